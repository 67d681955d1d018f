import {
	type APIApplicationCommandInteractionDataOption,
	type APIChatInputApplicationCommandInteractionData,
	ApplicationCommandOptionType,
	type InteractionType,
} from 'discord.js';
import type { OptionValue } from '../command.ts';
import { fileReference } from './file-reference.ts';

type Given<Type extends InteractionType> = APIApplicationCommandInteractionDataOption<Type>;

/** The command's name, with its subcommand if it has one, and the options that stand under it. */
export function calledCommand<Type extends InteractionType>({
	name,
	options = [],
}: {
	readonly name: string;
	readonly options?: readonly Given<Type>[];
}): { readonly name: string; readonly options: readonly Given<Type>[] } {
	const [first] = options;
	if (first?.type !== ApplicationCommandOptionType.Subcommand) return { name, options };
	return { name: `${name} ${first.name}`, options: first.options ?? [] };
}

/** What is called, and the values that its options were given. */
export function calledWithValues(data: APIChatInputApplicationCommandInteractionData): {
	readonly name: string;
	readonly options: Readonly<Record<string, OptionValue>>;
} {
	const { name, options } = calledCommand(data);
	const values = options.flatMap((option): [string, OptionValue][] => {
		if (option.type === ApplicationCommandOptionType.Attachment) {
			const file = data.resolved?.attachments?.[option.value];
			return file ? [[option.name, fileReference(file)]] : [];
		}
		return 'value' in option ? [[option.name, option.value]] : [];
	});
	return { name, options: Object.fromEntries(values) };
}
