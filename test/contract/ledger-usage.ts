import { expect, test } from 'vitest';
import { DAY_MS, type LedgerHouse, MIDNIGHT, NOON } from './ledger-house.ts';

const HOUR_MS = 3_600_000;
const TODAY = NOON / DAY_MS - 0.5;
const THIS_HOUR = NOON / HOUR_MS;

export function promiseUsage(house: LedgerHouse): void {
	const { admit, admitMany, spend } = house;
	const usage = () => house.ledger().usage();
	const today = async () => (await usage()).days.find(({ day }) => day === TODAY);

	test('nothing, of a ledger that was never used', async () => {
		expect(await usage()).toEqual({
			day: TODAY,
			people: [],
			servers: 0,
			charged: new Map(),
			asked: new Map(),
			days: [],
			saved: { joined: 0, merged: 0, spared: 0 },
		});
	});

	test('who was charged how often, on which server; what was given back is not told', async () => {
		const ada = { serverKey: 'one', personId: 'ada' };
		const bob = { serverKey: 'two', personId: 'bob' };
		const adaElsewhere = { serverKey: 'two', personId: 'ada' };
		for (const who of [ada, ada, bob, adaElsewhere]) await spend(undefined, who);
		await admit('reserved', {}, bob);
		await admit('void', {}, bob);
		await house.ledger().giveBack('void');
		await admit('only void', {}, { serverKey: 'three', personId: 'eve' });
		await house.ledger().giveBack('only void');
		await house.restart();
		const { people, servers, charged } = await usage();
		expect(new Set(people)).toEqual(
			new Set([
				{ ...ada, attempts: 2 },
				{ ...bob, attempts: 2 },
				{ ...adaElsewhere, attempts: 1 },
			]),
		);
		expect(servers).toBe(2);
		expect(charged).toEqual(new Map([[THIS_HOUR, 5]]));
	});

	test('the hours in which requests were charged and questions asked', async () => {
		await spend();
		await house.ledger().tally({ asked: 3 });
		await house.clock().advance(2 * HOUR_MS);
		await spend();
		await spend();
		await house.ledger().tally({ asked: 1 });
		await house.ledger().tally({ asked: 4 });
		const { charged, asked } = await usage();
		expect(charged).toEqual(
			new Map([
				[THIS_HOUR, 1],
				[THIS_HOUR + 2, 2],
			]),
		);
		expect(asked).toEqual(
			new Map([
				[THIS_HOUR, 3],
				[THIS_HOUR + 2, 5],
			]),
		);
	});

	test('a new day begins with nobody, and knows the seven before', async () => {
		await spend();
		await house.ledger().tally({ asked: 1, joined: 2 });
		await house.until(MIDNIGHT + HOUR_MS);
		let told = await usage();
		expect(told).toMatchObject({ day: TODAY + 1, people: [], servers: 1, charged: new Map() });
		expect(told.saved).toEqual({ joined: 0, merged: 0, spared: 0 });
		await spend();
		told = await usage();
		expect(told.days).toEqual([
			{ day: TODAY, used: 1, limit: 50 },
			{ day: TODAY + 1, used: 1, limit: 50 },
		]);
		expect(told.asked).toEqual(new Map([[THIS_HOUR, 1]]));
		await house.clock().advance(6 * DAY_MS);
		expect((await usage()).days).toHaveLength(2);
		expect((await usage()).servers).toBe(0);
		await house.clock().advance(DAY_MS);
		expect((await usage()).days).toEqual([{ day: TODAY + 1, used: 1, limit: 50 }]);
		expect((await usage()).asked).toEqual(new Map());
	});

	test('one that counts on both sides of midnight is told on both', async () => {
		await house.until(MIDNIGHT - 1_000);
		await spend();
		expect((await usage()).people).toMatchObject([{ attempts: 1 }]);
		await house.clock().advance(10_000);
		expect((await usage()).people).toMatchObject([{ attempts: 1 }]);
	});

	test('since when the day is spent, and what its limit is', async () => {
		await house.hear(48, 50);
		await admitMany(1);
		expect(await today()).toEqual({ day: TODAY, used: 49, limit: 50 });
		await house.clock().advance(HOUR_MS);
		await admitMany(1);
		const spentAt = NOON + HOUR_MS;
		expect(await today()).toEqual({ day: TODAY, used: 50, limit: 50, spentAt });
		await house.clock().advance(HOUR_MS);
		await house.hear(50, 50);
		await house.restart();
		expect(await today()).toEqual({ day: TODAY, used: 50, limit: 50, spentAt });
		await house.hear(50, 1_000);
		expect(await today()).toEqual({ day: TODAY, used: 50, limit: 1_000 });
	});

	test.each([
		['use outside', () => house.hear(50, 50)],
		[
			'the provider’s refusal',
			() => house.ledger().learn({ kind: 'day-refused', retryAt: MIDNIGHT, limit: 50 }),
		],
	])('that it was spent by %s', async (_, spendAll) => {
		await house.clock().advance(HOUR_MS);
		await spendAll();
		expect((await today())?.spentAt).toBe(NOON + HOUR_MS);
	});

	test('the operator’s limit, where it is lower', async () => {
		const perDay = 3;
		await admitMany(5, { perDay });
		expect(await today()).toEqual({ day: TODAY, used: 3, limit: 3, spentAt: NOON });
		await house.ledger().learn({ kind: 'counter', used: 3, limit: 50 }, { perDay });
		expect(await today()).toMatchObject({ limit: 3 });
	});

	test('what was saved today, in sum', async () => {
		await house.ledger().tally({ joined: 1, merged: 2 });
		await house.ledger().tally({ joined: 3, spared: 1 });
		await house.ledger().tally({});
		await house.restart();
		expect((await usage()).saved).toEqual({ joined: 4, merged: 2, spared: 1 });
		expect((await usage()).asked).toEqual(new Map());
	});

	test('nothing of days to come, after a clock that ran a month ahead', async () => {
		house.clock().stepWall(30 * DAY_MS);
		await spend();
		await house.ledger().tally({ asked: 5, joined: 1 });
		house.clock().stepWall(-30 * DAY_MS);
		await house.clock().advance(180_000);
		await house.hear(1, 50);
		expect(await usage()).toEqual({
			day: TODAY,
			people: [],
			servers: 0,
			charged: new Map(),
			asked: new Map(),
			days: [{ day: TODAY, used: 1, limit: 50 }],
			saved: { joined: 0, merged: 0, spared: 0 },
		});
	});
}
