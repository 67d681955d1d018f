import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/quota/ledger.ts';
import { attemptOf } from '../helpers/attempt-of.ts';
import type { ManualClock } from '../helpers/manual-clock.ts';

export type LedgerUnderTest = {
	readonly clock: ManualClock;
	ledger(): Ledger;
	/** A process that begins anew over the same ledger. */
	restart(): Promise<void>;
	remove(): Promise<void>;
};

const NONE = {};
const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 10, 23, 12);
const MIDNIGHT = Date.UTC(2026, 10, 24);

/** What every ledger promises. `make` gives an empty one that need not doubt its past. */
export function describeLedger(name: string, make: () => Promise<LedgerUnderTest>): void {
	describe(`the promises of a ledger, kept by ${name}`, () => {
		let house: LedgerUnderTest;
		let next = 0;
		beforeEach(async () => {
			house = await make();
		});
		afterEach(() => house.remove());

		const admit = (
			id = `attempt-${next++}`,
			overrides: { perMinute?: number; perDay?: number } = NONE,
		) => house.ledger().admit(attemptOf(id), overrides);
		const admitMany = async (count: number, overrides = NONE) => {
			const verdicts = await Promise.all(
				Array.from({ length: count }, () => admit(undefined, overrides)),
			);
			return verdicts.filter(({ admitted }) => admitted).length;
		};
		const state = () => house.ledger().read(NONE);
		const day = async () => (await state()).dayUsed;

		test('50 callers at once, 20 a minute: exactly 20 are admitted', async () => {
			expect(await admitMany(50)).toBe(20);
			expect(await day()).toBe(20);
		});

		test('the next is admitted 62 seconds after the oldest, not a millisecond before', async () => {
			await admit();
			await house.clock.advance(10_000);
			await admitMany(19);
			const refused = await admit();
			expect(refused).toMatchObject({ budget: 'minute', retryAt: NOON + 62_000 });
			await house.clock.advance(51_999);
			expect((await admit()).admitted).toBe(false);
			await house.clock.advance(1);
			expect((await admit()).admitted).toBe(true);
			expect((await admit()).admitted).toBe(false);
		});

		test('a reservation counts from when it is sent', async () => {
			const ids = Array.from({ length: 20 }, (_, index) => `late-${index}`);
			for (const id of ids) await admit(id);
			await house.clock.advance(50_000);
			for (const id of ids) await house.ledger().sent(id);
			await house.clock.advance(61_999);
			expect((await admit()).admitted).toBe(false);
			await house.clock.advance(1);
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
			await house.clock.advance(60_000);
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

		test('the day is spent at its limit and returns two seconds after midnight', async () => {
			await house.ledger().learn({ kind: 'counter', used: 45, limit: 50 });
			expect(await admitMany(10)).toBe(5);
			expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
			await house.clock.advance(MIDNIGHT + 1_999 - house.clock.now());
			expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
			await house.clock.advance(1);
			expect((await admit()).admitted).toBe(true);
		});

		test.each([
			[-2_001, 0],
			[-2_000, 1],
			[0, 1],
		])('an attempt %i ms from midnight counts %i times on the new day', async (offset, count) => {
			await house.clock.advance(MIDNIGHT + offset - house.clock.now());
			await admit();
			await house.clock.advance(MIDNIGHT + 60_000 - house.clock.now());
			expect(await day()).toBe(count);
		});

		test('one admitted before midnight and sent after it counts on both days', async () => {
			await house.clock.advance(MIDNIGHT - 20_000 - house.clock.now());
			await admit('late', { perDay: 1 });
			await house.clock.advance(30_000);
			expect(await admit(undefined, { perDay: 1 })).toMatchObject({ budget: 'day' });
			await house.ledger().sent('late');
			expect(await day()).toBe(1);
			expect(await admit(undefined, { perDay: 1 })).toMatchObject({ budget: 'day' });
		});

		test('a wall clock that steps either way ages nothing in the minute', async () => {
			await admitMany(20);
			for (const step of [3_600_000, -7_200_000, DAY_MS, -2 * DAY_MS]) {
				house.clock.stepWall(step);
				expect((await admit()).admitted).toBe(false);
			}
			await house.clock.advance(61_999);
			expect((await admit()).admitted).toBe(false);
			await house.clock.advance(1);
			expect((await admit(undefined, { perDay: 1_000 })).admitted).toBe(true);
		});

		test('a clock that stepped back re-opens no day, and neither does a restart', async () => {
			await house.ledger().learn({ kind: 'counter', used: 50, limit: 50 });
			for (const step of [-3_600_000, -DAY_MS, -5 * DAY_MS]) {
				house.clock.stepWall(step);
				expect(await admit()).toMatchObject({ budget: 'day' });
				await house.restart();
				expect(await admit()).toMatchObject({ budget: 'day' });
			}
		});

		test('a restart with the clock set back keeps the minute and is over after it', async () => {
			await admitMany(20);
			house.clock.stepWall(-DAY_MS);
			await house.restart();
			expect((await admit()).admitted).toBe(false);
			await house.clock.advance(62_000);
			expect((await admit()).admitted).toBe(true);
		});

		test('a refusal by the minute freezes everything until then and two seconds, over a restart', async () => {
			const retryAt = NOON + 30_000;
			await house.ledger().learn({ kind: 'minute-refused', retryAt, limit: 16 });
			await house.restart();
			expect(await admit()).toMatchObject({ budget: 'freeze', retryAt: retryAt + 2_000 });
			await house.clock.advance(31_999);
			expect((await admit()).admitted).toBe(false);
			await house.clock.advance(1);
			expect(await admitMany(30)).toBe(16);
		});

		test('a refusal by the day closes it until its time, whatever a late counter says', async () => {
			await house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT, limit: 50 });
			await house.ledger().learn({ kind: 'counter', used: 12, limit: 50 });
			await house.restart();
			expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
			await house.ledger().learn({ kind: 'counter', used: 60, limit: 1_000 });
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

		test('a day refused while the clock was a month ahead is closed for a day at most', async () => {
			house.clock.stepWall(30 * DAY_MS);
			await admit();
			await house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT });
			house.clock.stepWall(-30 * DAY_MS);
			expect(await admit()).toMatchObject({ budget: 'day', retryAt: NOON + DAY_MS + 2_000 });
			await house.clock.advance(DAY_MS + 1_999);
			expect(await admit()).toMatchObject({ budget: 'day' });
			await house.clock.advance(1);
			expect((await admit()).admitted).toBe(true);
		});

		test('a day refused after the clock was a month ahead is closed until its time', async () => {
			house.clock.stepWall(30 * DAY_MS);
			await admit();
			house.clock.stepWall(-30 * DAY_MS);
			await house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT });
			expect(await admit()).toMatchObject({ budget: 'day', retryAt: MIDNIGHT + 2_000 });
			await house.clock.advance(MIDNIGHT + 2_000 - NOON);
			expect((await admit()).admitted).toBe(true);
		});

		test('a counter with room brings a ledger that ran a month ahead back to today', async () => {
			await admit('before');
			await house.ledger().settle('before', 'answered');
			house.clock.stepWall(30 * DAY_MS);
			for (const id of ['a', 'b']) {
				await admit(id);
				await house.ledger().settle(id, 'answered');
			}
			await house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT });
			house.clock.stepWall(-30 * DAY_MS);
			await house.clock.advance(60_000);
			const hear = (used: number) => house.ledger().learn({ kind: 'counter', used, limit: 50 });
			await hear(3);
			expect(await admit()).toMatchObject({ budget: 'day' });
			await house.clock.advance(60_000);
			await hear(50);
			expect(await admit()).toMatchObject({ budget: 'day' });
			await hear(3);
			expect(await day()).toBe(3);
			expect((await admit()).admitted).toBe(true);
			expect((await state()).dayReturnsAt).toBe(MIDNIGHT + 2_000);
		});

		test('what was answered or refused today is never given back', async () => {
			for (const id of ['a', 'b', 'c']) await admit(id);
			await house.ledger().settle('a', 'answered');
			await house.ledger().settle('b', 'refused');
			await house.ledger().settle('c', 'stopped');
			for (let index = 0; index < 3; index++) {
				await house.clock.advance(180_000);
				await house.ledger().learn({ kind: 'counter', used: 0, limit: 50 });
			}
			expect(await day()).toBe(2);
		});

		test('a higher limit of the day holds from the next attempt on', async () => {
			await house.ledger().learn({ kind: 'counter', used: 50, limit: 50 });
			expect((await admit()).admitted).toBe(false);
			await house.ledger().learn({ kind: 'counter', used: 50, limit: 1_000 });
			expect((await admit()).admitted).toBe(true);
			expect((await state()).limits.perDay).toBe(1_000);
		});

		test('use outside is charged at once and shown', async () => {
			await admitMany(3);
			await house.ledger().learn({ kind: 'counter', used: 40, limit: 50 });
			expect(await state()).toMatchObject({ dayUsed: 40, outside: 37, counterAt: NOON });
			expect(await admitMany(15)).toBe(10);
		});

		test('units come back only after two quiet polls with nothing under way', async () => {
			for (const id of ['a', 'b', 'c']) await admit(id);
			for (const id of ['a', 'b']) await house.ledger().settle(id, 'failed');
			const poll = () => house.ledger().learn({ kind: 'counter', used: 1, limit: 50 });
			for (let index = 0; index < 3; index++) {
				await house.clock.advance(180_000);
				await poll();
			}
			expect(await day()).toBe(3);
			await house.ledger().settle('c', 'failed');
			await poll();
			await poll();
			expect(await day()).toBe(3);
			await house.clock.advance(60_000);
			await poll();
			expect(await day()).toBe(1);
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
	});
}
