import { expect, test } from 'vitest';
import { attemptOf } from '../helpers/attempt-of.ts';
import { type LedgerHouse, NOON } from './ledger-house.ts';

export function promiseAttempts(house: LedgerHouse): void {
	const { admit, admitMany, day, state } = house;

	/** Attempt `x`, brought to a state of its life. */
	const bring = async (to: string) => {
		await admit('x');
		if (to === 'sent' || to === 'settled') await house.ledger().sent('x');
		if (to === 'settled') await house.ledger().settle('x', 'answered');
		if (to === 'settled unsent') await house.ledger().settle('x', 'failed');
		if (to === 'void') await house.ledger().giveBack('x');
	};

	test('50 callers at once, 20 a minute: exactly 20 are admitted', async () => {
		expect(await admitMany(50)).toBe(20);
		expect(await day()).toBe(20);
	});

	test('the next is admitted 62 seconds after the oldest, not a millisecond before', async () => {
		await admit();
		await house.clock().advance(10_000);
		await admitMany(19);
		const refused = await admit();
		expect(refused).toMatchObject({ budget: 'minute', retryAt: NOON + 62_000 });
		await house.clock().advance(51_999);
		expect((await admit()).admitted).toBe(false);
		await house.clock().advance(1);
		expect((await admit()).admitted).toBe(true);
		expect((await admit()).admitted).toBe(false);
	});

	test('a reservation counts from when it is sent', async () => {
		const ids = Array.from({ length: 20 }, (_, index) => `late-${index}`);
		for (const id of ids) await admit(id);
		await house.clock().advance(50_000);
		for (const id of ids) await house.ledger().sent(id);
		await house.clock().advance(61_999);
		expect((await admit()).admitted).toBe(false);
		await house.clock().advance(1);
		expect((await admit()).admitted).toBe(true);
	});

	test('the same id is charged once and admitted again, also when nothing is left', async () => {
		await admit('same');
		await admitMany(19);
		expect((await admit('same')).admitted).toBe(true);
		expect(await day()).toBe(20);
	});

	test('a lease is sent once, in its minute, and not after it was given back', async () => {
		await admit('once');
		await house.ledger().sent('once');
		await expect(house.ledger().sent('once')).rejects.toThrow('ended');
		await admit('back');
		await house.ledger().giveBack('back');
		await expect(house.ledger().sent('back')).rejects.toThrow('ended');
		await admit('late');
		await house.clock().advance(60_000);
		await expect(house.ledger().sent('late')).rejects.toThrow('ended');
		await expect(house.ledger().sent('never seen')).rejects.toThrow('ended');
	});

	test('what is given back frees its place; what was sent or settled cannot be given back', async () => {
		await admit('a');
		await admit('b');
		await admit('c');
		await house.ledger().sent('b');
		await house.ledger().settle('c', 'failed');
		expect(await house.ledger().giveBack('a')).toBe(true);
		expect(await house.ledger().giveBack('b')).toBe(false);
		expect(await house.ledger().giveBack('c')).toBe(false);
		expect(await day()).toBe(2);
		expect((await state()).recent).toHaveLength(2);
	});

	test('a crash leaves every charge, reserved or sent', async () => {
		await admit('a');
		await house.ledger().sent('a');
		await admit('b');
		await house.restart();
		expect(await day()).toBe(2);
		expect(await admitMany(30)).toBe(18);
	});

	test('the operator’s limits lower and never raise', async () => {
		expect((await house.ledger().read({ perMinute: 5, perDay: 7 })).limits).toEqual({
			perMinute: 5,
			perDay: 7,
		});
		expect((await house.ledger().read({ perMinute: 500, perDay: 700 })).limits).toEqual({
			perMinute: 20,
			perDay: 50,
		});
	});

	test.each([
		['reserved', true],
		['sent', false],
		['settled', false],
		['settled unsent', false],
		['void', false],
	])('that is %s may be sent: %s, also after a restart', async (to, may) => {
		await bring(to);
		await house.restart();
		const before = await day();
		const isSent = house.ledger().sent('x');
		if (may) await isSent;
		else await expect(isSent).rejects.toThrow('ended');
		expect(await day()).toBe(before);
	});

	test.each([
		['reserved', true, 0],
		['sent', false, 1],
		['settled', false, 1],
		['settled unsent', false, 1],
		['void', false, 0],
	])('that is %s may be given back: %s, and then %i is charged', async (to, may, charged) => {
		await bring(to);
		await house.restart();
		expect(await house.ledger().giveBack('x')).toBe(may);
		expect(await house.ledger().giveBack('x')).toBe(false);
		expect(await day()).toBe(charged);
		expect((await state()).recent).toHaveLength(charged);
	});

	test('that ended stays as it ended', async () => {
		await bring('sent');
		await house.ledger().settle('x', 'refused');
		await house.ledger().settle('x', 'failed');
		await house.ledger().settle('never seen', 'failed');
		for (let poll = 0; poll < 3; poll++) {
			await house.clock().advance(180_000);
			await house.hear(0, 50);
		}
		expect(await day()).toBe(1);
	});

	test('that is sent and given back at once does one of both', async () => {
		await admit('x');
		const [sent, back] = await Promise.allSettled([
			house.ledger().sent('x'),
			house.ledger().giveBack('x'),
		]);
		const isBack = back.status === 'fulfilled' && back.value;
		expect(isBack).toBe(sent.status === 'rejected');
		expect(await day()).toBe(isBack ? 0 : 1);
	});

	test('that was given back is never admitted again, also after a restart', async () => {
		await bring('void');
		await expect(admit('x')).rejects.toThrow('given back');
		await house.restart();
		await expect(admit('x')).rejects.toThrow('given back');
		expect(await day()).toBe(0);
	});

	test('is one charge however many ask for it at once, in two processes', async () => {
		const other = await house.another();
		const verdicts = await Promise.all(
			Array.from({ length: 20 }, (_, index) =>
				index % 2 === 0 ? admit('x') : other.admit(attemptOf('x'), {}),
			),
		);
		expect(verdicts.every(({ admitted }) => admitted)).toBe(true);
		expect(await day()).toBe(1);
	});

	test('finds 20 places in a minute, whichever process asks', async () => {
		const other = await house.another();
		const verdicts = await Promise.all(
			Array.from({ length: 60 }, (_, index) =>
				index % 2 === 0 ? admit() : other.admit(attemptOf(`other-${index}`), {}),
			),
		);
		expect(verdicts.filter(({ admitted }) => admitted)).toHaveLength(20);
		expect(await day()).toBe(20);
	});

	test.each([
		['the minute is full', {}, 'minute'],
		['the day is spent', { perDay: 20 }, 'day'],
		['both are', { perMinute: 20, perDay: 20 }, 'day'],
	] as const)('that is refused as %s changes nothing', async (_, overrides, budget) => {
		await admitMany(20);
		const before = { state: await state(), usage: await house.ledger().usage() };
		for (let index = 0; index < 5; index++)
			expect(await admit('refused', overrides)).toMatchObject({ admitted: false, budget });
		expect({ state: await state(), usage: await house.ledger().usage() }).toEqual(before);
		await expect(house.ledger().sent('refused')).rejects.toThrow('ended');
		await house.clock().advance(62_000);
		expect((await admit('refused')).admitted).toBe(true);
	});

	test('whose caller has left is not charged', async () => {
		const left = AbortSignal.abort(new Error('left'));
		await expect(house.ledger().admit(attemptOf('x'), {}, left)).rejects.toThrow('left');
		expect(await day()).toBe(0);
	});
}
