import { z } from 'zod';
import { complain, text } from '../form.ts';

const LINK_STYLE = 5;
const customId = text(1, 100);
const emoji = z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish();
const media = z.object({ url: text(1, 2048) });

export const button = z
	.object({
		type: z.literal(2),
		style: z.number().int().min(1).max(6),
		label: text(0, 80).nullish(),
		custom_id: customId.nullish(),
		url: text(1, 512).nullish(),
		disabled: z.boolean().nullish(),
		emoji,
	})
	.superRefine((value, context) => {
		const isLink = value.style === LINK_STYLE;
		if (isLink && !value.url) complain(context, 'BASE_TYPE_REQUIRED', 'A url is required', ['url']);
		if (!isLink && !value.custom_id) {
			complain(context, 'BASE_TYPE_REQUIRED', 'A custom id is required', ['custom_id']);
		}
		if (value.url && value.custom_id) {
			complain(
				context,
				'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
				'A custom id and url cannot both be specified',
			);
		}
		if (!value.label && !value.emoji) {
			complain(context, 'BUTTON_COMPONENT_INVALID', 'A button needs a label or an emoji', [
				'label',
			]);
		}
	});

const selectFields = {
	custom_id: customId,
	placeholder: text(0, 150).nullish(),
	min_values: z.number().int().min(0).max(25).nullish(),
	max_values: z.number().int().min(1).max(25).nullish(),
	disabled: z.boolean().nullish(),
	required: z.boolean().nullish(),
};

const selectOption = z.object({
	label: text(1, 100),
	value: text(1, 100),
	description: text(0, 100).nullish(),
	default: z.boolean().nullish(),
	emoji,
});

export const stringSelect = z
	.object({ type: z.literal(3), ...selectFields, options: z.array(selectOption).min(1).max(25) })
	.superRefine(({ options }, context) => {
		const seen = new Set<string>();
		options.forEach(({ value }, index) => {
			if (seen.has(value)) {
				complain(
					context,
					'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
					'The specified option value is already used',
					['options', index, 'value'],
				);
			}
			seen.add(value);
		});
	});

export const entitySelect = z.object({ type: z.literal([5, 6, 7, 8]), ...selectFields });

export const textInput = z.object({
	type: z.literal(4),
	custom_id: customId,
	style: z.literal([1, 2]),
	label: text(1, 45).nullish(),
	min_length: z.number().int().min(0).max(4_000).nullish(),
	max_length: z.number().int().min(1).max(4_000).nullish(),
	required: z.boolean().nullish(),
	value: text(0, 4_000).nullish(),
	placeholder: text(0, 100).nullish(),
});

export const textDisplay = z.object({ type: z.literal(10), content: text(1, 4_000) });
export const thumbnail = z.object({
	type: z.literal(11),
	media,
	description: text(0, 1_024).nullish(),
	spoiler: z.boolean().nullish(),
});
export const gallery = z.object({
	type: z.literal(12),
	items: z
		.array(
			z.object({ media, description: text(0, 1_024).nullish(), spoiler: z.boolean().nullish() }),
		)
		.min(1)
		.max(10),
});
export const fileComponent = z.object({
	type: z.literal(13),
	file: media,
	spoiler: z.boolean().nullish(),
});
export const separator = z.object({
	type: z.literal(14),
	divider: z.boolean().nullish(),
	spacing: z.literal([1, 2]).nullish(),
});
export const fileUpload = z.object({
	type: z.literal(19),
	custom_id: customId,
	min_values: z.number().int().min(0).max(10).nullish(),
	max_values: z.number().int().min(1).max(10).nullish(),
	required: z.boolean().nullish(),
});
