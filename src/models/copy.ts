import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { GoneModel } from './gone.ts';
import type { Model } from './model.ts';

/** What the store keeps. `fetchedAt` is epoch milliseconds. */
export type StoredCatalogue = {
	readonly fetchedAt: number;
	readonly models: readonly Model[];
	readonly gone: readonly GoneModel[];
};

/** A list of models as it was at one moment, ready to be asked. */
export type CatalogueCopy = StoredCatalogue & {
	/** Milliseconds since it was fetched, by the clock that says more: neither a step back nor sleep makes it younger. */
	ageMs(): number;
};

const stored = z.object({
	fetchedAt: z.number().positive(),
	models: z.array(
		z.object({
			id: z.string(),
			provider: z.string(),
			remoteId: z.string(),
			name: z.string(),
			author: z.string(),
			contextTokens: z.number(),
			maxAnswerTokens: z.number().nullable(),
			inputs: z.array(z.string()),
			canUseTools: z.boolean(),
			canReason: z.boolean(),
			createdAt: z.number(),
			expiresAt: z.number().nullable(),
		}),
	),
	gone: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});

/** Undefined when it is not what we stored. */
export const parseStored = (value: unknown): StoredCatalogue | undefined =>
	stored.safeParse(value).data;

/** A copy said to be from the future is of unknown age, and so too old. */
const FUTURE_MS = 60_000;

export function createCopy(
	{ fetchedAt, models, gone }: StoredCatalogue,
	clock: Clock,
): CatalogueCopy {
	const startMs = clock.monotonic();
	const ageAtStartMs = clock.now() - fetchedAt;
	const isFromFuture = ageAtStartMs < -FUTURE_MS;
	return {
		fetchedAt,
		models,
		gone,
		ageMs() {
			if (isFromFuture) return Number.POSITIVE_INFINITY;
			const heldMs = clock.monotonic() - startMs;
			return Math.max(clock.now() - fetchedAt, ageAtStartMs + heldMs);
		},
	};
}
