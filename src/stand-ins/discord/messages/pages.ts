import { z } from 'zod';
import { complain } from '../form.ts';
import type { MessageRecord } from '../records.ts';
import { snowflake } from '../schemas/message.ts';

export const pageForm = z
	.object({
		limit: z.coerce.number().int().min(1).max(100).default(50),
		before: snowflake.optional(),
		after: snowflake.optional(),
		around: snowflake.optional(),
	})
	.superRefine(({ before, after, around }, context) => {
		if ([before, after, around].filter((one) => one !== undefined).length > 1) {
			complain(context, 'MUTUALLY_EXCLUSIVE', 'Only one of around, before and after may be given.');
		}
	});

type Page = z.infer<typeof pageForm>;

/** Of messages with the oldest first, those that are asked for: newest first. */
export function pageOf(
	messages: readonly MessageRecord[],
	{ limit, before, after, around }: Page,
): readonly MessageRecord[] {
	const older = (id: string) => messages.filter((one) => BigInt(one.id) < BigInt(id));
	const newer = (id: string) => messages.filter((one) => BigInt(one.id) > BigInt(id));
	if (after !== undefined) return newer(after).slice(0, limit).reverse();
	if (before !== undefined) return older(before).slice(-limit).reverse();
	if (around === undefined) return messages.slice(-limit).reverse();
	const half = Math.floor(limit / 2);
	const itself = messages.filter(({ id }) => id === around);
	const earlier = half === 0 ? [] : older(around).slice(-half);
	return [...earlier, ...itself, ...newer(around).slice(0, limit - half - 1)].reverse();
}
