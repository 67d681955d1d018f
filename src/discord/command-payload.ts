import {
	type APIApplicationCommandBasicOption,
	type APIApplicationCommandSubcommandOption,
	ApplicationCommandOptionType,
	ApplicationCommandType,
	ApplicationIntegrationType,
	ChannelType,
	InteractionContextType,
	Locale,
	type LocalizationMap,
	PermissionFlagsBits,
	type RESTPostAPIChatInputApplicationCommandsJSONBody,
	type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { MenuCommand, Option, SlashCommand, SlashGroup, Subcommand } from '../command.ts';
import type { SentenceKey } from '../locales/keys.ts';

/** A sentence in a language as Discord names it; in the default one without. */
export type Describe = (key: SentenceKey, locale?: string) => string;

export type CommandPayload =
	| RESTPostAPIChatInputApplicationCommandsJSONBody
	| RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** `server`: registered in one server, where Discord knows no contexts and no installations. */
export type Scope = 'global' | 'server';

const CONTEXTS = {
	server: InteractionContextType.Guild,
	'bot-dm': InteractionContextType.BotDM,
	'private-channel': InteractionContextType.PrivateChannel,
} as const;

/** Channels that can hold a question, or threads in which one can be asked. */
const TALKED_IN = [
	ChannelType.GuildText,
	ChannelType.GuildVoice,
	ChannelType.GuildAnnouncement,
	ChannelType.AnnouncementThread,
	ChannelType.PublicThread,
	ChannelType.PrivateThread,
	ChannelType.GuildStageVoice,
	ChannelType.GuildForum,
	ChannelType.GuildMedia,
] as const;

const MANAGERS = String(PermissionFlagsBits.ManageGuild);

const INSTALLATIONS = [
	ApplicationIntegrationType.GuildInstall,
	ApplicationIntegrationType.UserInstall,
];

/** What Discord is told of a command, in every language that says it differently. */
export function commandPayload(
	command: SlashCommand | SlashGroup | MenuCommand,
	describe: Describe,
	scope: Scope,
): CommandPayload {
	return command.kind === 'menu'
		? {
				type: ApplicationCommandType.Message,
				name: describe(command.name),
				name_localizations: translations(command.name, describe),
				...offer(command, scope),
			}
		: chatPayload(command, describe, scope);
}

function chatPayload(
	command: SlashCommand | SlashGroup,
	describe: Describe,
	scope: Scope,
): CommandPayload {
	return {
		type: ApplicationCommandType.ChatInput,
		name: command.name,
		...described(command.description, describe),
		options:
			command.kind === 'group'
				? command.subcommands.map((one) => subcommandPayload(one, describe))
				: optionPayloads(command, describe),
		...offer(command, scope),
	};
}

/** Where and to whom it is offered. */
function offer({ contexts, forManagers }: SlashCommand | SlashGroup | MenuCommand, scope: Scope) {
	return {
		// Written even when nobody is kept out: Discord keeps what a change leaves away.
		default_member_permissions: forManagers ? MANAGERS : null,
		...(scope === 'global' && {
			contexts: contexts.map((context) => CONTEXTS[context]),
			integration_types: INSTALLATIONS,
		}),
	};
}

function subcommandPayload(
	command: Subcommand,
	describe: Describe,
): APIApplicationCommandSubcommandOption {
	return {
		type: ApplicationCommandOptionType.Subcommand,
		name: command.name,
		...described(command.description, describe),
		options: optionPayloads(command, describe),
	};
}

function optionPayloads({ options }: Subcommand, describe: Describe) {
	// Discord refuses a command whose required options do not come first.
	const ordered = Object.entries(options).sort(
		([, one], [, other]) => Number(other.required ?? false) - Number(one.required ?? false),
	);
	return ordered.map(([name, option]) => optionPayload(name, option, describe));
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
	if (option.type === 'role') return { type: ApplicationCommandOptionType.Role, ...shared };
	if (option.type === 'user') return { type: ApplicationCommandOptionType.User, ...shared };
	if (option.type === 'channel') {
		return {
			type: ApplicationCommandOptionType.Channel,
			...shared,
			channel_types: [...TALKED_IN],
		};
	}
	if (option.type === 'integer') {
		return { type: ApplicationCommandOptionType.Integer, ...shared, ...range(option) };
	}
	if (option.type === 'number') {
		const number = {
			type: ApplicationCommandOptionType.Number,
			...shared,
			...range(option),
		} as const;
		if (!option.choices) return number;
		return { ...number, choices: option.choices.map((value) => ({ name: String(value), value })) };
	}
	const text = {
		type: ApplicationCommandOptionType.String,
		...shared,
		...(option.maxLength !== undefined && { max_length: option.maxLength }),
	} as const;
	if (option.suggest) return { ...text, autocomplete: true };
	if (!option.choices) return text;
	return {
		...text,
		choices: option.choices.map((choice) =>
			'ownName' in choice
				? { name: choice.ownName, value: choice.value }
				: {
						name: describe(choice.name),
						name_localizations: translations(choice.name, describe),
						value: choice.value,
					},
		),
	};
}

function range({ min, max }: { readonly min?: number; readonly max?: number }) {
	return {
		...(min !== undefined && { min_value: min }),
		...(max !== undefined && { max_value: max }),
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
