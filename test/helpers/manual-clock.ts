import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

export interface ManualClock extends Clock {
	/** Moves wall and monotonic time on together, running what falls due in order; lets promises settle between. */
	advance(ms: number): Promise<void>;
	/** Steps the wall clock alone, as an operator or NTP would. */
	stepWall(ms: number): void;
	/** The machine starts anew: the monotonic clock counts from here. */
	reboot(): void;
	/** How many timers wait: 0 shows that nothing was left behind. */
	timers(): number;
}

/** Lets everything that is ready run: promise reactions, then turns of the event loop, of which the code may take one. */
async function settle(): Promise<void> {
	await eventLoopTurn();
	await eventLoopTurn();
}

export function createManualClock(startMs = Date.UTC(2026, 10, 23, 12)): ManualClock {
	let monotonic = 0;
	let wallOffset = startMs;
	let bootedAt = 0;
	let sequence = 0;
	const waiting = new Map<number, { at: number; run: () => void }>();
	const next = (until: number) =>
		[...waiting]
			.filter(([, timer]) => timer.at <= until)
			.sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
	return {
		now: () => monotonic + wallOffset,
		monotonic: () => monotonic - bootedAt,
		after(delayMs, run) {
			const id = sequence++;
			waiting.set(id, { at: monotonic + Math.max(0, delayMs), run });
			return () => void waiting.delete(id);
		},
		async advance(ms) {
			const until = monotonic + ms;
			await settle();
			for (let due = next(until); due; due = next(until)) {
				waiting.delete(due[0]);
				monotonic = Math.max(monotonic, due[1].at);
				due[1].run();
				await settle();
			}
			monotonic = until;
			await settle();
		},
		stepWall(ms) {
			wallOffset += ms;
		},
		reboot() {
			bootedAt = monotonic;
		},
		timers: () => waiting.size,
	};
}
