import { expect, test } from 'vitest';
import { attemptOf } from '../helpers/attempt-of.ts';
import { DAY_MS, type LedgerHouse, MIDNIGHT, NOON } from './ledger-house.ts';

const HOUR_MS = 3_600_000;
const MONTH_MS = 30 * DAY_MS;
const eitherWay = [DAY_MS, -DAY_MS, MONTH_MS, -MONTH_MS].map((step) => [step / DAY_MS, step]);

export function promiseClocks(house: LedgerHouse): void {
	const { admit, admitMany, day, state } = house;

	test('a wall clock that steps either way ages nothing in the minute', async () => {
		await admitMany(20);
		for (const step of [3_600_000, -7_200_000, DAY_MS, -2 * DAY_MS]) {
			house.clock().stepWall(step);
			expect((await admit()).admitted).toBe(false);
		}
		await house.clock().advance(61_999);
		expect((await admit()).admitted).toBe(false);
		await house.clock().advance(1);
		expect((await admit(undefined, { perDay: 1_000 })).admitted).toBe(true);
	});

	test('a clock that stepped back re-opens no day, and neither does a restart', async () => {
		await house.hear(50, 50);
		for (const step of [-3_600_000, -DAY_MS, -5 * DAY_MS]) {
			house.clock().stepWall(step);
			expect(await admit()).toMatchObject({ budget: 'day' });
			await house.restart();
			expect(await admit()).toMatchObject({ budget: 'day' });
		}
	});

	test('a restart with the clock set back keeps the minute and is over after it', async () => {
		await admitMany(20);
		house.clock().stepWall(-DAY_MS);
		await house.restart();
		expect((await admit()).admitted).toBe(false);
		await house.clock().advance(62_000);
		expect((await admit()).admitted).toBe(true);
	});

	test('a day refused while the clock was a month ahead is closed for a day at most', async () => {
		house.clock().stepWall(30 * DAY_MS);
		await admit();
		await house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT });
		house.clock().stepWall(-30 * DAY_MS);
		expect(await admit()).toMatchObject({ budget: 'day', retryAt: NOON + DAY_MS + 2_000 });
		await house.clock().advance(DAY_MS + 1_999);
		expect(await admit()).toMatchObject({ budget: 'day' });
		await house.clock().advance(1);
		expect((await admit()).admitted).toBe(true);
	});

	test('a day refused after the clock was a month ahead is closed until its time', async () => {
		house.clock().stepWall(30 * DAY_MS);
		await admit();
		house.clock().stepWall(-30 * DAY_MS);
		await house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT });
		expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
		await house.clock().advance(MIDNIGHT + 2_000 - NOON);
		expect((await admit()).admitted).toBe(true);
	});

	test('a counter with room brings a ledger that ran a month ahead back to today', async () => {
		await admit('before');
		await house.ledger().settle('before', 'answered');
		house.clock().stepWall(30 * DAY_MS);
		for (const id of ['a', 'b']) {
			await admit(id);
			await house.ledger().settle(id, 'answered');
		}
		await house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT });
		house.clock().stepWall(-30 * DAY_MS);
		await house.clock().advance(60_000);
		const hear = (used: number) => house.ledger().learn({ kind: 'counter', used, limit: 50 });
		await hear(3);
		expect(await admit()).toMatchObject({ budget: 'day' });
		await house.clock().advance(60_000);
		await hear(50);
		expect(await admit()).toMatchObject({ budget: 'day' });
		await hear(3);
		expect(await day()).toBe(3);
		expect((await admit()).admitted).toBe(true);
		expect((await state()).dayReturnsAt).toBe(MIDNIGHT + 2_000);
	});

	test.each(eitherWay)('a restart with the clock %i days off frees nothing', async (_, step) => {
		await house.hear(0, 1_000);
		await admitMany(20);
		await house.clock().advance(30_000);
		house.clock().stepWall(step);
		await house.restart();
		expect(await admit()).toMatchObject({ budget: 'minute' });
		await house.clock().advance(31_999);
		expect(await admit()).toMatchObject({ budget: 'minute' });
		await house.restart();
		expect(await admit()).toMatchObject({ budget: 'minute' });
		await house.clock().advance(62_000);
		expect(await admitMany(30)).toBe(20);
	});

	test.each(eitherWay)('nor does one of the machine, %i days off', async (_, step) => {
		await house.hear(0, 1_000);
		await admitMany(20);
		await house.clock().advance(20_000);
		house.clock().reboot();
		await house.clock().advance(10_000);
		house.clock().stepWall(step);
		await house.restart();
		expect(await admit()).toMatchObject({ budget: 'minute' });
		await house.clock().advance(31_999);
		expect(await admit()).toMatchObject({ budget: 'minute' });
		await house.clock().advance(30_001);
		expect(await admitMany(30)).toBe(20);
	});

	test('hours in which nothing ran free the minute', async () => {
		await admitMany(20);
		await house.clock().advance(3 * HOUR_MS);
		await house.restart();
		expect(await admitMany(20)).toBe(20);
	});

	test('so do hours in which the machine was off, as soon as it can know', async () => {
		await admitMany(20);
		await house.clock().advance(3 * HOUR_MS);
		house.clock().reboot();
		await house.clock().advance(50_000);
		await house.restart();
		expect((await admit()).admitted).toBe(false);
		await house.clock().advance(12_000);
		expect(await admitMany(20)).toBe(20);
	});

	test.each([
		['a day', DAY_MS],
		['a month', MONTH_MS],
	])('a clock that runs %s ahead opens one more day, once', async (_, step) => {
		const five = { perDay: 5 };
		expect(await admitMany(9, five)).toBe(5);
		// What is reserved could still be sent on the new day.
		await house.clock().advance(60_000);
		house.clock().stepWall(step);
		expect(await admitMany(9, five)).toBe(5);
		for (const back of [-step, step, -step]) {
			house.clock().stepWall(back);
			expect(await admitMany(9, five)).toBe(0);
			await house.restart();
			expect(await admitMany(9, five)).toBe(0);
		}
		await house.until(MIDNIGHT + 2_000);
		expect(await admitMany(9, five)).toBe(0);
	});

	test('a day on which the counter was heard is not left for an earlier one', async () => {
		house.clock().stepWall(DAY_MS);
		await house.hear(50, 50);
		house.clock().stepWall(-DAY_MS);
		expect(await admit()).toMatchObject({ budget: 'day' });
		await house.restart();
		expect(await admit()).toMatchObject({ budget: 'day' });
	});

	test('what one process admits is as young for another that began before the clock was set back', async () => {
		await house.hear(0, 1_000);
		await admit();
		await house.clock().advance(55_000);
		house.clock().stepWall(-HOUR_MS);
		const other = await house.another();
		for (let index = 0; index < 19; index++) {
			const id = `other-${index}`;
			expect((await other.admit(attemptOf(id), {})).admitted).toBe(true);
		}
		await house.clock().advance(61_999);
		expect(await admitMany(30)).toBeLessThanOrEqual(1);
		await house.clock().advance(1);
		expect(await admitMany(30)).toBeGreaterThanOrEqual(19);
	});
}
