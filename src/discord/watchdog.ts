import { type Clock, repeat } from '../clock.ts';

const CHECK_MS = 5_000;

/** The library reconnects by itself; only when it has not managed to for this long, something else must be tried. */
const PATIENCE_MS = 180_000;

/** Calls `onLost` each time that `healthy` stays false for three minutes; the returned function ends it. */
export function watch(clock: Clock, healthy: () => boolean, onLost: () => void): () => void {
	let wellAt = clock.monotonic();
	return repeat(clock, CHECK_MS, () => {
		if (healthy()) wellAt = clock.monotonic();
		if (clock.monotonic() - wellAt < PATIENCE_MS) return;
		wellAt = clock.monotonic();
		onLost();
	});
}
