import { type Choices, subcommand } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { managedServer } from './managed-server.ts';
import { changedNow, noteChangeHere, sayChanged, sayHowTo } from './settings-change.ts';

export const quietSettings = subcommand({
	name: 'quiet',
	description: 'settings.quiet-description',
	options: { on: { type: 'boolean', description: 'settings.quiet-option-on' } },
	acknowledge: () => 'private',
	async run({ options: { on }, ...call }, services) {
		managedServer(call);
		const scope = `place:${call.place.key}` as const;
		if (on === undefined) {
			const choices = await services.settings.read(scope);
			await call.reply(...quietInWords(choices), sayHowTo(call, 'quiet', ['on']));
			return;
		}
		const quiet = on ? changedNow(call, services) : null;
		const after = await services.settings.change(scope, { quiet });
		await noteChangeHere('quiet', call, services);
		await call.reply(...quietInWords(after));
	},
});

export const quietInWords = ({ quiet }: Choices): readonly Sentence[] =>
	quiet ? [say('settings.quiet-quiet'), sayChanged(quiet)] : [say('settings.quiet-usual')];
