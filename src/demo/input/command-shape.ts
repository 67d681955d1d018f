import { z } from 'zod';

const SUBCOMMAND = 1;
const TEXT = 3;
const WHOLE_NUMBER = 4;
const YES_OR_NO = 5;
const PERSON = 6;
const CHANNEL = 7;
const ROLE = 8;
const NUMBER = 10;
const FILE = 11;

const inLanguages = z.record(z.string(), z.string()).nullish();
const choice = z.object({
	name: z.string(),
	name_localizations: inLanguages,
	value: z.union([z.string(), z.number()]),
});
const option = z.object({
	name: z.string(),
	description: z.string(),
	description_localizations: inLanguages,
	type: z.number(),
	autocomplete: z.boolean().optional(),
	choices: z.array(choice).default([]),
	min_value: z.number().optional(),
	max_value: z.number().optional(),
});
const payload = z.object({
	name: z.string(),
	description: z.string(),
	description_localizations: inLanguages,
	options: z.array(option.extend({ options: z.array(option).default([]) })).default([]),
});

export type Choice = { readonly name: string; readonly value: string | number };

export type OptionShape = {
	readonly name: string;
	readonly description: string;
	/** `text` runs to the end of the line or to the next named option; the others are one word. */
	readonly kind:
		| 'text'
		| 'suggested'
		| 'chosen'
		| 'yes-or-no'
		| 'whole-number'
		| 'number'
		| 'role'
		| 'person'
		| 'channel'
		| 'file'
		| 'other';
	readonly choices: readonly Choice[];
	/** Of numbers. */
	readonly least?: number | undefined;
	readonly most?: number | undefined;
};

/** A slash command as far as somebody who types it needs to know it. */
export type CommandShape = {
	/** With its subcommand: `settings quota`. */
	readonly name: string;
	readonly description: string;
	readonly options: readonly OptionShape[];
};

/** From the definition that the bot registered with Discord, for a reader of `locale`: one shape, or one for each subcommand. */
export function commandShapes(registered: unknown, locale: string): CommandShape[] {
	const command = payload.parse(registered);
	const { name, options } = command;
	const shapeOf = (one: z.infer<typeof option>) => optionShape(one, locale);
	const subcommands = options.filter(({ type }) => type === SUBCOMMAND);
	if (subcommands.length === 0)
		return [{ name, description: described(command, locale), options: options.map(shapeOf) }];
	return subcommands.map((one) => ({
		name: `${name} ${one.name}`,
		description: described(one, locale),
		options: one.options.map(shapeOf),
	}));
}

/** The command at the start of what stands behind the slash, and where its name ends. */
export function findCommand(
	commands: readonly CommandShape[],
	typed: string,
): { shape: CommandShape; end: number } | undefined {
	for (const shape of commands) {
		const name = new RegExp(`^${shape.name.replaceAll(' ', '\\s+')}(?!\\S)`, 'u').exec(typed);
		if (name) return { shape, end: name[0].length };
	}
	return undefined;
}

function described(
	given: Pick<z.infer<typeof option>, 'description' | 'description_localizations'>,
	locale: string,
): string {
	return given.description_localizations?.[locale] ?? given.description;
}

function optionShape(given: z.infer<typeof option>, locale: string): OptionShape {
	const { name, min_value: least, max_value: most } = given;
	const choices = given.choices.map(({ name: usual, name_localizations: names, value }) => ({
		name: names?.[locale] ?? usual,
		value,
	}));
	const description = described(given, locale);
	return { name, description, kind: kindOf(given), choices, least, most };
}

function kindOf({ type, autocomplete, choices }: z.infer<typeof option>): OptionShape['kind'] {
	if (type === YES_OR_NO) return 'yes-or-no';
	if (type === FILE) return 'file';
	if (type === ROLE) return 'role';
	if (type === PERSON) return 'person';
	if (type === CHANNEL) return 'channel';
	if (choices.length > 0) return 'chosen';
	if (type === WHOLE_NUMBER) return 'whole-number';
	if (type === NUMBER) return 'number';
	if (type !== TEXT) return 'other';
	return autocomplete ? 'suggested' : 'text';
}
