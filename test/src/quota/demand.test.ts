import { describe, expect, test } from 'vitest';
import { createDemand } from '../../../src/quota/demand.ts';
import { DAY_MS } from '../../../src/quota/windows.ts';

const DAY = 20_000;
const HOUR_MS = 3_600_000;
/** One question late on the day on which the record begins, then ten at six in the evening on so many days. */
const evenings = (days: number) =>
	new Map([
		[(DAY - 1 - days) * 24 + 23, 1],
		...Array.from({ length: days }, (_, index): [number, number] => [
			(DAY - 1 - index) * 24 + 18,
			10,
		]),
	]);

describe('the curve of the day', () => {
	test('is even while nothing is known', () => {
		const demand = createDemand(new Map(), DAY);
		expect(demand.shareBefore(0)).toBe(0);
		expect(demand.shareBefore(6 * HOUR_MS)).toBeCloseTo(0.25);
		expect(demand.shareBefore(DAY_MS + HOUR_MS)).toBe(1);
	});

	test('is learned to a half within a week, no faster', () => {
		const [three, seven] = [3, 7].map((days) => createDemand(evenings(days), DAY));
		expect(seven?.shareBefore(18 * HOUR_MS)).toBeCloseTo(0.5 * 0.75);
		expect(seven?.shareBefore(19 * HOUR_MS)).toBeCloseTo(0.5 * (19 / 24) + 0.5);
		expect(three?.shareBefore(18 * HOUR_MS)).toBeCloseTo((1 - 1.5 / 7) * 0.75);
	});

	test('what is asked today teaches nothing for today', () => {
		const demand = createDemand(new Map([[DAY * 24 + 3, 100]]), DAY);
		expect(demand.shareBefore(4 * HOUR_MS)).toBeCloseTo(1 / 6);
	});

	test.each([0, 0.1, 0.37, 0.4, 0.9, 1])(
		'the time of the share %f is where that share has come',
		(share) => {
			const demand = createDemand(evenings(7), DAY);
			expect(demand.shareBefore(demand.timeOf(share))).toBeCloseTo(share);
		},
	);
});

describe('what is still to come', () => {
	test('is what the days before had, while today says nothing else', () => {
		const { mean } = createDemand(evenings(7), DAY).toCome(DAY * DAY_MS, 0, 50);
		expect(mean).toBeCloseTo(10);
	});

	test('grows with what was asked today, and is nothing at midnight', () => {
		const demand = createDemand(evenings(7), DAY);
		const noon = DAY * DAY_MS + 12 * HOUR_MS;
		expect(demand.toCome(noon, 40, 50).mean).toBeGreaterThan(demand.toCome(noon, 2, 50).mean);
		expect(demand.toCome((DAY + 1) * DAY_MS - 1, 40, 50).mean).toBeCloseTo(0);
	});

	test('is believed to be half of the budget on the first day, until today shows otherwise', () => {
		const demand = createDemand(new Map(), DAY);
		expect(demand.toCome(DAY * DAY_MS, 0, 50).mean).toBeCloseTo(25);
		expect(demand.toCome(DAY * DAY_MS + HOUR_MS, 60, 50).mean).toBeGreaterThan(200);
	});

	test('is less certain the less is known', () => {
		const known = createDemand(evenings(7), DAY).toCome(DAY * DAY_MS, 0, 20);
		const unknown = createDemand(new Map(), DAY).toCome(DAY * DAY_MS, 0, 20);
		expect(known.mean).toBeCloseTo(unknown.mean);
		expect(unknown.atLeast).toBeLessThan(known.atLeast);
	});

	test('is not learned from the day on which the record begins', () => {
		const installed = createDemand(new Map([[DAY * 24 - 4, 10]]), DAY);
		const unknown = createDemand(new Map(), DAY);
		for (const asked of [0, 30]) {
			const toCome = installed.toCome(DAY * DAY_MS + HOUR_MS, asked, 50);
			expect(toCome).toEqual(unknown.toCome(DAY * DAY_MS + HOUR_MS, asked, 50));
		}
	});

	test('is learned from a week that the record has kept of a longer time', () => {
		const week = [...evenings(7)].slice(1);
		const { mean } = createDemand(new Map(week), DAY).toCome(DAY * DAY_MS, 0, 50);
		expect(mean).toBeCloseTo(10);
	});

	test('is not thought to be less because the bot was down for days', () => {
		const interrupted = [...evenings(7)].filter((_, index) => index !== 2 && index !== 3);
		const { mean } = createDemand(new Map(interrupted), DAY).toCome(DAY * DAY_MS, 0, 50);
		expect(mean).toBeCloseTo(10);
	});

	test('is believed of today within the hour, when ten times the usual is asked', () => {
		const one = DAY * DAY_MS + HOUR_MS;
		const demand = createDemand(evenings(7), DAY);
		expect(demand.toCome(one, 2, 50).mean).toBeLessThan(15);
		expect(demand.toCome(one, 12, 50).mean).toBeGreaterThan(80);
	});

	test('never grows while nothing is asked', () => {
		for (const demand of [createDemand(evenings(7), DAY), createDemand(new Map(), DAY)]) {
			for (const asked of [0, 8, 20, 100]) {
				const atLeast = Array.from(
					{ length: 24 * 12 },
					(_, index) => demand.toCome(DAY * DAY_MS + (index * HOUR_MS) / 12, asked, 50).atLeast,
				);
				expect(atLeast).toEqual([...atLeast].sort((one, other) => other - one));
			}
		}
	});
});
