import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAsking, sentenceOf } from '../../helpers/asking.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MIDNIGHT = Date.UTC(2026, 10, 23);

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
const begin = async (
	startMs: number,
	options: Parameters<typeof createQuotaHouse>[0] = {},
): Promise<void> => {
	house = await createQuotaHouse({ clock: createManualClock(startMs), ...options });
};
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const { ask } = createAsking(() => house.parts().quota);
const settled = () => house.clock.advance(0);
const report = (personId = 'ada', serverId?: string) =>
	house.parts().quota.report({ personId, ...(serverId === undefined ? {} : { serverId }) });

/** Asks and is answered. */
async function spend(count: number, personId = 'ada', serverId = 'kitchen'): Promise<void> {
	for (let done = 0; done < count; done++) {
		const question = ask({ personId, serverId });
		await settled();
		await question.lease?.sent();
		await question.lease?.settle('answered');
		if (question.outcome !== 'leased') throw new Error('this test asked beyond its budget');
	}
}
const counter = (used: number, limit: number) =>
	house.parts().quota.learn({ kind: 'counter', used, limit });

describe('a day as it is told to one person', () => {
	beforeEach(() => begin(MIDNIGHT + 9.5 * HOUR_MS));

	test('counts mine over every server and on this one, and everybody by size without a name', async () => {
		await spend(2, 'ada', 'kitchen');
		await spend(1, 'ada', 'garden');
		await spend(4, 'bob', 'garden');
		expect((await report('ada', 'kitchen')).mine).toEqual({ used: 3, usedHere: 2, waiting: 0 });
		expect((await report('ada')).mine).toEqual({ used: 3, usedHere: 0, waiting: 0 });
		expect((await report('ada', 'kitchen')).shares).toEqual([
			{ used: 4, isMine: false },
			{ used: 3, isMine: true },
		]);
		expect((await report('eve', 'kitchen')).mine).toEqual({ used: 0, usedHere: 0, waiting: 0 });
		expect(JSON.stringify(await report('eve'))).not.toMatch(/ada|bob|kitchen/);
	});

	test('has what was spent in DMs together as one more server', async () => {
		const lease = house.parts().quota.lease({
			jobId: 'one',
			asker: { personId: 'ada' },
			standing: 'new',
			onWaiting: () => undefined,
			signal: new AbortController().signal,
		});
		await settled();
		await lease;
		expect((await report('ada')).mine).toMatchObject({ used: 1, usedHere: 1 });
	});

	test('knows each hour, how far the day is, and still after a restart', async () => {
		await spend(2);
		await house.clock.advance(HOUR_MS);
		await spend(3);
		await house.restart();
		const { hours, dayPassed, day, mine } = await report();
		expect(hours).toHaveLength(24);
		expect([hours[9], hours[10]]).toEqual([2, 3]);
		expect(hours.reduce((sum, count) => sum + count)).toBe(5);
		expect(dayPassed).toBeCloseTo(10.5 / 24, 4);
		expect([day.used, mine.used]).toEqual([5, 5]);
	});

	test('leaves out what was given back', async () => {
		const question = ask({ personId: 'ada' });
		await settled();
		await question.lease?.giveBack();
		expect(await report()).toMatchObject({ mine: { used: 0 }, shares: [], day: { used: 0 } });
		expect((await report()).hours[9]).toBe(0);
	});

	test('begins anew at midnight', async () => {
		await spend(3);
		house.parts().quota.saved('joined');
		expect((await report()).saved.joined).toBe(1);
		await house.clock.advance(14.5 * HOUR_MS + 3_000);
		const { hours, mine, shares, saved, dayPassed } = await report();
		expect({ mine, shares, saved }).toEqual({
			mine: { used: 0, usedHere: 0, waiting: 0 },
			shares: [],
			saved: { joined: 0, merged: 0, spared: 0 },
		});
		expect(Math.max(...hours)).toBe(0);
		expect(dayPassed).toBeLessThan(0.001);
	});

	test('tells the pace while it holds people back, hour by hour up to the whole day', async () => {
		await counter(0, 50);
		expect((await report()).pace).toEqual([]);
		await spend(10);
		await counter(48, 50);
		const { pace } = await report();
		expect(pace).toHaveLength(25);
		expect(pace).toEqual([...pace].sort((one, other) => one - other));
		expect(pace[24]).toBe(50);
		expect(pace[9]).toBeGreaterThan(15);
		expect(pace[9]).toBeLessThan(25);
	});

	test('has what others did with the same key beside our own', async () => {
		await spend(2);
		await counter(7, 50);
		expect(await report()).toMatchObject({
			outside: 5,
			day: { used: 7, limit: 50 },
			source: { kind: 'provider', asOf: house.clock.now() },
		});
	});

	test('takes a counter below our own for no use from outside', async () => {
		await spend(2);
		await counter(0, 50);
		await house.clock.advance(5 * 60_000);
		await counter(0, 50);
		await house.clock.advance(5 * 60_000);
		await counter(0, 50);
		expect((await report()).outside).toBe(0);
	});

	test('counts what needed no request, still after a restart', async () => {
		for (const kind of ['joined', 'joined', 'merged', 'spared'] as const)
			house.parts().quota.saved(kind);
		expect((await report()).saved).toEqual({ joined: 2, merged: 1, spared: 1 });
		house.parts().quota.saved('spared');
		await report();
		await house.restart();
		expect((await report()).saved).toEqual({ joined: 2, merged: 1, spared: 2 });
	});

	test('counts only who has a place in line as waiting', async () => {
		await spend(20);
		const first = ask({ personId: 'ada' });
		const second = ask({ personId: 'bob' });
		await settled();
		expect(await report('ada')).toMatchObject({ waiting: 2, mine: { waiting: 1 } });
		expect(await report('eve')).toMatchObject({ waiting: 2, mine: { waiting: 0 } });
		const third = ask({ personId: 'ada' });
		const told = report('ada');
		first.leave(new Error('gone'));
		expect((await told).mine.waiting).toBeLessThanOrEqual((await told).waiting);
		second.leave(new Error('gone'));
		third.leave(new Error('gone'));
		await settled();
	});
});

