import { slash } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';
import { currentModel, sayCurrent } from './current-model.ts';

export const help = slash({
	name: 'help',
	description: 'help.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	options: {},
	acknowledge: () => 'private',
	async run({ mention, reply, ...call }, services) {
		await reply(
			say('help.what'),
			say('help.ask', { ask: mention('ask') }),
			say(call.place.kind === 'dm' ? 'help.dm' : 'help.channel'),
			say('help.model', { model: mention('model') }),
			say('help.reset', { reset: mention('reset') }),
			say('help.quota', { quota: mention('quota') }),
			...(call.may.manageServer && call.place.serverId !== undefined
				? [say('help.settings', { settings: mention('settings quota') })]
				: []),
			...sayCurrent(await currentModel(call, services)),
			say('help.privacy', { reset: mention('reset') }),
		);
	},
});
