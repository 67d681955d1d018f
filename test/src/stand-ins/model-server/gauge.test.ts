import { expect, test } from 'vitest';
import {
	createRefillingGauge,
	createSlidingGauge,
} from '../../../../src/stand-ins/model-server/gauge.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';

const gauges = [
	['sliding', createSlidingGauge],
	['refilling', createRefillingGauge],
] as const;

test.each(gauges)(
	'a %s gauge has room again after the wait that it told, and not before',
	async (_, create) => {
		const clock = createManualClock();
		const gauge = create({ clock, limit: () => 100, spanMs: 60_000 });
		gauge.take(60);
		await clock.advance(6_000);
		gauge.take(40);
		const waitMs = gauge.waitMs(30);
		expect(waitMs).toBeGreaterThan(1_000);
		await clock.advance(waitMs - 1);
		expect(gauge.waitMs(30)).toBeGreaterThan(0);
		await clock.advance(1.001);
		expect(gauge.waitMs(30)).toBe(0);
		expect(gauge.waitMs(101)).toBe(Number.POSITIVE_INFINITY);
		await clock.advance(gauge.emptyMs() + 0.001);
		expect([gauge.used(), gauge.emptyMs()]).toEqual([0, 0]);
	},
);

test.each(gauges)('what is taken from a %s gauge can turn out to be less, or more', (_, create) => {
	const clock = createManualClock();
	const gauge = create({ clock, limit: () => 100, spanMs: 60_000 });
	const become = gauge.take(90);
	become(10);
	expect(gauge.used()).toBe(10);
	become(95);
	expect(gauge.used()).toBe(95);
});

test('a burst is forgotten at once where the window slides, and bit by bit where it refills', async () => {
	const clock = createManualClock();
	const options = { clock, limit: () => 30, spanMs: 60_000 };
	const sliding = createSlidingGauge(options);
	const refilling = createRefillingGauge(options);
	for (const gauge of [sliding, refilling]) gauge.take(30);
	await clock.advance(30_000);
	expect([sliding.used(), refilling.used()]).toEqual([30, 15]);
	expect([sliding.waitMs(1), refilling.waitMs(1)]).toEqual([30_000, 0]);
});
