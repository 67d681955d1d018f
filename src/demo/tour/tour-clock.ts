import { performance } from 'node:perf_hooks';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { DemoFailure } from '../failure.ts';

/** Time that stands still until everything that was set off has happened, and then leaps to what is due next. */
export interface TourClock extends Clock {
	/** Moves on by so much, through everything that falls due on the way. */
	pass(ms: number): Promise<void>;
	/** Moves on until it resolves with something. Rejects with a DemoFailure after `TOO_LONG_MS` of this clock. */
	until<Found>(look: () => Found | undefined, what: string): Promise<Found>;
	/**
	 * Moves on slowly until it resolves with something that takes the machine's time, such as a picture; then to `ms` from
	 * the start, so that it is the same moment however long that took.
	 */
	slowly<Found>(ms: number, look: () => Found | undefined, what: string): Promise<Found>;
	/** Stands still until that has come, for what takes the machine's time. */
	still<Result>(work: Promise<Result>): Promise<Result>;
	/** Moves on while that does not come by itself. */
	through<Result>(work: Promise<Result>): Promise<Result>;
}

const TOO_LONG_MS = 180_000;
const QUIET_TURNS = 8;
const STILL_MS = 5;
/** Of this clock, for each pause of the machine's. */
const SLOW_STEP_MS = 20;
const SLOW_PAUSE_MS = 50;
/** Of the machine's time, after which work that does not end is taken to wait for this clock. */
const STUCK_MS = 100;

/** `startMs`: epoch milliseconds. `onStep` is waited for before each leap. */
export function createTourClock(startMs: number, onStep: () => Promise<void>): TourClock {
	const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
	let now = 0;
	let lastId = 0;

	const nextDue = (until: number) =>
		[...timers]
			.filter(([, { at }]) => at <= until)
			.sort(([idA, a], [idB, b]) => a.at - b.at || idA - idB)[0];

	/** Runs what is due next, if that is before `until`. */
	async function leap(until: number): Promise<boolean> {
		await quiet();
		await onStep();
		const due = nextDue(until);
		if (!due) return false;
		const [id, { at, run }] = due;
		timers.delete(id);
		now = Math.max(now, at);
		run();
		return true;
	}

	async function watch<Result>(work: Promise<Result>, stuckAfterMs: number): Promise<Result> {
		let isDone = false;
		const done = () => {
			isDone = true;
		};
		work.then(done, done);
		for (let waitedMs = 0; !isDone; waitedMs += STILL_MS) {
			await pause(STILL_MS);
			if (waitedMs > stuckAfterMs) await leap(Number.POSITIVE_INFINITY);
		}
		return work;
	}

	async function pass(ms: number): Promise<void> {
		const until = now + ms;
		while (await leap(until));
		now = until;
		await quiet();
	}

	return {
		now: () => startMs + now,
		monotonic: () => now,
		after(delayMs, run) {
			const id = ++lastId;
			timers.set(id, { at: now + Math.max(0, delayMs), run });
			return () => void timers.delete(id);
		},
		pass,
		async slowly(ms, look, what) {
			const end = now + ms;
			while (now < end) {
				const found = look();
				await pass(found === undefined ? SLOW_STEP_MS : end - now);
				if (found !== undefined) return found;
				await pause(SLOW_PAUSE_MS);
			}
			throw new DemoFailure(`The tour waited in vain for ${what}.`);
		},
		async until(look, what) {
			const end = now + TOO_LONG_MS;
			for (;;) {
				await quiet();
				const found = look();
				if (found !== undefined) return found;
				if (!(await leap(end))) throw new DemoFailure(`The tour waited in vain for ${what}.`);
			}
		},
		still: (work) => watch(work, Number.POSITIVE_INFINITY),
		through: (work) => watch(work, STUCK_MS),
	};
}

/** What Node is at work on while one of these is among its resources; sockets and servers that are just open are not. */
const AT_WORK = /^(?:FSReq|GetAddrInfoReq|TCPConnect|Write|Shutdown)/;

/** Until nothing more arrives at any socket: all of them end in this process. */
async function quiet(): Promise<void> {
	let seen = -1;
	for (let turns = 0; turns < QUIET_TURNS; turns++) {
		await turn();
		const { events } = performance.nodeTiming.uvMetricsInfo;
		const isAtWork = process.getActiveResourcesInfo().some((name) => AT_WORK.test(name));
		if (isAtWork) await pause(1);
		if (isAtWork || events !== seen) turns = 0;
		seen = events;
	}
}
