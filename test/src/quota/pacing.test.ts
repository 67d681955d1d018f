import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDemand } from '../../../src/quota/demand.ts';
import { createPacing } from '../../../src/quota/pacing.ts';
import { DAY_MS } from '../../../src/quota/windows.ts';

const DAY = 20_000;
const MIDNIGHT = DAY * DAY_MS;
const HOUR_MS = 3_600_000;
const busy = createDemand(
	new Map(Array.from({ length: 7 * 24 }, (_, hour) => [(DAY - 7) * 24 + hour, hour % 24])),
	DAY,
);
const quietWeek = new Map(
	Array.from({ length: 7 }, (_, index) => [(DAY - index) * 24 - 1, 30] as const),
);
const pacing = createPacing(busy);

describe('the allowance', () => {
	test('is a small burst at midnight, half about noon, and all by half past eleven', () => {
		const even = createPacing(createDemand(new Map(), DAY));
		expect(even.allowance(50, MIDNIGHT)).toBeCloseTo(2 + (50 * 10) / 1_410, 1);
		expect(even.allowance(1_000, MIDNIGHT + 12 * HOUR_MS)).toBeCloseTo(
			40 + (1_000 * 730) / 1_410,
			0,
		);
		expect(even.allowance(50, MIDNIGHT + 23.5 * HOUR_MS)).toBe(50);
	});

	test('a lead is ahead at midnight and nothing when all is released', () => {
		expect(pacing.allowance(50, MIDNIGHT, 0.3) - pacing.allowance(50, MIDNIGHT)).toBeGreaterThan(
			14,
		);
		expect(pacing.allowance(50, MIDNIGHT + 23.5 * HOUR_MS, -0.2)).toBe(50);
	});

	test('opens at the very millisecond that is foretold', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 50 }),
				fc.nat(DAY_MS - 1),
				fc.constantFrom(-0.16, 0, 0.15, 0.3),
				(requests, ms, lead) => {
					const from = MIDNIGHT + ms;
					const at = pacing.allows(requests, 50, from, lead);
					expect(pacing.allowance(50, at, lead)).toBeGreaterThanOrEqual(requests);
					if (at > from) expect(pacing.allowance(50, at - 2, lead)).toBeLessThan(requests);
				},
			),
		);
	});

	test('never allows more than there is', () => {
		expect(pacing.allows(51, 50, MIDNIGHT)).toBe(Number.POSITIVE_INFINITY);
	});
});

describe('the pace is off', () => {
	const day = { limit: 50, used: 0, asked: 0, waiting: 0 };

	test('while what is left covers what is likely to come, not otherwise', () => {
		const quiet = createPacing(createDemand(quietWeek, DAY));
		expect(quiet.isOff(day, MIDNIGHT)).toBe(true);
		expect(quiet.isOff({ ...day, used: 45 }, MIDNIGHT)).toBe(false);
		expect(pacing.isOff(day, MIDNIGHT)).toBe(false);
	});

	test('those who wait need something, too', () => {
		const late = MIDNIGHT + DAY_MS - HOUR_MS / 60;
		expect(pacing.isOff({ ...day, used: 45, asked: 60, waiting: 2 }, late)).toBe(true);
		expect(pacing.isOff({ ...day, used: 45, asked: 60, waiting: 6 }, late)).toBe(false);
	});

	test('from the millisecond on that is foretold, also when the clock has fractions', () => {
		const state = { ...day, used: 20, asked: 60 };
		const until = MIDNIGHT + DAY_MS - 0.5;
		const at = pacing.offAt(state, MIDNIGHT + 0.7, until);
		expect(at).toBeLessThan(until);
		expect(pacing.isOff(state, at)).toBe(true);
		expect(pacing.isOff(state, at - 1)).toBe(false);
		expect(pacing.offAt({ ...state, used: 50, waiting: 1 }, MIDNIGHT, until)).toBe(until);
	});
});
