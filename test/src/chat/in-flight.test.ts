import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { createInFlight } from '../../../src/chat/in-flight.ts';

const never = new AbortController().signal;

test('one person in one place: one at a time, in order; other places and people side by side', async () => {
	const { enter, isBusy } = createInFlight();
	const order: string[] = [];
	const leaveFirst = await enter('ada', 'dm:1', never);
	expect(isBusy('ada', 'dm:1')).toBe(true);
	const later = ['second', 'third'].map(async (name) => {
		const leave = await enter('ada', 'dm:1', never);
		order.push(name);
		return leave;
	});
	await Promise.all([enter('ada', 'dm:2', never), enter('bob', 'dm:1', never)]);
	expect(order).toEqual([]);
	leaveFirst();
	leaveFirst();
	(await later[0])?.();
	(await later[1])?.();
	expect(order).toEqual(['second', 'third']);
	expect(isBusy('ada', 'dm:1')).toBe(false);
});

test('who gives up leaves the line and no listener, and holds up nobody behind', async () => {
	const { enter, isBusy } = createInFlight();
	const impatient = new AbortController();
	const leave = await enter('ada', 'dm:1', never);
	const given = enter('ada', 'dm:1', impatient.signal);
	const behind = enter('ada', 'dm:1', never);
	impatient.abort(new Error('gone'));
	await expect(given).rejects.toThrow('gone');
	expect(getEventListeners(impatient.signal, 'abort')).toEqual([]);
	expect(getEventListeners(never, 'abort')).toHaveLength(1);
	leave();
	(await behind)();
	expect(getEventListeners(never, 'abort')).toEqual([]);
	expect(isBusy('ada', 'dm:1')).toBe(false);
	await expect(enter('ada', 'dm:1', impatient.signal)).rejects.toThrow('gone');
	expect(isBusy('ada', 'dm:1')).toBe(false);
});

test('an answer can be stopped by its question until it ends', () => {
	const { begin, stop } = createInFlight();
	const running = begin('q1', never);
	expect(stop('q2')).toBe(false);
	expect(stop('q1', new Error('deleted'))).toBe(true);
	expect(running.signal.reason).toEqual(new Error('deleted'));
	running.end();
	expect(stop('q1')).toBe(false);
});

test('the caller’s signal ends it as well, and is let go of', () => {
	const { begin } = createInFlight();
	const outer = new AbortController();
	const first = begin('q1', outer.signal);
	begin('q2', outer.signal).end();
	expect(getEventListeners(outer.signal, 'abort')).toHaveLength(1);
	outer.abort(new Error('gone'));
	expect(first.signal.reason).toEqual(new Error('gone'));
	expect(begin('q3', outer.signal).signal.aborted).toBe(true);
});

test('leaving stops all answers and can wait until none is left', async () => {
	const { begin, stopAll, count, idle } = createInFlight();
	await idle();
	const all = ['q1', 'q2'].map((id) => begin(id, never));
	expect(count()).toBe(2);
	let isIdle = false;
	const waiting = idle().then(() => {
		isIdle = true;
	});
	stopAll(new Error('leaving'));
	expect(all.map(({ signal }) => signal.aborted)).toEqual([true, true]);
	all[0]?.end();
	await Promise.resolve();
	expect(isIdle).toBe(false);
	all[1]?.end();
	await waiting;
	expect(count()).toBe(0);
});
