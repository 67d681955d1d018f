import { z } from 'zod';

const count = z.number().nonnegative();

const model = z.object({
	id: z.string().max(300),
	tally: z.object({
		attempts: count,
		answered: count,
		busy: count,
		waits: count,
		waitLogs: z.number(),
		paces: count,
		paceLogs: z.number(),
	}),
	failuresInARow: z.int().nonnegative(),
	failedAt: z.number().optional(),
	lastAnsweredAt: z.number().optional(),
	restsUntil: z.number().optional(),
	blockedUntil: z.number().optional(),
});

/** What is kept of one model. Times are epoch milliseconds. */
export type StoredModelHealth = z.infer<typeof model>;

/** What is kept of all of them, as it counted at `savedAt`. */
export type StoredHealth = {
	readonly savedAt: number;
	readonly models: readonly StoredModelHealth[];
};

const stored = z.object({ savedAt: z.number().positive(), models: z.array(z.unknown()) });

/** Without what cannot be read; undefined when it is not what we stored. */
export function parseStoredHealth(value: unknown): StoredHealth | undefined {
	const found = stored.safeParse(value).data;
	if (!found) return undefined;
	const models = found.models.flatMap((each) => model.safeParse(each).data ?? []);
	return { savedAt: found.savedAt, models };
}
