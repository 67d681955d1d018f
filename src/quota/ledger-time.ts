import type { Clock } from '../clock.ts';

/**
 * `steady` runs with the monotonic clock and never behind what the ledger has stamped: the minute is measured by it,
 * so a wall clock that steps ages nothing. `wall` is the latest wall time known: days follow it and never re-open.
 * `now` is what the wall clock shows, `monotonic` the other one.
 */
export type Moment = {
	readonly steady: number;
	readonly wall: number;
	readonly now: number;
	readonly monotonic: number;
};

/** The moment of the last change to the ledger, for whoever takes it up next. */
export type NotedMoment = {
	readonly lastStamp: number;
	readonly lastWall: number;
	readonly notedSteady: number;
	readonly notedMonotonic: number;
	readonly notedWall: number;
};

export interface LedgerTime {
	at(noted: NotedMoment): Moment;
}

/**
 * Invariant: between two stamps in the ledger, whichever process made them, no more steady time passes than in truth.
 */
export function createLedgerTime(clock: Clock): LedgerTime {
	let base: { readonly steady: number; readonly monotonic: number } | undefined;
	return {
		at(noted) {
			const now = Math.floor(clock.now());
			const monotonic = Math.floor(clock.monotonic());
			base ??= { steady: noted.notedSteady + passedSince(noted, now, monotonic), monotonic };
			const own = base.steady + monotonic - base.monotonic;
			const steady = Math.max(noted.lastStamp, Math.min(own, byTheNote(noted, monotonic)));
			base = { steady, monotonic };
			return { steady, wall: Math.max(noted.lastWall, now), now, monotonic };
		},
	};
}

/**
 * How long nobody looked, never more than in truth: a wall clock may have stepped, and the monotonic one begins anew
 * with the machine or belongs to another.
 */
function passedSince(
	{ notedMonotonic, notedWall }: NotedMoment,
	now: number,
	monotonic: number,
): number {
	const byMonotonic = monotonic >= notedMonotonic ? monotonic - notedMonotonic : monotonic;
	return Math.max(0, Math.min(byMonotonic, now - notedWall));
}

/** What another process that writes to the ledger counts by: all follow the slowest, or its stamps would age early. */
function byTheNote({ notedSteady, notedMonotonic }: NotedMoment, monotonic: number): number {
	return monotonic >= notedMonotonic
		? notedSteady + monotonic - notedMonotonic
		: Number.POSITIVE_INFINITY;
}
