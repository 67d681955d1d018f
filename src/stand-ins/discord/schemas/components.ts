import { z } from 'zod';
import { complain, lengthOf, parseForm } from '../form.ts';
import type { Json } from '../records.ts';
import { isObject, refuse } from '../refusal.ts';
import * as part from './component-parts.ts';

const row = z
	.object({
		type: z.literal(1),
		components: z
			.array(z.discriminatedUnion('type', [part.button, part.stringSelect, part.entitySelect]))
			.min(1)
			.max(5),
	})
	.superRefine(({ components }, context) => {
		if (components.length > 1 && components.some(({ type }) => type !== 2)) {
			complain(context, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select menu fills its row', [
				'components',
			]);
		}
	});

const section = z.object({
	type: z.literal(9),
	components: z.array(part.textDisplay).min(1).max(3),
	accessory: z.discriminatedUnion('type', [part.button, part.thumbnail]),
});

const blocks = [
	row,
	section,
	part.textDisplay,
	part.gallery,
	part.fileComponent,
	part.separator,
] as const;

const container = z.object({
	type: z.literal(17),
	components: z.array(z.discriminatedUnion('type', blocks)).min(1),
	accent_color: z.number().int().min(0).max(0xff_ff_ff).nullish(),
	spoiler: z.boolean().nullish(),
});

const legacyRoots = z.array(z.discriminatedUnion('type', [row])).max(5);
const v2Roots = z.array(z.discriminatedUnion('type', [...blocks, container]));

/** Everything in a tree of components, the parts of parts included. */
export function flatten(components: readonly unknown[]): Json[] {
	return components.filter(isObject).flatMap((component) => {
		const inner = Array.isArray(component['components']) ? component['components'] : [];
		const beside = [component['accessory'], component['component']];
		return [component, ...flatten([...inner, ...beside])];
	});
}

const withCustomIdsUnique = (context: z.core.$RefinementCtx<unknown>, all: readonly Json[]) => {
	const seen = new Set<unknown>();
	for (const { custom_id: id } of all) {
		if (id !== undefined && seen.has(id)) {
			complain(
				context,
				'COMPONENT_CUSTOM_ID_DUPLICATED',
				'Component custom id cannot be duplicated',
				['components'],
			);
		}
		if (id !== undefined) seen.add(id);
	}
};

const uniqueIds = z
	.looseObject({ components: z.array(z.unknown()) })
	.superRefine((value, context) => {
		withCustomIdsUnique(context, flatten(value.components));
	});

const v2Totals = z
	.looseObject({ components: z.array(z.unknown()) })
	.superRefine((value, context) => {
		const all = flatten(value.components);
		if (all.length > 40) {
			complain(
				context,
				'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
				'The total number of components cannot exceed 40',
				['components'],
			);
		}
		const textLength = displays(all).reduce((sum, content) => sum + lengthOf(content), 0);
		if (textLength > 4_000) {
			complain(
				context,
				'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
				'Components displayable text size exceeds maximum size of 4000',
				['components'],
			);
		}
	});

/** Refuses what may not stand in a message; the tree is checked as the flag says. */
export function checkComponents(components: readonly unknown[], isV2: boolean): void {
	const roots = isV2 ? v2Roots : legacyRoots;
	parseForm(z.looseObject({ components: roots }), { components });
	parseForm(uniqueIds, { components });
	if (!isV2) return;
	parseForm(v2Totals, { components });
	refuseSilentlyTooBig(flatten(components));
}

const displays = (all: readonly Json[]) =>
	all.filter(({ type }) => type === 10).map(({ content }) => String(content));

// Discord answers a bare 500 here (api-docs #8554, #7528).
function refuseSilentlyTooBig(all: readonly Json[]): void {
	const texts = displays(all);
	const bytes = texts.reduce((sum, content) => sum + Buffer.byteLength(content), 12 * texts.length);
	const mediaCount = all.reduce(
		(sum, { items }) => sum + (Array.isArray(items) ? items.length : 0),
		0,
	);
	if (bytes > 10_170 || mediaCount > 64) throw refuse.internal();
}
