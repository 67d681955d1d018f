import { type Choices, subcommand } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { managedServer } from './managed-server.ts';
import { changeServer, sayChanged, sayHowTo } from './settings-change.ts';

export const threadSettings = subcommand({
	name: 'threads',
	description: 'settings.threads-description',
	options: {
		mode: {
			type: 'string',
			description: 'settings.threads-option-mode',
			choices: [
				{ name: 'settings.threads-mode-never', value: 'never' },
				{ name: 'settings.threads-mode-offer', value: 'offer' },
				{ name: 'settings.threads-mode-always', value: 'always' },
			],
		},
	},
	acknowledge: () => 'private',
	async run({ options: { mode }, ...call }, services) {
		const serverId = managedServer(call);
		if (mode === undefined) {
			const choices = await services.settings.read(`server:${serverId}`);
			await call.reply(...threadsInWords(choices), sayHowTo(call, 'threads', ['mode']));
			return;
		}
		const after = await changeServer(serverId, 'threads', call, services, (_, by) => ({
			threads: { mode, ...by },
		}));
		await call.reply(...threadsInWords(after));
	},
});

/** Where nobody chose, a mention is answered where it stands. */
export const threadsInWords = ({ threads }: Choices): readonly Sentence[] => [
	say(`settings.threads-${threads?.mode ?? 'never'}`),
	...(threads ? [sayChanged(threads)] : []),
];
