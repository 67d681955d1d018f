import type { Demand } from './demand.ts';
import { DAY_MS, dayOf } from './windows.ts';

/** The day is released this much ahead of its hours, and wholly by half an hour before its end. */
const AHEAD_MS = 10 * 60_000;
const RELEASED_BY_MS = DAY_MS - 30 * 60_000;
/** What may always be ahead of the pace, so that a small burst waits for nothing. */
const BURST_SHARE = 0.04;
const BURST_AT_LEAST = 2;
/** No pacing while what is left covers this much of what is expected. */
const COVERED_SHARE = 0.95;
/** How far first answers of the day may run ahead of the pace, as a share of the day. */
const FIRST_ANSWERS_SHARE = 0.3;

/** How the day stands. `asked`: today, answered or not; `waiting`: of them those in line. */
export type DayState = {
	readonly limit: number;
	readonly used: number;
	readonly asked: number;
	readonly waiting: number;
};

/**
 * How fast the day is spent, so that who comes in the evening finds something left. A choice of ours, not a limit: what
 * was promised to somebody goes before it.
 */
export interface Pacing {
	/** How many requests may have been used at this time. */
	allowance(limit: number, atMs: number): number;
	/** Whether what is left covers what is expected, so that nobody need be held back. */
	isOff(day: DayState, atMs: number): boolean;
	isOpen(day: DayState, atMs: number): boolean;
	/** The same for first answers of the day, which may run ahead of the others. */
	allowanceAhead(limit: number, atMs: number): number;
	/**
	 * The first time from `fromMs` on at which it is open or `isOpenToo` says so, if nothing more is asked or used; at most
	 * the day's end. What opens with time must not close with it.
	 */
	opensAt(day: DayState, fromMs: number, isOpenToo: (atMs: number) => boolean): number;
}

export function createPacing(demand: Demand): Pacing {
	const released = demand.shareBefore(RELEASED_BY_MS);

	const allowance = (limit: number, atMs: number) => {
		const msOfDay = atMs - dayOf(atMs) * DAY_MS;
		const due = Math.min(1, demand.shareBefore(msOfDay + AHEAD_MS) / released);
		return Math.min(limit, limit * due + Math.max(BURST_AT_LEAST, BURST_SHARE * limit));
	};
	const isOff = ({ limit, used, asked, waiting }: DayState, atMs: number) =>
		limit - used >= COVERED_SHARE * (demand.toCome(atMs, asked, limit) + waiting);
	const isOpen = (day: DayState, atMs: number) =>
		day.used + 1 <= allowance(day.limit, atMs) || isOff(day, atMs);

	return {
		allowance,
		isOff,
		isOpen,
		allowanceAhead: (limit, atMs) =>
			Math.min(limit, allowance(limit, atMs) + FIRST_ANSWERS_SHARE * limit),
		opensAt(day, fromMs, isOpenToo) {
			if (isOpen(day, fromMs) || isOpenToo(fromMs)) return fromMs;
			let closed = fromMs;
			let open = (dayOf(fromMs) + 1) * DAY_MS;
			while (open - closed > 1) {
				const middle = Math.floor((closed + open) / 2);
				if (isOpen(day, middle) || isOpenToo(middle)) open = middle;
				else closed = middle;
			}
			return open;
		},
	};
}
