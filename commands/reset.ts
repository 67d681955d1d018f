import { slash } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';

export const reset = slash({
	name: 'reset',
	description: 'reset.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	options: {},
	acknowledge: () => 'public',
	async run({ person, place, may, ownsPlace, reply }, { answers, conversations }) {
		const everything = ownsPlace || may.manageMessages;
		const underWay = answers.disown(place.key, ...(everything ? [] : [person.id]));
		const kept = everything
			? await conversations.clear(place.key)
			: await conversations.dropPerson(person.id, place.key);
		const count = underWay + kept;
		if (count === 0) await reply(say('reset.nothing'));
		else await reply(say(everything ? 'reset.everything' : 'reset.own', { count }));
	},
});
