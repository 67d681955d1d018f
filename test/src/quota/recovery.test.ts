import { expect, test } from 'vitest';
import { createAsking, sentenceOf } from '../../helpers/asking.ts';
import { fillTwoDays } from '../../helpers/full-day.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

/** The thousandth request of the day was made at 11:06. */
const LATER = Date.UTC(2026, 10, 23, 23, 30);

test('after a restart all of a full day is there: charges, people, hours, days, open questions', async () => {
	const clock = createManualClock(LATER);
	const house = await createQuotaHouse({ clock });
	await house.parts().file.transaction((database) => fillTwoDays(database, LATER));
	await house.restart();
	const { jobs, ledger, quota } = house.parts();
	const { ask } = createAsking(() => quota);

	expect(await ledger.read({})).toMatchObject({ dayUsed: 1_000, limits: { perDay: 1_001 } });
	expect(await jobs.interrupted()).toHaveLength(10);
	const usage = await ledger.usage();
	expect(usage.people).toHaveLength(100);
	expect(usage.people.every(({ attempts }) => attempts === 10)).toBe(true);
	expect(usage.servers).toBe(5);
	expect([...usage.charged.values()].reduce((sum, count) => sum + count, 0)).toBe(1_000);
	expect(usage.days.map(({ used }) => used)).toEqual([...Array(6).fill(600), 1_000, 1_000]);
	expect(usage.asked.size).toBe(8 * 24);

	const capped = ask({ personId: 'person-1', serverId: 'server-1', dailyCap: 10 });
	const last = ask({ personId: 'person-1', serverId: 'server-1', dailyCap: 11 });
	await clock.advance(0);
	const tooLate = ask({ personId: 'new' });
	await clock.advance(0);
	expect(sentenceOf(capped.outcome)).toMatchObject({ key: 'quota.own-day-spent' });
	expect(last.outcome).toBe('leased');
	expect(sentenceOf(tooLate.outcome)).toMatchObject({ key: 'quota.day-spent' });
	await house.remove();
});
