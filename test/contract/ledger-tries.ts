import { expect, test } from 'vitest';
import { type LedgerHouse, MIDNIGHT } from './ledger-house.ts';

const ALONE = { tries: 3, isAlone: true };
const QUIET_MS = 120_000;

export function promiseTries(house: LedgerHouse): void {
	const { admit, admitMany, day, state, hear } = house;
	const spendList = async (
		id: string,
		tried: number,
		outcome: 'answered' | 'failed' = 'answered',
	) => {
		const verdict = await admit(id, {}, ALONE);
		await house.ledger().sent(id);
		if (tried < 3) await house.ledger().tried(id, tried);
		await house.ledger().settle(id, outcome);
		return verdict;
	};
	/** Hears what a provider counts that is asked by nobody else, once it has come to rest. */
	const quietly = async (used: number) => {
		await house.clock().advance(QUIET_MS);
		await hear(used, 1_000);
	};
	const grants = async (id: string, more = ALONE) => {
		const verdict = await admit(id, {}, more);
		return verdict.admitted ? verdict : undefined;
	};

	test('three models are three units until it is told how many were tried', async () => {
		expect(await grants('a')).toMatchObject({ tries: 3, units: 3 });
		expect(await day()).toBe(3);
		expect((await state()).recent).toHaveLength(3);
		await house.ledger().sent('a');
		expect(await house.ledger().tried('a', 2)).toBe(1);
		expect(await house.ledger().tried('a', 1)).toBe(0);
		expect(await day()).toBe(2);
		expect((await state()).recent).toHaveLength(2);
		const { people, charged } = await house.ledger().usage();
		expect(people).toMatchObject([{ attempts: 2 }]);
		expect([...charged.values()]).toEqual([2]);
	});

	test('without a word of it all stay charged, also after a restart', async () => {
		await spendList('a', 3, 'failed');
		await house.restart();
		expect(await house.ledger().tried('a', 1)).toBe(0);
		expect(await day()).toBe(3);
	});

	test('what was never sent comes back whole', async () => {
		await grants('a');
		expect(await house.ledger().tried('a', 1)).toBe(0);
		expect(await house.ledger().giveBack('a')).toBe(true);
		expect(await day()).toBe(0);
		expect((await state()).recent).toEqual([]);
	});

	test.each([
		['while others wait', { tries: 3 }, 0, 1],
		['for nobody who asks for one', { isAlone: true, tries: 1 }, 0, 1],
		['beyond three', { isAlone: true, tries: 9 }, 0, 3],
		['above half of the minute', ALONE, 8, 2],
		['above half of the minute, not by one', ALONE, 10, 1],
	])('no more are granted %s', async (_, more, before, granted) => {
		await admitMany(before);
		expect(await admit('a', {}, more)).toMatchObject({ tries: granted, units: granted });
	});

	test.each([
		[2, 1],
		[3, 3],
	])('with %i left of the day %i may be tried', async (left, granted) => {
		expect(await admit('a', { perDay: left }, ALONE)).toMatchObject({ tries: granted });
	});

	test('none more is granted where the day is in doubt', async () => {
		await house.until(MIDNIGHT - 1_000);
		expect(await admit('a', {}, ALONE)).toMatchObject({ tries: 1 });
	});

	test('a try counts from when it is known, as it may have been made just before', async () => {
		await grants('a');
		await house.ledger().sent('a');
		await house.clock().advance(50_000);
		await house.ledger().tried('a', 2);
		await house.clock().advance(61_999);
		expect((await state()).recent).toHaveLength(2);
		await house.clock().advance(1);
		expect((await state()).recent).toEqual([]);
	});

	test('what may still be tried counts, however long the first takes, and on the next day too', async () => {
		await house.until(MIDNIGHT - 10_000);
		await grants('a');
		await house.ledger().sent('a');
		await house.clock().advance(100_000);
		expect((await state()).recent).toHaveLength(3);
		expect(await day()).toBe(3);
		await house.ledger().settle('a', 'failed');
		expect(await day()).toBe(3);
		await house.clock().advance(62_000);
		expect((await state()).recent).toEqual([]);
	});

	test('nothing is taken back of days that the clock leapt over while it was under way', async () => {
		await grants('a');
		house.clock().stepWall(3 * 86_400_000);
		await house.ledger().sent('a');
		await house.ledger().tried('a', 1);
		const { days } = await house.ledger().usage();
		expect(days.map(({ used }) => used).filter((used) => used !== 0)).toEqual([3, 3]);
	});

	test('what one is granted is granted again for the same id', async () => {
		await grants('a');
		await admitMany(10);
		expect(await grants('a')).toMatchObject({ tries: 3, units: 3 });
		expect(await day()).toBe(13);
	});

	test('a provider that counts a request once is found out, and a list then costs one', async () => {
		await quietly(0);
		await spendList('a', 2);
		await quietly(1);
		expect(await grants('b')).toMatchObject({ units: 3 });
		await house.ledger().sent('b');
		await house.ledger().tried('b', 2);
		await house.ledger().settle('b', 'answered');
		await quietly(2);
		await house.restart();
		await house.clock().advance(120_000);
		const before = await day();
		expect(await grants('c')).toMatchObject({ tries: 3, units: 1 });
		// The minute counts each try, whatever the day counts.
		expect([await day(), (await state()).recent.length]).toEqual([before + 1, 3]);
		expect(await grants('d', { tries: 3, isAlone: false })).toMatchObject({ tries: 1, units: 1 });
		await admitMany(6);
		expect(await grants('e')).toMatchObject({ tries: 1, units: 1 });
	});

	test('it is found out as well where the last of a list answered', async () => {
		await quietly(0);
		for (const [index, used] of [1, 2].entries()) {
			await grants(`a${index}`);
			await house.ledger().sent(`a${index}`);
			expect(await house.ledger().tried(`a${index}`, 3)).toBe(0);
			await house.ledger().settle(`a${index}`, 'answered');
			await quietly(used);
		}
		expect(await grants('b')).toMatchObject({ tries: 3, units: 1 });
	});

	test('one that counts each try is found out, and units are reserved as before', async () => {
		await quietly(0);
		await spendList('a', 2);
		await quietly(2);
		await spendList('b', 2);
		await quietly(4);
		expect(await grants('c')).toMatchObject({ tries: 3, units: 3 });
		expect(await day()).toBe(7);
	});

	test.each([
		['one reading alone', [1]],
		['readings that contradict', [1, 2, 1, 2]],
		['readings with use from outside', [4, 5, 7]],
	])('%s decide nothing', async (_, costs) => {
		await quietly(0);
		let used = 0;
		for (const [index, cost] of costs.entries()) {
			await spendList(`a${index}`, 2);
			used += cost;
			await quietly(used);
		}
		expect(await grants('last')).toMatchObject({ units: 3 });
	});

	test('a reading that contradicts what was known starts anew', async () => {
		await quietly(0);
		let used = 0;
		for (const cost of [1, 1, 2]) {
			await spendList(`a${used}`, 2);
			used += cost;
			await quietly(used);
		}
		expect(await grants('last')).toMatchObject({ units: 3 });
	});

	test.each([
		['failed', 2, 'failed'],
		['does not tell how many were tried', 3, 'answered'],
	] as const)('a stretch in which one %s tells nothing', async (_, tried, outcome) => {
		await quietly(0);
		for (let index = 0; index < 3; index++) {
			await spendList(`a${index}`, tried, outcome);
			await quietly(index + 1);
		}
		expect(await grants('last')).toMatchObject({ units: 3 });
	});

	test('nor does a counter that is heard too soon', async () => {
		await quietly(0);
		for (let index = 0; index < 3; index++) {
			await spendList(`a${index}`, 2);
			await house.clock().advance(QUIET_MS - 1);
			await hear(index + 1, 1_000);
		}
		await house.clock().advance(62_000);
		expect(await grants('last')).toMatchObject({ units: 3 });
	});
}
