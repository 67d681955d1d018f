import type { Clock } from '../clock.ts';

const QUIET_MS = 10 * 60_000;

/** What is said once in a while in a place, and not to everybody who speaks there. */
export function createToldLately(clock: Pick<Clock, 'monotonic'>) {
	const toldAt = new Map<string, number>();

	/** Whether it is time to say it there again; then it counts as said. */
	return function isDue(placeKey: string): boolean {
		const now = clock.monotonic();
		for (const [key, at] of toldAt) if (now - at >= QUIET_MS) toldAt.delete(key);
		if (toldAt.has(placeKey)) return false;
		toldAt.set(placeKey, now);
		return true;
	};
}
