import { type Clock, createSystemClock } from '../../src/clock.ts';

export interface LeapingClock extends Clock {
	/** Moves time on fast; what falls due on the way runs in order, with moments for the calls that it sets off. */
	leap(ms: number): Promise<void>;
}

type Timer = { readonly at: number; readonly run: () => void; cancel: () => void };

/** Far below what a call to Discord may take, so that none runs out of time for the leap alone. */
const STEP_MS = 2_000;
/** Enough turns of the event loop, each of which serves the sockets, however long the machine stands still in one. */
const TURNS = 12;

async function moment(): Promise<void> {
	for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** The machine's pace from `startMs` (epoch ms) on, for calls over real sockets, without waiting for what takes long. */
export function createLeapingClock(startMs = Date.now()): LeapingClock {
	const machine = createSystemClock();
	const began = machine.monotonic();
	let leapt = 0;
	let lastId = 0;
	const timers = new Map<number, Timer>();
	const monotonic = () => machine.monotonic() - began + leapt;

	function arm(id: number, timer: Omit<Timer, 'cancel'>): void {
		const cancel = machine.after(timer.at - monotonic(), () => {
			timers.delete(id);
			timer.run();
		});
		timers.set(id, { ...timer, cancel });
	}

	function runUntil(until: number): void {
		const next = () =>
			[...timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
		for (let due = next(); due; due = next()) {
			const [id, { at, cancel, run }] = due;
			leapt += Math.max(0, at - monotonic());
			cancel();
			timers.delete(id);
			run();
		}
		leapt += Math.max(0, until - monotonic());
		for (const [id, timer] of [...timers]) {
			timer.cancel();
			arm(id, timer);
		}
	}

	return {
		now: () => startMs + monotonic(),
		monotonic,
		after(delayMs, run) {
			const id = ++lastId;
			arm(id, { at: monotonic() + Math.max(0, delayMs), run });
			return () => {
				timers.get(id)?.cancel();
				timers.delete(id);
			};
		},
		async leap(ms) {
			const end = monotonic() + ms;
			for (let left = ms; left > 0; left = end - monotonic()) {
				runUntil(monotonic() + Math.min(STEP_MS, left));
				await moment();
			}
		},
	};
}
