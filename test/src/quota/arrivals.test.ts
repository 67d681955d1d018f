import { expect, test } from 'vitest';
import { expectedArrivals } from '../../../src/quota/arrivals.ts';
import { createDemand } from '../../../src/quota/demand.ts';
import { DAY_MS } from '../../../src/quota/windows.ts';

const DAY = 20_000;
const NOON = DAY * DAY_MS + DAY_MS / 2;
/** 960 questions a day: 40 an hour. */
const asked = new Map(Array.from({ length: 7 * 24 }, (_, hour) => [(DAY - 7) * 24 + hour, 40]));
const known = [
	{ serverKey: 'one', personId: 'ada', served: 3 },
	{ serverKey: 'two', personId: 'bob', served: 1 },
];
const arrivals = expectedArrivals({
	demand: createDemand(asked, DAY),
	known,
	from: NOON,
	asked: 480,
	limit: 1_000,
});

test('those who may come in the next time are half as many again as expected, evenly spread', () => {
	expect(arrivals).toHaveLength((40 / 4) * 1.5);
	const gaps = arrivals.map(({ atMs }, index) => atMs - (arrivals[index - 1]?.atMs ?? NOON));
	for (const gap of gaps) expect(gap).toBeCloseTo(60_000, 0);
});

test('they are people of today, on their servers, and newcomers', () => {
	const people = new Set(arrivals.map(({ personId }) => personId));
	expect(people).toContain('ada');
	expect(people).toContain('bob');
	expect(arrivals.filter(({ personId }) => personId.startsWith('newcomer'))).toHaveLength(3);
	expect(new Set(arrivals.map(({ serverKey }) => serverKey))).toEqual(new Set(['one', 'two']));
});

test('the same is foreseen each time, and on a day without anybody newcomers only', () => {
	const demand = createDemand(asked, DAY);
	const again = () => expectedArrivals({ demand, known: [], from: NOON, asked: 480, limit: 1_000 });
	expect(again()).toEqual(again());
	expect(again().every(({ personId }) => personId.startsWith('newcomer'))).toBe(true);
});
