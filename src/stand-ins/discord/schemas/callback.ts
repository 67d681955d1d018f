import { z } from 'zod';
import { complain, text } from '../form.ts';
import { flag } from '../messages/flags.ts';
import { invalidForm } from '../refusal.ts';
import * as part from './component-parts.ts';

export const callbackForm = z.object({ type: z.number().int(), data: z.unknown().optional() });

export const deferForm = z.object({
	flags: z
		.number()
		.int()
		.superRefine((value, context) => {
			if ((value & ~flag.ephemeral) !== 0) {
				complain(context, 'BASE_TYPE_CHOICES', 'Only EPHEMERAL may be set on a deferred answer.');
			}
		})
		.nullish(),
});

const localizations = z.record(z.string(), text(1, 100)).nullish();
const choice = z.object({
	name: text(1, 100),
	name_localizations: localizations,
	value: z.union([text(1, 100), z.number()]),
});
export const choicesForm = z.object({ choices: z.array(choice).max(25) });

const label = z.object({
	type: z.literal(18),
	label: text(1, 45),
	description: text(0, 100).nullish(),
	component: z.discriminatedUnion('type', [
		part.textInput,
		part.stringSelect,
		part.entitySelect,
		part.fileUpload,
	]),
});
const inputRow = z.object({
	type: z.literal(1),
	components: z
		.array(
			part.textInput.superRefine(({ label: name }, context) => {
				if (!name) complain(context, 'BASE_TYPE_REQUIRED', 'This field is required', ['label']);
			}),
		)
		.length(1),
});
export const modalForm = z.object({
	custom_id: text(1, 100),
	title: text(1, 45),
	components: z
		.array(z.discriminatedUnion('type', [label, inputRow, part.textDisplay]))
		.min(1)
		.max(5),
});

/** Which answers an interaction of each type may get. */
const allowed: Readonly<Record<number, readonly number[]>> = {
	2: [4, 5, 9],
	3: [4, 5, 6, 7, 9],
	4: [8],
	5: [4, 5],
};

export function checkCallbackType(interactionType: number, onMessage: boolean, type: number): void {
	const types = [
		...(allowed[interactionType] ?? []),
		...(interactionType === 5 && onMessage ? [6, 7] : []),
	];
	if (types.includes(type)) return;
	throw invalidForm([
		{
			path: ['type'],
			code: 'BASE_TYPE_CHOICES',
			message: `Value must be one of {${types.join(', ')}}.`,
		},
	]);
}
