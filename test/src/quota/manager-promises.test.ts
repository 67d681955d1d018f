import { afterEach, beforeEach, expect, test } from 'vitest';
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

const { ask } = createAsking(() => house.parts().quota);
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
