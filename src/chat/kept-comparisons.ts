import { z } from 'zod';
import type { Job, Jobs } from '../jobs/jobs.ts';
import type { SentenceKey } from '../locales/keys.ts';
import { placeKey } from './kept-schema.ts';

/** Made by us, by an older version perhaps: that there is such a sentence still is seen where it is shown. */
const key = z.custom<SentenceKey>((value) => typeof value === 'string');
const states = ['waiting', 'thinking', 'writing', 'done', 'failed', 'stopped'] as const;

const schema = z.object({
	id: z.string(),
	askedAt: z.number(),
	person: z.object({ id: z.string(), name: z.string() }),
	placeKey,
	serverId: z.string().exactOptional(),
	/** As the person typed it, and as the models read it. */
	question: z.string(),
	names: z.enum(['shown', 'hidden', 'revealed']),
	takenIndex: z.number().exactOptional(),
	answers: z.array(
		z.object({
			modelId: z.string(),
			modelName: z.string(),
			state: z.enum(states),
			text: z.string(),
			isWhole: z.boolean(),
			reason: z.enum(['length', 'filtered', 'cut']).exactOptional(),
			notes: z.array(
				z.object({
					key,
					values: z.record(
						z.string(),
						z.union([z.string(), z.number(), z.array(z.string()).readonly()]),
					),
				}),
			),
			durationMs: z.number().exactOptional(),
			tokens: z.number().exactOptional(),
		}),
	),
});

/** A comparison that has ended, as it is kept for its buttons. */
export type KeptComparison = z.infer<typeof schema>;

/** Of those that may not be written down so many are kept in memory, for as long as the others. */
const MOST_IN_MEMORY = 200;

/** Undefined for what is no comparison of ours. */
function parse(text: string): KeptComparison | undefined {
	try {
		return schema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

/** The texts of comparisons, in their jobs, which go with their messages and after two days; else in memory. */
export function createKeptComparisons({ jobs }: { jobs: Pick<Jobs, 'become' | 'rewrite'> }) {
	const inMemory = new Map<string, { kept: KeptComparison; messageIds: readonly string[] }>();

	return {
		/** At the end of its job. */
		async keep(
			kept: KeptComparison,
			state: 'answered' | 'failed' | 'stopped',
			mayBeWritten: boolean,
		): Promise<void> {
			if (mayBeWritten) {
				await jobs.become(kept.id, state, JSON.stringify(kept));
				return;
			}
			inMemory.set(kept.id, { kept, messageIds: [kept.id] });
			const [oldest] = inMemory.keys();
			if (inMemory.size > MOST_IN_MEMORY && oldest !== undefined) inMemory.delete(oldest);
			await jobs.become(kept.id, state);
		},
		read: ({ id, question }: Pick<Job, 'id' | 'question'>): KeptComparison | undefined =>
			question === '' ? inMemory.get(id)?.kept : parse(question),
		/** False when nothing is kept of it any more. */
		async change(kept: KeptComparison): Promise<boolean> {
			const known = inMemory.get(kept.id);
			if (!known) return await jobs.rewrite(kept.id, JSON.stringify(kept));
			inMemory.set(kept.id, { ...known, kept });
			return true;
		},
		/** In memory: its texts go with these messages. */
		shownIn(id: string, messageIds: readonly string[]): void {
			const known = inMemory.get(id);
			if (known) inMemory.set(id, { ...known, messageIds: [id, ...messageIds] });
		},
		/** Of those in memory. */
		forget(isMeant: (kept: KeptComparison, messageIds: readonly string[]) => boolean): void {
			for (const [id, { kept, messageIds }] of inMemory)
				if (isMeant(kept, messageIds)) inMemory.delete(id);
		},
	};
}

export type KeptComparisons = ReturnType<typeof createKeptComparisons>;
