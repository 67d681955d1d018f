import Bottleneck from 'bottleneck';
import PQueue from 'p-queue';
import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible';
import { createScheduler } from '../src/quota/scheduler.ts';

const PEOPLE = 2_000;
const SERVERS = 20;

/** So many who wait, each with a promise; `open` lets them all through. */
export type Line = { readonly all: readonly Promise<unknown>[]; open(): void };
export type MakeLine = (count: number) => Line;

const shares = Array.from({ length: PEOPLE }, (_, person) => ({
	serverKey: `server-${person % SERVERS}`,
	personId: `person-${person}`,
	weight: 1,
}));

/** People in a fixed but scattered order. */
export function shareOf(index: number): (typeof shares)[number] {
	const share = shares[(index * 7_919) % PEOPLE];
	if (share === undefined) throw new RangeError('nobody');
	return share;
}

export const ourLine: MakeLine = (count) => {
	const scheduler = createScheduler<() => void>();
	const all = Array.from(
		{ length: count },
		(_, index) => new Promise<void>((resolve) => void scheduler.join(shareOf(index), resolve)),
	);
	return {
		all,
		open() {
			for (let next = scheduler.next(); next; next = scheduler.next()) {
				scheduler.take(next);
				next.item();
			}
		},
	};
};

export const pQueueLine: MakeLine = (count) => {
	const queue = new PQueue({ autoStart: false });
	const all = Array.from({ length: count }, () => queue.add(() => undefined));
	return { all, open: () => void queue.start() };
};

export const bottleneckLine: MakeLine = (count) => {
	const limiter = new Bottleneck({ reservoir: 0 });
	const all = Array.from({ length: count }, () => limiter.schedule(async () => undefined));
	return { all, open: () => void limiter.updateSettings({ reservoir: count }) };
};

/** It cannot be held up and then opened: it runs from the start. */
export const limiterQueueLine: MakeLine = (count) => {
	const limiter = new RateLimiterMemory({ points: 2 * count, duration: 3_600 });
	const queue = new RateLimiterQueue(limiter, { maxQueueSize: count + 1 });
	return { all: Array.from({ length: count }, () => queue.removeTokens(1)), open: () => undefined };
};

/** The same held up: its tokens come in an hour, and nobody waits for that. */
export const closedLimiterQueueLine: MakeLine = (count) => {
	const limiter = new RateLimiterMemory({ points: 1, duration: 3_600 });
	const queue = new RateLimiterQueue(limiter, { maxQueueSize: count + 1 });
	const all = Array.from({ length: count }, () => queue.removeTokens(1));
	return { all, open: () => undefined };
};
