import {
	type APIApplicationCommandBasicOption,
	ApplicationCommandOptionType,
	ApplicationCommandType,
	ApplicationIntegrationType,
	InteractionContextType,
	Locale,
	type LocalizationMap,
	type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Option, SlashCommand } from '../command.ts';
import type { SentenceKey } from '../locales/keys.ts';

/** A sentence in a language as Discord names it; in the default one without. */
export type Describe = (key: SentenceKey, locale?: string) => string;

export type CommandPayload = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** `server`: registered in one server, where Discord knows no contexts and no installations. */
export type Scope = 'global' | 'server';

const CONTEXTS = {
	server: InteractionContextType.Guild,
	'bot-dm': InteractionContextType.BotDM,
	'private-channel': InteractionContextType.PrivateChannel,
} as const;

const INSTALLATIONS = [
	ApplicationIntegrationType.GuildInstall,
	ApplicationIntegrationType.UserInstall,
];

/** What Discord is told of a command, in every language that says it differently. */
export function commandPayload(
	command: SlashCommand,
	describe: Describe,
	scope: Scope,
): CommandPayload {
	// Discord refuses a command whose required options do not come first.
	const options = Object.entries(command.options).sort(
		([, one], [, other]) => Number(other.required ?? false) - Number(one.required ?? false),
	);
	return {
		type: ApplicationCommandType.ChatInput,
		name: command.name,
		...described(command.description, describe),
		options: options.map(([name, option]) => optionPayload(name, option, describe)),
		...(scope === 'global' && {
			contexts: command.contexts.map((context) => CONTEXTS[context]),
			integration_types: INSTALLATIONS,
		}),
	};
}

function optionPayload(
	name: string,
	option: Option,
	describe: Describe,
): APIApplicationCommandBasicOption {
	const shared = {
		name,
		...described(option.description, describe),
		required: option.required ?? false,
	};
	if (option.type === 'boolean') return { type: ApplicationCommandOptionType.Boolean, ...shared };
	if (option.type === 'file') return { type: ApplicationCommandOptionType.Attachment, ...shared };
	const text = {
		type: ApplicationCommandOptionType.String,
		...shared,
		...(option.maxLength !== undefined && { max_length: option.maxLength }),
	} as const;
	if (option.suggest) return { ...text, autocomplete: true };
	if (!option.choices) return text;
	return {
		...text,
		choices: option.choices.map(({ name: key, value }) => ({
			name: describe(key),
			name_localizations: translations(key, describe),
			value,
		})),
	};
}

function described(key: SentenceKey, describe: Describe) {
	return { description: describe(key), description_localizations: translations(key, describe) };
}

function translations(key: SentenceKey, describe: Describe): LocalizationMap {
	const original = describe(key);
	const others = Object.values(Locale).map((locale) => [locale, describe(key, locale)] as const);
	return Object.fromEntries(others.filter(([, text]) => text !== original));
}
