import type { Demand } from './demand.ts';
import type { Arrival } from './dry-run.ts';
import type { Served } from './scheduler.ts';
import { DAY_MS, dayOf } from './windows.ts';

/** More come than expected as often as fewer: the later end of a range reckons with this many times as many. */
const CAUTION = 1.5;
/** Nobody is told anything exact of what comes later than this. */
const HORIZON_MS = 15 * 60_000;
/** One in so many is somebody who has had nothing today. */
const NEWCOMER_EVERY = 5;
/** Steps of the golden ratio spread over people evenly, without chance. */
const GOLDEN = 0.618_033_988_749_895;

/** Who may come in the time to come, evenly spread: people known today, and newcomers. `from`: epoch ms. */
export function expectedArrivals({
	demand,
	known,
	from,
	asked,
	limit,
}: {
	demand: Demand;
	known: readonly Served[];
	from: number;
	asked: number;
	limit: number;
}): readonly Arrival[] {
	const untilMs = (dayOf(from) + 1) * DAY_MS - from;
	const expected = demand.toCome(from, asked, limit).mean * CAUTION;
	const count = Math.floor(Math.min(1, HORIZON_MS / untilMs) * expected);
	return Array.from({ length: count }, (_, index) => {
		const someone = known[Math.floor(((index * GOLDEN) % 1) * known.length)];
		const isNew = someone === undefined || index % NEWCOMER_EVERY === NEWCOMER_EVERY - 1;
		return {
			atMs: from + ((index + 1) * untilMs) / expected,
			serverKey: someone?.serverKey ?? '',
			personId: isNew ? `newcomer ${index}` : someone.personId,
		};
	});
}