describe('a ledger in trouble', () => {
	test('that began anew says that nobody knows the day', async () => {
		await begin(MIDNIGHT + 9 * HOUR_MS, { isFirstStart: false });
		expect((await report()).isDayKnown).toBe(false);
		await house.clock.advance(70_000);
		await counter(5, 50);
		expect(await report()).toMatchObject({ isDayKnown: true, day: { used: 5 } });
	});

	test('that cannot be written is still read', async () => {
		await begin(MIDNIGHT + 9 * HOUR_MS);
		await spend(2);
		house.parts().quota.saved('joined');
		await house.parts().file.transaction((database) => {
			database.exec(
				"CREATE TRIGGER full BEFORE INSERT ON savings BEGIN SELECT RAISE(FAIL, 'full'); END",
			);
		});
		expect(await report()).toMatchObject({ mine: { used: 2 }, saved: { joined: 0 } });
		expect(house.parts().logged()).toContain('what was counted could not be written down');
		await house.parts().file.transaction((database) => database.exec('DROP TRIGGER full'));
		expect((await report()).saved.joined).toBe(1);
	});

	test('that cannot be read is told in a sentence, and logged', async () => {
		await begin(MIDNIGHT + 9 * HOUR_MS);
		await house
			.parts()
			.file.transaction((database) => database.exec('ALTER TABLE days RENAME TO lost'));
		const refused = await report().catch(sentenceOf);
		expect(refused).toEqual({ key: 'quota.unreadable', values: {} });
		expect(house.parts().logged()).toContain('the ledger cannot be read');
		await house
			.parts()
			.file.transaction((database) => database.exec('ALTER TABLE lost RENAME TO days'));
	});
});

describe('the days before', () => {
	/** From noon to the next noon: a day of two requests, spent in the afternoon or not. */
	async function aDay(isSpent: boolean, limit = 2): Promise<void> {
		await counter(0, limit);
		await house.clock.advance(3 * HOUR_MS);
		await spend(isSpent ? limit : limit - 1);
		await house.clock.advance(DAY_MS - 3 * HOUR_MS);
		await counter(0, limit);
	}

	test('are told once they were seen whole, with the time in the middle', async () => {
		await begin(MIDNIGHT + 12 * HOUR_MS);
		await aDay(true);
		expect((await report()).ranOut).toEqual({ days: 0, of: 0 });
		for (const isSpent of [true, false, true]) await aDay(isSpent);
		const { ranOut, dayWithCredits } = await report();
		expect(ranOut).toEqual({ days: 2, of: 3, aboutAt: MIDNIGHT + 4 * DAY_MS + 15 * HOUR_MS });
		expect(dayWithCredits).toBe(1000);
	});

	test('are seven at most', async () => {
		await begin(MIDNIGHT + 12 * HOUR_MS);
		for (let day = 0; day < 10; day++) await aDay(day % 2 === 0);
		expect((await report()).ranOut).toMatchObject({ days: 3, of: 7 });
	});

	test('begin after the last day that is missing, which was not seen whole either', async () => {
		await begin(MIDNIGHT + 12 * HOUR_MS);
		for (let day = 0; day < 3; day++) await aDay(true);
		await house.clock.advance(2 * DAY_MS);
		await aDay(true);
		await aDay(true);
		expect((await report()).ranOut).toMatchObject({ days: 1, of: 1 });
	});

	test('did not run out of few when there were many in the end', async () => {
		await begin(MIDNIGHT + 12 * HOUR_MS);
		for (let day = 0; day < 3; day++) await aDay(true);
		await counter(0, 2);
		await spend(2);
		await counter(2, 1000);
		await house.clock.advance(DAY_MS);
		await counter(0, 2);
		expect((await report()).ranOut).toMatchObject({ days: 2, of: 3 });
	});
});

describe('what credits would give', () => {
	test('is told where the provider says that the day is the small one', async () => {
		await begin(MIDNIGHT + 9 * HOUR_MS);
		expect(await report()).not.toHaveProperty('dayWithCredits');
		await counter(0, 50);
		expect((await report()).dayWithCredits).toBe(1000);
		await counter(0, 1000);
		expect(await report()).not.toHaveProperty('dayWithCredits');
	});

	test.each([
		[40, undefined],
		[50, undefined],
		[200, 200],
		[2000, 1000],
	])('is bounded by a limit of the operator’s own of %d', async (perDay, expected) => {
		await begin(MIDNIGHT + 9 * HOUR_MS, { overrides: { perDay } });
		await counter(0, 50);
		expect((await report()).dayWithCredits).toBe(expected);
	});
});
