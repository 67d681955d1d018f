import type { Clock } from '../clock.ts';

/** Ends a request that makes no progress. */
export interface Watchdog {
	/** Aborted by the caller's signal, by a lack of progress, and by `close`. */
	readonly signal: AbortSignal;
	/** From now on progress is due within `ms`. */
	expect(ms: number): void;
	/** Progress is not expected: the listener is busy with what came. */
	rest(): void;
	/** Why it ended the request; undefined when it did not. */
	verdict(): 'stalled' | 'timed-out' | undefined;
	/** Closes the connection if it is still open; leaves no timer and no listener. */
	close(): void;
}

export function createWatchdog({
	clock,
	totalMs,
	signal,
}: {
	clock: Clock;
	totalMs: number;
	signal: AbortSignal;
}): Watchdog {
	const controller = new AbortController();
	let verdict: 'stalled' | 'timed-out' | undefined;
	const end = (why: 'stalled' | 'timed-out') => {
		if (!signal.aborted) verdict ??= why;
		controller.abort();
	};
	const cancelTotal = clock.after(totalMs, () => end('timed-out'));
	let cancelNext: (() => void) | undefined;
	const onAbort = () => controller.abort(signal.reason);
	if (signal.aborted) onAbort();
	signal.addEventListener('abort', onAbort, { once: true });
	return {
		signal: controller.signal,
		expect(ms) {
			cancelNext?.();
			cancelNext = clock.after(ms, () => end('stalled'));
		},
		rest: () => cancelNext?.(),
		verdict: () => verdict,
		close() {
			cancelTotal();
			cancelNext?.();
			signal.removeEventListener('abort', onAbort);
			controller.abort();
		},
	};
}
