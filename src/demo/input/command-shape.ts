import { z } from 'zod';

const TEXT = 3;
const YES_OR_NO = 5;
const FILE = 11;

const choice = z.object({ name: z.string(), value: z.string() });
const payload = z.object({
	name: z.string(),
	description: z.string(),
	options: z
		.array(
			z.object({
				name: z.string(),
				description: z.string(),
				type: z.number(),
				autocomplete: z.boolean().optional(),
				choices: z.array(choice).optional(),
			}),
		)
		.optional(),
});

export type Choice = z.infer<typeof choice>;

export type OptionShape = {
	readonly name: string;
	readonly description: string;
	/** `text` runs to the end of the line or to the next named option; the others are one word. */
	readonly kind: 'text' | 'suggested' | 'chosen' | 'yes-or-no' | 'file' | 'other';
	readonly choices: readonly Choice[];
};

/** A slash command as far as somebody who types it needs to know it. */
export type CommandShape = {
	readonly name: string;
	readonly description: string;
	readonly options: readonly OptionShape[];
};

/** From the definition that the bot registered with Discord. */
export function commandShape(registered: unknown): CommandShape {
	const { name, description, options = [] } = payload.parse(registered);
	return {
		name,
		description,
		options: options.map(({ choices = [], ...option }) => ({
			name: option.name,
			description: option.description,
			kind: kindOf(option.type, option.autocomplete ?? false, choices.length > 0),
			choices,
		})),
	};
}

function kindOf(type: number, isSuggested: boolean, isChosen: boolean): OptionShape['kind'] {
	if (type === YES_OR_NO) return 'yes-or-no';
	if (type === FILE) return 'file';
	if (type !== TEXT) return 'other';
	if (isChosen) return 'chosen';
	return isSuggested ? 'suggested' : 'text';
}
