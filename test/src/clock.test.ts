import { expect, test } from 'vitest';
import { createSystemClock, repeat, sleep } from '../../src/clock.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

test('sleep ends after its time and not before', async () => {
	const clock = createManualClock();
	let awake = false;
	const slept = sleep(clock, 100).then(() => {
		awake = true;
	});
	await clock.advance(99);
	expect(awake).toBe(false);
	await clock.advance(1);
	await slept;
	expect(clock.timers()).toBe(0);
});

test('an aborted sleep rejects with the reason and leaves no timer', async () => {
	const clock = createManualClock();
	const stop = new AbortController();
	const slept = sleep(clock, 100, stop.signal);
	stop.abort(new Error('enough'));
	await expect(slept).rejects.toThrow('enough');
	expect(clock.timers()).toBe(0);
	await expect(sleep(clock, 100, stop.signal)).rejects.toThrow('enough');
	expect(clock.timers()).toBe(0);
});

test('repeat never runs twice at once and stops when told', async () => {
	const clock = createManualClock();
	let runs = 0;
	let release = () => {};
	const stop = repeat(clock, 10, () => {
		runs++;
		return new Promise<void>((resolve) => {
			release = resolve;
		});
	});
	await clock.advance(50);
	expect(runs).toBe(1);
	release();
	await clock.advance(10);
	expect(runs).toBe(2);
	stop();
	release();
	await clock.advance(50);
	expect(runs).toBe(2);
	expect(clock.timers()).toBe(0);
});

test('a faster clock runs its wall, its monotonic time and its timers at the same pace', async () => {
	const clock = createSystemClock(1000);
	const wall = clock.now();
	const monotonic = clock.monotonic();
	await sleep(clock, 20_000);
	expect(clock.monotonic() - monotonic).toBeGreaterThanOrEqual(19_000);
	expect(Math.abs(clock.now() - wall - (clock.monotonic() - monotonic))).toBeLessThan(1000);
});
