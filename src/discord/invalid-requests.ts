import type { Clock } from '../clock.ts';

/** Discord bans an address for a while after 10,000 answers 401, 403 or 429 within ten minutes. */
const TOLERATED = 10_000;
const WINDOW_MS = 10 * 60_000;
const COUNTED: readonly number[] = [401, 403, 429];

/** The share of what Discord tolerates that is used up; of the minute that has begun, all counts until it is over. */
export function createInvalidRequests(clock: Clock) {
	const byMinute = new Map<number, number>();

	return {
		count({ status, shared }: { readonly status: number; readonly shared: boolean }): void {
			if (!COUNTED.includes(status) || shared) return;
			const minute = Math.floor(clock.monotonic() / 60_000);
			byMinute.set(minute, (byMinute.get(minute) ?? 0) + 1);
		},
		share(): number {
			let count = 0;
			for (const [minute, counted] of byMinute) {
				if (minute * 60_000 < clock.monotonic() - WINDOW_MS - 60_000) byMinute.delete(minute);
				else count += counted;
			}
			return count / TOLERATED;
		},
	};
}
