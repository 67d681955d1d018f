import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAsking } from '../../helpers/asking.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

const DAY_START = Date.UTC(2026, 10, 23);
const HOUR_MS = 3_600_000;

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse({ clock: createManualClock(DAY_START) });
});
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const { ask, askMany } = createAsking(() => house.parts().quota);
const settled = () => house.clock.advance(0);

test('the last request of the day, once promised, is not given to who asks right after', async () => {
	await house.clock.advance(22.25 * HOUR_MS);
	const { ledger, quota } = house.parts();
	await ledger.tally({ asked: 400 });
	for (const personId of ['ada', 'bob'])
		await ledger.admit({ id: personId, jobId: personId, serverKey: 'server', personId }, {});
	await quota.learn({ kind: 'counter', used: 49, limit: 50 });
	const ada = ask({ personId: 'ada' });
	await settled();
	expect(ada.told).toHaveLength(1);
	const newcomer = ask({ personId: 'new' });
	await settled();
	expect(newcomer.outcome).not.toBe('leased');
	await house.clock.advance((ada.last()?.latest ?? 0) - house.clock.now());
	expect(ada.outcome).toBe('leased');
});

test('a longer pause is told at once, and nothing runs until somebody may go', async () => {
	const { ledger, quota } = house.parts();
	await quota.learn({ kind: 'counter', used: 100, limit: 1_000 });
	askMany(20);
	const waiting = askMany(40);
	await settled();
	await quota.learn({ kind: 'minute-refused', retryAt: DAY_START + 61_000 });
	await house.clock.advance(1_000);
	const retryAt = DAY_START + 1_200_000;
	await quota.learn({ kind: 'minute-refused', retryAt });
	await settled();
	expect(new Set(waiting.map((question) => question.last()?.frozen))).toEqual(new Set([true]));
	expect(waiting[0]?.last()?.earliest).toBe(retryAt + 2_000);
	const looks = vi.spyOn(ledger, 'read');
	for (let second = 0; second < 120; second++) await house.clock.advance(1_000);
	expect(looks.mock.calls.length).toBeLessThan(10);
	await house.clock.advance(retryAt + 2_000 - house.clock.now());
	expect(waiting.slice(0, 20).every(({ outcome }) => outcome === 'leased')).toBe(true);
});

test('shortly before midnight, who is let through shortly after it waits', async () => {
	await house.clock.advance(24 * HOUR_MS - 40_000);
	await house.parts().quota.learn({ kind: 'counter', used: 100, limit: 1_000 });
	askMany(20);
	const waiting = askMany(5);
	await settled();
	const inMs = 62_000;
	expect(waiting.map((question) => question.last()?.earliest)).toEqual(
		Array(5).fill(house.clock.now() + inMs),
	);
	await house.clock.advance(inMs);
	expect(waiting.every(({ outcome }) => outcome === 'leased')).toBe(true);
});

test('who is tried again waits for the minute only, also when the clock is set back', async () => {
	await house.clock.advance(12 * HOUR_MS);
	await house.parts().quota.learn({ kind: 'counter', used: 44, limit: 50 });
	await house.parts().ledger.tally({ asked: 400 });
	await house.parts().quota.learn({ kind: 'minute-refused', retryAt: house.clock.now() + 60_000 });
	const tried = [ask({ standing: 'again' }), ask({ standing: 'refused' })];
	await settled();
	for (const question of tried) expect(question.last()?.latest).toBe(question.last()?.earliest);
	house.clock.stepWall(-3 * HOUR_MS);
	await house.clock.advance(62_000);
	expect(tried.map(({ outcome }) => outcome)).toEqual(['leased', 'leased']);
});
