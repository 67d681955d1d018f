import type { Clock } from '../clock.ts';

const FIRST_MS = 1000;
const LONGEST_MS = 16_000;
const GIVE_UP_MS = 2 * 60_000;

/** When to try again after no answer or a 5xx: ever later, for two minutes. */
export function createRetry(clock: Clock) {
	let failures = 0;
	let since = 0;
	let nextAt = Number.NEGATIVE_INFINITY;

	return {
		/** Monotonic ms. */
		at: () => nextAt,
		/** Another failure; false when it is no use any more. */
		again(): boolean {
			const now = clock.monotonic();
			if (failures === 0) since = now;
			failures++;
			nextAt = now + Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
			return now - since < GIVE_UP_MS;
		},
		/** It worked, or something else is tried. */
		end(): void {
			failures = 0;
			nextAt = Number.NEGATIVE_INFINITY;
		},
	};
}
