import { z } from 'zod';
import { complain, text } from '../form.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

export const optionType = {
	subcommand: 1,
	group: 2,
	string: 3,
	integer: 4,
	boolean: 5,
	user: 6,
	channel: 7,
	role: 8,
	mentionable: 9,
	number: 10,
	attachment: 11,
} as const;

/** A lower-case name of a chat command or an option. */
export const lowerName = z.string().superRefine((value, context) => {
	if (NAME.test(value) && value === value.toLowerCase()) return;
	complain(context, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});

const dictionary = <T extends z.ZodType>(value: T) => z.record(z.string(), value).nullish();
export const nameTexts = { name_localizations: dictionary(text(1, 32)) };
export const descriptionTexts = { description_localizations: dictionary(text(1, 100)) };

const choice = z.object({
	name: text(1, 100),
	name_localizations: dictionary(text(1, 100)),
	value: z.union([text(1, 100), z.number()]),
});

const fields = {
	name: lowerName,
	...nameTexts,
	description: text(1, 100),
	...descriptionTexts,
};

const valueOption = z.object({
	...fields,
	type: z.literal([3, 4, 5, 6, 7, 8, 9, 10, 11]),
	required: z.boolean().nullish(),
	autocomplete: z.boolean().nullish(),
	choices: z.array(choice).max(25).nullish(),
	min_length: z.number().int().min(0).max(6_000).nullish(),
	max_length: z.number().int().min(1).max(6_000).nullish(),
	min_value: z.number().nullish(),
	max_value: z.number().nullish(),
	channel_types: z.array(z.number().int()).nullish(),
});

const checkedValueOption = valueOption.superRefine((option, context) => {
	if (option.autocomplete && option.choices?.length) {
		complain(
			context,
			'APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE',
			'Choices and autocomplete are mutually exclusive',
			['choices'],
		);
	}
	const completes = option.type === 3 || option.type === 4 || option.type === 10;
	if (option.autocomplete && !completes) {
		complain(context, 'BASE_TYPE_CHOICES', 'This option type has no autocomplete', [
			'autocomplete',
		]);
	}
	if (!completes && option.choices?.length) {
		complain(context, 'BASE_TYPE_CHOICES', 'This option type has no choices', ['choices']);
	}
	for (const [index, { value }] of (option.choices ?? []).entries()) {
		checkKind(context, option.type, value, ['choices', index, 'value']);
	}
	for (const bound of ['min_value', 'max_value'] as const) {
		const value = option[bound];
		if (option.type === 4 && typeof value === 'number') checkKind(context, 4, value, [bound]);
	}
});

/** A choice has the type of its option; whole numbers are those that a double holds exactly. */
function checkKind(
	context: z.core.$RefinementCtx<unknown>,
	type: number,
	value: string | number,
	path: (string | number)[],
): void {
	if (type === 3 && typeof value !== 'string') {
		complain(context, 'STRING_TYPE_CONVERT', `Could not interpret "${value}" as string.`, path);
	}
	if (type === 4 && !Number.isSafeInteger(value)) {
		complain(context, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`, path);
	}
	if (type === 10 && typeof value !== 'number') {
		complain(context, 'NUMBER_TYPE_COERCE', `Value "${value}" is not a number.`, path);
	}
}

export interface NamedOption {
	readonly name: string;
	readonly required?: boolean | null | undefined;
}

/** Required first, no two of one name. */
export function checkOptionList(
	context: z.core.$RefinementCtx<unknown>,
	options: readonly NamedOption[],
	prefix: readonly string[] = [],
): void {
	const seen = new Set<string>();
	let optionalSeen = false;
	options.forEach((option, index) => {
		if (seen.has(option.name)) {
			complain(
				context,
				'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
				'The name is already used for another option',
				[...prefix, index, 'name'],
			);
		}
		if (option.required && optionalSeen) {
			complain(
				context,
				'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
				'Required options must be placed before non-required options',
				[...prefix, index],
			);
		}
		seen.add(option.name);
		optionalSeen ||= !option.required;
	});
}

const valueOptions = z
	.array(checkedValueOption)
	.max(25)
	.superRefine((options, context) => checkOptionList(context, options))
	.nullish();

const subcommand = z.object({ ...fields, type: z.literal(1), options: valueOptions });
const group = z.object({
	...fields,
	type: z.literal(2),
	options: z
		.array(subcommand)
		.min(1)
		.max(25)
		.superRefine((options, context) => checkOptionList(context, options)),
});

export const commandOption = z.discriminatedUnion('type', [checkedValueOption, subcommand, group]);
