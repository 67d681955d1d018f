import type { Clock } from '../clock.ts';

/** Discord takes 50 a second in all; the rest is for calls that do not show answers, and for jitter on the way. */
const CALLS_PER_SECOND = 40;
/** A second, and a guard: calls that were stamped apart may arrive together when the process or the way was busy. */
const WINDOW_MS = 1250;

/** What all channels together may send; interactions are exempt. */
export function createGlobalLimit(clock: Clock) {
	let sentAt: number[] = [];
	let pausedUntil = 0;

	return {
		/** Monotonic ms, perhaps past, from when a call that may use this share of all may be sent. */
		freeAt(share: number): number {
			const now = clock.monotonic();
			sentAt = sentAt.filter((at) => at > now - WINDOW_MS);
			const inTheWay = sentAt.at(-Math.floor(CALLS_PER_SECOND * share));
			return Math.max(pausedUntil, inTheWay === undefined ? 0 : inTheWay + WINDOW_MS);
		},
		take: () => void sentAt.push(clock.monotonic()),
		pause(ms: number): void {
			pausedUntil = Math.max(pausedUntil, clock.monotonic() + ms);
		},
	};
}

export type GlobalLimit = ReturnType<typeof createGlobalLimit>;
