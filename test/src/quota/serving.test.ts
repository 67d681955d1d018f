import { expect, test } from 'vitest';
import { createServing } from '../../../src/quota/serving.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

function setUp(step: () => Promise<void> = async () => undefined) {
	const clock = createManualClock();
	const errors: unknown[] = [];
	let steps = 0;
	const serving = createServing({
		clock,
		async step() {
			steps++;
			await step();
		},
		onError: (error) => errors.push(error),
	});
	return { clock, errors, serving, steps: () => steps };
}

test('what happens at once is one step, and what happens meanwhile one more', async () => {
	const held = Promise.withResolvers<void>();
	const { serving, steps } = setUp(() => held.promise);
	for (let time = 0; time < 5; time++) serving.wake();
	await Promise.resolve();
	expect([steps(), serving.isDue()]).toEqual([1, false]);
	for (let time = 0; time < 5; time++) serving.wake();
	expect([steps(), serving.isDue()]).toEqual([1, true]);
	held.resolve();
	await serving.idle();
	expect(steps()).toBe(2);
});

test('a step that fails is told, and the next one still comes', async () => {
	const { serving, errors, steps } = setUp(() => Promise.reject(new Error('no ledger')));
	serving.wake();
	await serving.idle();
	serving.wake();
	await serving.idle();
	expect([steps(), errors.length]).toEqual([2, 2]);
});

test('it wakes after a while, of several the last one asked for, unless it is put to sleep', async () => {
	const { clock, serving, steps } = setUp();
	serving.wakeIn(10);
	serving.wakeIn(100);
	await clock.advance(99);
	expect(steps()).toBe(0);
	await clock.advance(1);
	expect(steps()).toBe(1);
	serving.wakeIn(100);
	serving.sleep();
	await clock.advance(1_000);
	expect([steps(), clock.timers()]).toEqual([1, 0]);
});
