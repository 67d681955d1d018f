import type { Clock } from '../clock.ts';

/**
 * `steady` runs with the monotonic clock and never behind what the ledger has stamped: the minute is measured by it,
 * so a wall clock that steps ages nothing. `wall` is the latest wall time known: days follow it and never re-open.
 * `now` is what the wall clock shows.
 */
export type Moment = { readonly steady: number; readonly wall: number; readonly now: number };

interface LedgerTime {
	at(known: { readonly lastStamp: number; readonly lastWall: number }): Moment;
}

export function createLedgerTime(clock: Clock): LedgerTime {
	let base = Math.floor(clock.now());
	let baseMonotonic = clock.monotonic();
	return {
		at({ lastStamp, lastWall }) {
			const monotonic = clock.monotonic();
			if (base + Math.floor(monotonic - baseMonotonic) < lastStamp) {
				base = lastStamp;
				baseMonotonic = monotonic;
			}
			const now = Math.floor(clock.now());
			return {
				steady: base + Math.floor(monotonic - baseMonotonic),
				wall: Math.max(lastWall, now),
				now,
			};
		},
	};
}
