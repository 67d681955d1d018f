import { expect, test } from 'vitest';
import { quantile } from '../../../bench/figures.ts';
import { type Measured, measure } from '../../../bench/quota/measure.ts';
import { DAY, playDay } from '../../../bench/quota/simulate.ts';

/** Whatever the day: what was promised is kept, nobody is overtaken on the threshold, and no slot stays unused. */
function expectKept({ promises: { firm, kept, movedLater, overtaken }, idleMs }: Measured): void {
	expect(kept).toBeGreaterThanOrEqual(0.95 * firm);
	expect(movedLater).toBe(0);
	expect(overtaken).toBe(0);
	expect(idleMs).toBeLessThanOrEqual(50);
}

test('eight times as many questions as requests: nearly everybody is answered, and equally', async () => {
	const day = await measure('eightfold', 20);
	expect(day.ours.jain).toBeGreaterThanOrEqual(0.95);
	expect(day.ours.peopleAnswered).toBeGreaterThanOrEqual(0.97);
	expect(day.usual.peopleAnswered).toBeLessThan(0.5);
	expect(day.promises.firm).toBeGreaterThan(0);
	expectKept(day);
});

test('four times as many of a large budget: likewise, and the times told come true', async () => {
	const day = await measure('fourfold', 1);
	expect(day.ours.jain).toBeGreaterThanOrEqual(0.95);
	expect(day.ours.peopleAnswered).toBeGreaterThanOrEqual(0.97);
	expect(quantile(day.promises.errors, 0.5)).toBeLessThanOrEqual(10);
	expect(quantile(day.promises.errors, 0.9)).toBeLessThanOrEqual(240);
	expectKept(day);
});

test('a spammer gets no more than others', async () => {
	const day = await measure('spammed', 20);
	expect(day.ours.jain).toBeGreaterThanOrEqual(0.95);
	expect(day.ours.peopleAnswered).toBeGreaterThanOrEqual(0.97);
	expect(day.ours.topShare).toBeLessThanOrEqual(0.08);
	expectKept(day);
});

test('after a raid of newcomers at midnight something is left in the evening', async () => {
	const day = await measure('raided', 5);
	expect(day.ours.dryAtHour).toBeGreaterThanOrEqual(18);
	expectKept(day);
});

test('a raid on another server leaves most people theirs', async () => {
	const { ours, usual, promises } = await measure('raidedNextDoor', 10, 'server');
	expect(ours.peopleAnswered).toBeGreaterThanOrEqual(0.85);
	expect(usual.peopleAnswered).toBeLessThan(0.1);
	expect(promises.movedLater).toBe(0);
	expect(promises.overtaken).toBe(0);
});

test('a day unlike those before is shared almost as well', async () => {
	const day = await measure('shifted', 10);
	expect(day.ours.jain).toBeGreaterThanOrEqual(0.85);
	expectKept(day);
});

test.each([
	['scarce50', 40],
	['scarce1000', 2],
] as const)(
	'nothing is left over when a little more is asked than there is: %s',
	async (kind, days) => {
		const day = await measure(kind, days);
		expect(day.ours.used).toBeGreaterThanOrEqual(0.995);
		expectKept(day);
	},
);

test.each([
	['ample50', 40],
	['ample1000', 2],
] as const)('nobody is held back when there is enough for all: %s', async (kind, days) => {
	const day = await measure(kind, days);
	expect(day.ours.answered).toBeGreaterThanOrEqual(0.99 * day.usual.answered);
	expectKept(day);
});

test.each([
	['unknown', 0.8, 0.92],
	['installed', 0.8, 0.92],
	['tenfold', 0.85, 0.94],
] as const)(
	'the day is shared while next to nothing, or another demand, was seen before: %s',
	async (kind, jain, people) => {
		const day = await measure(kind, 20);
		expect(day.ours.jain).toBeGreaterThanOrEqual(jain);
		expect(day.ours.peopleAnswered).toBeGreaterThanOrEqual(people);
		expectKept(day);
	},
);

test.each(['unknownSpammed', 'installedSpammed', 'tenfoldSpammed'] as const)(
	'somebody who spams a bot that knows little is soon held back: %s',
	async (kind) => {
		const day = await measure(kind, 20);
		expect(day.ours.topShare).toBeLessThanOrEqual(0.18);
		expect(day.ours.peopleAnswered).toBeGreaterThanOrEqual(0.93);
		expectKept(day);
	},
);

test.each([
	['no record', new Map(), 50, 8],
	['no record, many requests', new Map(), 1_000, 40],
	['a record of last evening', new Map([[DAY * 24 - 4, 10]]), 50, 8],
] as const)(
	'who tries a new bot alone waits for nothing at any time of the day: %s',
	async (_, asked, perDay, count) => {
		for (let hour = 0; hour < 24; hour++) {
			const questions = Array.from({ length: count }, (_, index) => ({
				atMs: hour * 3_600_000 + Math.floor((index * 1_740_000) / count),
				personId: 'ada',
				serverId: 'server',
			}));
			const { fates } = await playDay({ questions, perDay, asked });
			expect(fates.map(({ startedMs }) => startedMs)).toEqual(questions.map(({ atMs }) => atMs));
		}
	},
);
