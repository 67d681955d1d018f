import { z } from 'zod';
import { complain, lengthOf, text } from '../form.ts';
import { isObject } from '../refusal.ts';
import {
	checkOptionList,
	commandOption,
	descriptionTexts,
	lowerName,
	type NamedOption,
	nameTexts,
} from './command-option.ts';

const MAX_CHARACTERS = 8_000;

const unique = (
	values: readonly number[] | null | undefined,
	context: z.core.$RefinementCtx<unknown>,
) => {
	if (values && new Set(values).size < values.length) {
		complain(context, 'SET_TYPE_CONTAINS_DUPLICATES', 'Values must be unique.');
	}
};

const places = (values: readonly number[]) =>
	z
		.array(z.literal([...values]))
		.min(1)
		.nullish()
		.superRefine(unique);

const chatType = 1;

export const commandForm = z
	.object({
		type: z.literal([1, 2, 3]).nullish(),
		name: text(1, 32),
		...nameTexts,
		description: text(0, 100).nullish(),
		...descriptionTexts,
		options: z.array(commandOption).max(25).nullish(),
		default_member_permissions: z.union([z.string().regex(/^\d+$/), z.number().int()]).nullish(),
		dm_permission: z.boolean().nullish(),
		contexts: places([0, 1, 2]),
		integration_types: places([0, 1]),
		nsfw: z.boolean().nullish(),
	})
	.superRefine((command, context) => {
		if ((command.type ?? chatType) === chatType) checkChatCommand(context, command);
		else checkMenuCommand(context, command);
		if (characters(command) > MAX_CHARACTERS) {
			complain(
				context,
				'APPLICATION_COMMAND_TOO_LARGE',
				`Command exceeds maximum size (${MAX_CHARACTERS})`,
			);
		}
	});

export type CommandForm = z.infer<typeof commandForm>;
type Context = z.core.$RefinementCtx<unknown>;
type Checked = Pick<CommandForm, 'name' | 'description' | 'options'>;

function checkChatCommand(context: Context, { name, description, options }: Checked): void {
	const checked = lowerName.safeParse(name);
	if (!checked.success) {
		complain(context, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid', ['name']);
	}
	if (!description)
		complain(context, 'BASE_TYPE_REQUIRED', 'This field is required', ['description']);
	const list = options ?? [];
	const nests = list.filter(({ type }) => type <= 2).length;
	if (nests > 0 && nests < list.length) {
		complain(
			context,
			'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
			'Sub-command and sub-command group option types are mutually exclusive to all other types',
			['options'],
		);
	}
	const named: readonly NamedOption[] = list;
	checkOptionList(context, named, ['options']);
}

function checkMenuCommand(context: Context, { description, options }: Checked): void {
	if (description) {
		complain(
			context,
			'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_EMPTY',
			'Context menu commands cannot have description',
			['description'],
		);
	}
	if (options?.length) {
		complain(
			context,
			'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_EMPTY',
			'Context menu commands cannot have options',
			['options'],
		);
	}
}

const longest = (word: unknown, localized: unknown) =>
	Math.max(
		lengthOf(typeof word === 'string' ? word : ''),
		...(isObject(localized) ? Object.values(localized).map((one) => lengthOf(String(one))) : []),
	);

/** Names, descriptions and string values, the longest localisation of each. */
function characters(node: unknown): number {
	if (!isObject(node)) return 0;
	const own =
		longest(node['name'], node['name_localizations']) +
		longest(node['description'], node['description_localizations']) +
		longest(node['value'], undefined);
	const inner = [node['options'], node['choices']].flatMap((list) =>
		Array.isArray(list) ? list : [],
	);
	return own + inner.reduce((sum: number, one) => sum + characters(one), 0);
}
