/** When a request came in: wall and monotonic milliseconds. */
interface Arrival {
	readonly at: number;
	readonly monotonicMs: number;
}

/**
 * The most arrivals in any stretch of `lengthMs`, wherever it starts. It looks at arrivals alone and shares
 * nothing with the limiter of the stand-in or of the bot, so that it can judge both.
 */
export function mostInAnyStretch(arrivals: readonly Arrival[], lengthMs: number): number {
	const times = arrivals.map((arrival) => arrival.monotonicMs).sort((a, b) => a - b);
	let most = 0;
	let first = 0;
	times.forEach((time, index) => {
		while (time - (times[first] ?? time) >= lengthMs) first += 1;
		most = Math.max(most, index - first + 1);
	});
	return most;
}

/** The most arrivals in one fixed window of the wall clock, such as a UTC day. */
export function mostInAnyWindow(arrivals: readonly Arrival[], lengthMs: number): number {
	const counts = new Map<number, number>();
	for (const { at } of arrivals) {
		const window = Math.floor(at / lengthMs);
		counts.set(window, (counts.get(window) ?? 0) + 1);
	}
	return Math.max(0, ...counts.values());
}
