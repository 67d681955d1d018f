import { expect, test } from 'vitest';
import { type LedgerHouse, MIDNIGHT } from './ledger-house.ts';

export function promiseDays(house: LedgerHouse): void {
	const { admit, admitMany, day } = house;

	test('the day is spent at its limit and returns two seconds after midnight', async () => {
		await house.hear(45, 50);
		expect(await admitMany(10)).toBe(5);
		expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
		await house.until(MIDNIGHT + 1_999);
		expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
		await house.clock().advance(1);
		expect((await admit()).admitted).toBe(true);
	});

	test.each([
		[-2_001, 0],
		[-2_000, 1],
		[0, 1],
	])('an attempt %i ms from midnight counts %i times on the new day', async (offset, count) => {
		await house.until(MIDNIGHT + offset);
		await admit();
		await house.until(MIDNIGHT + 60_000);
		expect(await day()).toBe(count);
	});

	test('one admitted before midnight and sent after it counts on both days', async () => {
		await house.until(MIDNIGHT - 20_000);
		await admit('late', { perDay: 1 });
		await house.clock().advance(30_000);
		expect(await admit(undefined, { perDay: 1 })).toMatchObject({ budget: 'day' });
		await house.ledger().sent('late');
		expect(await day()).toBe(1);
		expect(await admit(undefined, { perDay: 1 })).toMatchObject({ budget: 'day' });
	});

	test('its limit changes at once, either way, and never takes back what was charged', async () => {
		await house.hear(0, 1_000);
		for (let minute = 0; minute < 3; minute++) {
			expect(await admitMany(30)).toBe(20);
			await house.clock().advance(62_000);
		}
		await house.hear(60, 50);
		expect(await admit()).toMatchObject({ budget: 'day', state: { dayUsed: 60 } });
		await house.hear(60, 65);
		expect(await admitMany(30)).toBe(5);
		await house.clock().advance(62_000);
		await house.hear(65, 50);
		expect(await admit()).toMatchObject({ budget: 'day' });
		await house.hear(65, 1_000);
		expect(await admitMany(30)).toBe(20);
	});

	test('that is given none admits nobody', async () => {
		await house.hear(0, 0);
		expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
		await house.hear(0, 50);
		expect((await admit(undefined, { perDay: 0 })).admitted).toBe(false);
	});
}
