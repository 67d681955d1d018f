import { type InForce, subcommand } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { managedServer } from './managed-server.ts';
import { changePlace, sayChanged, sayHowTo } from './settings-change.ts';

export const quietSettings = subcommand({
	name: 'quiet',
	description: 'settings.quiet-description',
	options: { on: { type: 'boolean', description: 'settings.quiet-option-on' } },
	acknowledge: () => 'private',
	async run({ options: { on }, ...call }, services) {
		managedServer(call);
		if (on !== undefined) {
			await changePlace('quiet', call, services, (_, by) => ({ quiet: on ? by : null }));
		}
		await call.reply(
			...quietInWords(await services.choices.inForce(call)),
			...(on === undefined ? [sayHowTo(call, 'quiet', ['on'])] : []),
		);
	},
});

/** Also where the channel of a thread is quiet; the thread cannot undo that. */
export const quietInWords = ({ quiet }: Pick<InForce, 'quiet'>): readonly Sentence[] =>
	quiet
		? [say(`settings.quiet-by-${quiet.by}`), sayChanged(quiet.choice)]
		: [say('settings.quiet-usual')];
