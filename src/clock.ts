/** Time, handed in: the bot, the stand-ins and the tests each pass the clock they want. */
export interface Clock {
	/** Wall time, milliseconds since the epoch. May step in either direction. */
	now(): number;
	/** Milliseconds since some moment of this machine, the same for all its processes; never steps back. For durations. */
	monotonic(): number;
	/** Runs `run` once after `delayMs`; the returned function cancels it. */
	after(delayMs: number, run: () => void): () => void;
}

/** setTimeout fires at once above this many milliseconds (a signed 32-bit integer). */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * The machine's time, running `speed` times as fast since `startedAtMs` (epoch milliseconds): processes that are given
 * the same two numbers agree on the time.
 */
export function createSystemClock(speed = 1, startedAtMs = Date.now()): Clock {
	return {
		now: () => startedAtMs + (Date.now() - startedAtMs) * speed,
		monotonic: () => sinceBootMs() * speed,
		after(delayMs, run) {
			const timer = setTimeout(run, Math.min(Math.max(0, delayMs / speed), LONGEST_TIMER_MS));
			return () => clearTimeout(timer);
		},
	};
}

/** Node's high-resolution time counts from the start of the machine (uv_hrtime), unlike `performance.now`. */
function sinceBootMs(): number {
	const [seconds, nanoseconds] = process.hrtime();
	return seconds * 1_000 + nanoseconds / 1_000_000;
}

/** Resolves after `ms` of the clock; rejects with the signal's reason, leaving no timer and no listener behind. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		if (signal?.aborted) {
			reject(signal.reason);
			return;
		}
		const onAbort = () => {
			cancel();
			reject(signal?.reason);
		};
		const cancel = clock.after(ms, () => {
			signal?.removeEventListener('abort', onAbort);
			resolve();
		});
		signal?.addEventListener('abort', onAbort, { once: true });
	});
}

/** Runs `work` every `everyMs` until the returned function is called; never two runs at once. */
export function repeat(
	clock: Clock,
	everyMs: number,
	work: () => Promise<void> | void,
): () => void {
	let stopped = false;
	let cancel = () => {};
	const schedule = () => {
		cancel = clock.after(everyMs, async () => {
			try {
				await work();
			} finally {
				if (!stopped) schedule();
			}
		});
	};
	schedule();
	return () => {
		stopped = true;
		cancel();
	};
}
