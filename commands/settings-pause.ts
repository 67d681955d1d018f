import { type Choices, subcommand } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { managedServer } from './managed-server.ts';
import { changeServer, endUnwelcome, sayChanged, sayHowTo } from './settings-change.ts';

export const pauseSettings = subcommand({
	name: 'pause',
	description: 'settings.pause-description',
	options: { on: { type: 'boolean', description: 'settings.pause-option-on' } },
	acknowledge: () => 'private',
	async run({ options: { on }, ...call }, services) {
		const serverId = managedServer(call);
		if (on === undefined) {
			const choices = await services.settings.read(`server:${serverId}`);
			await call.reply(...pauseInWords(choices), sayHowTo(call, 'pause', ['on']));
			return;
		}
		const after = await changeServer(serverId, 'pause', call, services, (_, by) => ({
			pause: on ? by : null,
		}));
		if (on) await endUnwelcome(serverId, services);
		const wayBack = say('settings.pause-way-back', { settings: call.mention('settings pause') });
		await call.reply(...pauseInWords(after), ...(on ? [wayBack] : []));
	},
});

export const pauseInWords = ({ pause }: Choices): readonly Sentence[] =>
	pause ? [say('settings.pause-paused'), sayChanged(pause)] : [say('settings.pause-running')];
