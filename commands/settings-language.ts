import { type Choices, subcommand } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { languageName, spokenLanguages } from '../src/render/languages.ts';
import { managedServer } from './managed-server.ts';
import { changeServer, sayChanged, sayHowTo } from './settings-change.ts';

const AS_DISCORD = 'discord';

export const languageSettings = subcommand({
	name: 'language',
	description: 'settings.language-description',
	options: {
		language: {
			type: 'string',
			description: 'settings.language-option-language',
			choices: [
				...spokenLanguages.map(({ locale, name }) => ({ ownName: name, value: locale })),
				{ name: 'settings.language-discord', value: AS_DISCORD },
			],
		},
	},
	acknowledge: () => 'private',
	async run({ options: { language }, ...call }, services) {
		const serverId = managedServer(call);
		if (language === undefined) {
			const choices = await services.settings.read(`server:${serverId}`);
			await call.reply(...languageInWords(choices), sayHowTo(call, 'language', ['language']));
			return;
		}
		const after = await changeServer(serverId, 'language', call, services, (_, by) => ({
			language: language === AS_DISCORD ? null : { locale: language, ...by },
		}));
		await call.reply(...languageInWords(after));
	},
});

export const languageInWords = ({ language }: Choices): readonly Sentence[] =>
	language
		? [say('settings.language-is', { name: languageName(language.locale) }), sayChanged(language)]
		: [say('settings.language-as-discord')];
