import { type Choices, subcommand } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { managedServer } from './managed-server.ts';
import { changeServer, sayChanged, sayHowTo } from './settings-change.ts';

const AS_DISCORD = 'discord';

/** Each by its own name. */
const LANGUAGES = [
	{ name: 'settings.language-en', value: 'en-US' },
	{ name: 'settings.language-zh-cn', value: 'zh-CN' },
	{ name: 'settings.language-zh-tw', value: 'zh-TW' },
] as const;

export const languageSettings = subcommand({
	name: 'language',
	description: 'settings.language-description',
	options: {
		language: {
			type: 'string',
			description: 'settings.language-option-language',
			choices: [...LANGUAGES, { name: 'settings.language-discord', value: AS_DISCORD }],
		},
	},
	acknowledge: () => 'private',
	async run({ options: { language }, ...call }, services) {
		const serverId = managedServer(call);
		if (language === undefined) {
			const choices = await services.settings.read(`server:${serverId}`);
			await call.reply(
				...languageInWords(choices, call.speak),
				sayHowTo(call, 'language', ['language']),
			);
			return;
		}
		const after = await changeServer(serverId, 'language', call, services, (_, by) => ({
			language: language === AS_DISCORD ? null : { locale: language, ...by },
		}));
		await call.reply(...languageInWords(after, call.speak));
	},
});

export function languageInWords(
	{ language }: Choices,
	speak: (sentence: Sentence) => string,
): readonly Sentence[] {
	if (!language) return [say('settings.language-as-discord')];
	const { locale } = language;
	const known = LANGUAGES.find(({ value }) => value === locale);
	const name = known ? speak(say(known.name)) : locale;
	return [say('settings.language-is', { name }), sayChanged(language)];
}
