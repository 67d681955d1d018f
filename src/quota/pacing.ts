import type { Demand } from './demand.ts';
import { DAY_MS, dayOf } from './windows.ts';

/** The day is released this much ahead of its hours, and wholly by half an hour before its end. */
const AHEAD_MS = 10 * 60_000;
const RELEASED_BY_MS = DAY_MS - 30 * 60_000;
/** What may always be ahead of the pace, so that a small burst waits for nothing. */
const BURST_SHARE = 0.04;
const BURST_AT_LEAST = 2;
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
	/** How many requests may have been used at this time; `lead`: so far ahead of the pace, as a share of what is still to be released. */
	allowance(limit: number, atMs: number, lead?: number): number;
	/** The first time on this day from `fromMs` on at which the allowance is as large as this; infinite when never. */
	allows(requests: number, limit: number, fromMs: number, lead?: number): number;
	/** Whether what is left covers what is expected, so that nobody need be held back. */
	isOff(day: DayState, atMs: number): boolean;
	/** The first time between these two at which that is so, if nothing more is asked or used; else the later one. */
	offAt(day: DayState, fromMs: number, untilMs: number): number;
}

export function createPacing(demand: Demand): Pacing {
	const released = demand.shareBefore(RELEASED_BY_MS);
	const burst = (limit: number) => Math.max(BURST_AT_LEAST, BURST_SHARE * limit);

	const allowance = (limit: number, atMs: number, lead = 0) => {
		const msOfDay = atMs - dayOf(atMs) * DAY_MS;
		const due = Math.min(1, demand.shareBefore(msOfDay + AHEAD_MS) / released);
		return Math.min(limit, limit * (due + lead * (1 - due)) + burst(limit));
	};
	const isOff = ({ limit, used, asked, waiting }: DayState, atMs: number) => {
		// Of what may come, only what comes at least: rather unfair than unused.
		return limit - used >= demand.toCome(atMs, asked, limit).atLeast + waiting;
	};

	return {
		allowance,
		isOff,
		allows(requests, limit, fromMs, lead = 0) {
			if (requests > limit) return Number.POSITIVE_INFINITY;
			if (allowance(limit, fromMs, lead) >= requests) return fromMs;
			const due = ((requests - burst(limit)) / limit - lead) / (1 - lead);
			const msOfDay = Math.ceil(demand.timeOf(due * released) - AHEAD_MS);
			let at = Math.max(fromMs, dayOf(fromMs) * DAY_MS + msOfDay);
			while (allowance(limit, at, lead) < requests) at++;
			return at;
		},
		offAt(day, fromMs, untilMs) {
			if (!isOff(day, untilMs)) return untilMs;
			let closed = Math.floor(fromMs) - 1;
			let open = Math.ceil(untilMs);
			while (open - closed > 1) {
				const middle = Math.floor((closed + open) / 2);
				if (isOff(day, middle)) open = middle;
				else closed = middle;
			}
			return open;
		},
	};
}
