import { expect, test } from 'vitest';
import { type LedgerHouse, MIDNIGHT, NOON } from './ledger-house.ts';

export function promiseNews(house: LedgerHouse): void {
	const { admit, admitMany, day, state } = house;

	test('a refusal by the minute freezes everything until then and two seconds, over a restart', async () => {
		const retryAt = NOON + 30_000;
		await house.ledger().learn({ kind: 'minute-refused', retryAt, limit: 16 });
		await house.restart();
		expect(await admit()).toMatchObject({ budget: 'freeze', retryAt: retryAt + 2_000 });
		await house.clock().advance(31_999);
		expect((await admit()).admitted).toBe(false);
		await house.clock().advance(1);
		expect(await admitMany(30)).toBe(16);
	});

	test('a refusal by the day closes it until its time, whatever a late counter says', async () => {
		await house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT, limit: 50 });
		await house.hear(12, 50);
		await house.restart();
		expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
		await house.hear(60, 1_000);
		expect((await admit()).admitted).toBe(true);
	});

	test('a day that closes at a lower limit than the counter tells is opened by it once', async () => {
		const { learn } = house.ledger();
		const refuse = () => learn({ kind: 'day-refused', retryAt: MIDNIGHT, limit: 50 });
		const hear = (limit: number) => learn({ kind: 'counter', used: 12, limit });
		await refuse();
		await hear(1_000);
		expect((await admit()).admitted).toBe(true);
		for (let index = 0; index < 2; index++) {
			await refuse();
			await refuse();
			await hear(1_000);
			expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
		}
		await hear(2_000);
		expect((await admit()).admitted).toBe(true);
	});

	test('what was answered or refused today is never given back', async () => {
		for (const id of ['a', 'b', 'c']) await admit(id);
		await house.ledger().settle('a', 'answered');
		await house.ledger().settle('b', 'refused');
		await house.ledger().settle('c', 'stopped');
		for (let index = 0; index < 3; index++) {
			await house.clock().advance(180_000);
			await house.hear(0, 50);
		}
		expect(await day()).toBe(2);
	});

	test('a higher limit of the day holds from the next attempt on', async () => {
		await house.hear(50, 50);
		expect((await admit()).admitted).toBe(false);
		await house.hear(50, 1_000);
		expect((await admit()).admitted).toBe(true);
		expect((await state()).limits.perDay).toBe(1_000);
	});

	test('use outside is charged at once and shown', async () => {
		await admitMany(3);
		await house.hear(40, 50);
		expect(await state()).toMatchObject({ dayUsed: 40, outside: 37, counterAt: NOON });
		expect(await admitMany(15)).toBe(10);
	});

	test('units come back only after two quiet polls with nothing under way', async () => {
		for (const id of ['a', 'b', 'c']) await admit(id);
		for (const id of ['a', 'b']) await house.ledger().settle(id, 'failed');
		const poll = () => house.hear(1, 50);
		for (let index = 0; index < 3; index++) {
			await house.clock().advance(180_000);
			await poll();
		}
		expect(await day()).toBe(3);
		await house.ledger().settle('c', 'failed');
		await poll();
		await poll();
		expect(await day()).toBe(3);
		await house.clock().advance(60_000);
		await poll();
		expect(await day()).toBe(1);
	});
}
