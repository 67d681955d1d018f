/** The provider counts by arrival and by its own clock: what is free for us is free for it only this much later. */
export const GUARD_MS = 2_000;
/** How long an attempt counts for the minute. */
export const WINDOW_MS = 60_000 + GUARD_MS;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** UTC days since the epoch. */
export const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS);

/** When a day that is spent gives way to the next, for us. */
export const dayEndsAt = (day: number): number => (day + 1) * DAY_MS + GUARD_MS;

/** The days on which an attempt at this time counts: near midnight the provider may see it on either side. */
export function countedDays(atMs: number): { readonly first: number; readonly last: number } {
	return { first: dayOf(atMs - GUARD_MS), last: dayOf(atMs + GUARD_MS) };
}

/**
 * The earliest time from `now` on at which one more fits, or `requests` at once, no more than a minute holds. `stamps`
 * ascending; older ones than the window do no harm.
 */
export function nextSlot(
	stamps: readonly number[],
	perMinute: number,
	now: number,
	requests = 1,
): number {
	const hinders = stamps[stamps.length - perMinute + requests - 1];
	return hinders === undefined ? now : Math.max(now, hinders + WINDOW_MS);
}
