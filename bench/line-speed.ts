import { createScheduler } from '../src/quota/scheduler.ts';
import type { Figure } from './figures.ts';
import {
	bottleneckLine,
	closedLimiterQueueLine,
	limiterQueueLine,
	type MakeLine,
	ourLine,
	pQueueLine,
	shareOf,
} from './lines.ts';

const WAITING = 100_000;
const ROUNDS = 1_000_000;
/** It lets through some hundred a second: more would take minutes. */
const BOTTLENECK_WAITING = 2_000;

const others: readonly (readonly [
	name: string,
	make: MakeLine,
	closed: MakeLine,
	count: number,
])[] = [
	['p-queue', pQueueLine, pQueueLine, WAITING],
	['rate-limiter-flexible', limiterQueueLine, closedLimiterQueueLine, WAITING],
	['bottleneck', bottleneckLine, bottleneckLine, BOTTLENECK_WAITING],
];

const since = (startedAt: number) => performance.now() - startedAt;

/** A million join and a million are let through, while always so many wait. */
function turnover(): number {
	const scheduler = createScheduler<number>();
	for (let index = 0; index < WAITING; index++) scheduler.join(shareOf(index), index);
	const startedAt = performance.now();
	for (let index = 0; index < ROUNDS; index++) {
		scheduler.join(shareOf(index), index);
		const next = scheduler.next();
		if (next === undefined) throw new Error('nobody waits');
		scheduler.take(next);
	}
	return since(startedAt);
}

function cancelAll(): number {
	const scheduler = createScheduler<number>();
	const tickets = Array.from({ length: WAITING }, (_, index) =>
		scheduler.join(shareOf(index), index),
	);
	const startedAt = performance.now();
	for (const ticket of tickets) scheduler.leave(ticket);
	const passed = since(startedAt);
	if (scheduler.next() !== undefined) throw new Error('somebody is left');
	return passed;
}

/** Microseconds for each: to join, to be let through, and to hear of it. */
async function throughput(make: MakeLine, count: number): Promise<number> {
	const startedAt = performance.now();
	const line = make(count);
	line.open();
	await Promise.all(line.all);
	return (since(startedAt) * 1_000) / count;
}

/** Bytes of heap for each who waits. */
function heapOf(make: MakeLine, count: number): number {
	const { gc } = globalThis;
	if (gc === undefined) throw new Error('run with --expose-gc');
	gc();
	const before = process.memoryUsage().heapUsed;
	const line = make(count);
	gc();
	const bytes = (process.memoryUsage().heapUsed - before) / line.all.length;
	return bytes;
}

/** The line in memory, beside three libraries in the same run. None of those shares fairly or tells places. */
export async function lineSpeed(): Promise<readonly Figure[]> {
	turnover();
	await throughput(ourLine, WAITING);
	const figures: Figure[] = [
		{ name: '1,000,000 join and go, 100,000 waiting', value: turnover(), unit: 'ms', goal: 1_000 },
		{ name: '100,000 cancel', value: cancelAll(), unit: 'ms', goal: 100 },
		{
			name: '100,000 with a promise join and go, each',
			value: await throughput(ourLine, WAITING),
			unit: 'µs',
		},
	];
	for (const [name, make, , count] of others) {
		const value = await throughput(make, count);
		figures.push({ name: `– ${name}, ${count.toLocaleString('en')}`, value, unit: 'µs' });
	}
	figures.push({
		name: '100,000 waiting with a promise, heap each',
		value: heapOf(ourLine, WAITING),
		unit: 'B',
		goal: 700,
	});
	for (const [name, , closed, count] of others) {
		const value = heapOf(closed, count);
		figures.push({ name: `– ${name}, ${count.toLocaleString('en')}`, value, unit: 'B' });
	}
	return figures;
}
