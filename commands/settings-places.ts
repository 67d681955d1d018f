import { isDeepStrictEqual } from 'node:util';
import { type Choices, subcommand } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { isEveryone, managedServer } from './managed-server.ts';
import { changeServer, endUnwelcome, sayHowTo } from './settings-change.ts';
import { emptiedInWords, placesInWords, targetsInWords } from './settings-places-words.ts';

type Places = NonNullable<Choices['places']>;
type Door = Places['channels'];
type Rule = 'allow' | 'deny' | 'remove';

/** All lists of people in one sentence still fit into a message. */
const MOST_LISTED = 20;

const NOBODY: Door = { allow: [], deny: [] };

export const placeSettings = subcommand({
	name: 'places',
	description: 'settings.places-description',
	options: {
		rule: {
			type: 'string',
			description: 'settings.places-option-rule',
			choices: [
				{ name: 'settings.places-rule-allow', value: 'allow' },
				{ name: 'settings.places-rule-deny', value: 'deny' },
				{ name: 'settings.places-rule-remove', value: 'remove' },
				{ name: 'settings.places-rule-clear', value: 'clear' },
			],
		},
		channel: { type: 'channel', description: 'settings.places-option-channel' },
		role: { type: 'role', description: 'settings.places-option-role' },
		person: { type: 'user', description: 'settings.places-option-person' },
	},
	acknowledge: () => 'private',
	async run({ options, ...call }, services) {
		const serverId = managedServer(call);
		const { rule, ...targets } = options;
		const isNamed = Object.values(targets).some((id) => id !== undefined);
		if (rule === undefined && !isNamed) {
			const choices = await services.settings.read(`server:${serverId}`);
			const names = ['rule', 'channel', 'role', 'person'];
			await call.reply(...placesInWords(choices), sayHowTo(call, 'places', names));
			return;
		}
		if (rule === undefined) fail(say('settings.places-rule-missing'));
		if (rule !== 'clear' && !isNamed) fail(say('settings.places-target-missing'));
		if (isEveryone(targets.role, serverId)) fail(say('settings.places-everyone'));
		let before: Choices['places'];
		const after = await changeServer(serverId, 'places', call, services, (choices, by) => {
			before = choices.places;
			if (rule === 'clear' && !isNamed) return { places: null };
			const { channels = NOBODY, people = NOBODY, roles = NOBODY } = choices.places ?? {};
			const as = rule === 'clear' ? 'remove' : rule;
			const places = {
				channels: changed(channels, targets.channel, as),
				people: changed(people, targets.person, as),
				roles: changed(roles, targets.role, as),
			};
			if (as === 'remove' && isDeepStrictEqual(places, { channels, people, roles }))
				fail(say('settings.places-not-listed', { targets: targetsInWords(targets) }));
			return { places: isOpen(places) ? null : { ...places, ...by } };
		});
		await endUnwelcome(serverId, services);
		const why = await services.answers.whyUnwelcome(call);
		await call.reply(
			...emptiedInWords(before, after.places),
			...placesInWords(after),
			...(why === 'channel' || why === 'person' ? [say('settings.places-you-too')] : []),
		);
	},
});

function changed({ allow, deny }: Door, id: string | undefined, rule: Rule): Door {
	if (id === undefined) return { allow, deny };
	const listed = (ids: readonly string[], isOn: boolean) =>
		ids.includes(id) === isOn ? ids : isOn ? [...ids, id] : ids.filter((one) => one !== id);
	const after = { allow: listed(allow, rule === 'allow'), deny: listed(deny, rule === 'deny') };
	if (Math.max(after.allow.length, after.deny.length) > MOST_LISTED)
		fail(say('settings.places-too-many', { most: MOST_LISTED }));
	return after;
}

const isOpen = (places: Pick<Places, 'channels' | 'people' | 'roles'>) =>
	[places.channels, places.people, places.roles].every(
		({ allow, deny }) => allow.length + deny.length === 0,
	);
