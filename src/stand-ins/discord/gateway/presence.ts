import { z } from 'zod';
import type { Clock } from '../../../clock.ts';

const activity = z.object({
	name: z.string().min(1).max(128),
	type: z.literal([0, 1, 2, 3, 4, 5]),
	state: z.string().max(128).nullish(),
	url: z.string().nullish(),
});

/** The data of op 3, and of `presence` in an IDENTIFY. */
export const presenceSchema = z.object({
	since: z.number().nullable(),
	activities: z.array(activity),
	status: z.enum(['online', 'dnd', 'idle', 'invisible', 'offline']),
	afk: z.boolean(),
});

/** What the bot shows of itself from then on. */
export interface PresenceRecord {
	/** Monotonic milliseconds of the passed clock. */
	readonly atMs: number;
	readonly status: z.infer<typeof presenceSchema>['status'];
	readonly activities: readonly z.infer<typeof activity>[];
}

/** A new session without a presence shows the bot online and nothing more, whatever an earlier one showed. */
const bare = { since: null, activities: [], status: 'online', afk: false } as const;

export function createPresences(clock: Clock, changed: () => void) {
	const presences: PresenceRecord[] = [];
	return {
		presences,
		/** False: it is not of the form that Discord takes. */
		note(data: unknown): boolean {
			const parsed = presenceSchema.safeParse(data ?? bare);
			if (!parsed.success) return false;
			const { status, activities } = parsed.data;
			presences.push({ atMs: clock.monotonic(), status, activities });
			changed();
			return true;
		},
	};
}
