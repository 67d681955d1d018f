import type { LedgerDatabase } from '../store/ledger-file.ts';
import { type Account, writeAccount } from './account.ts';
import { countSure, countUnderWay, readStretch, UNDER_WAY_AT_MOST_MS } from './attempts.ts';
import { readDay, setOutside } from './days.ts';
import { afterCounter, afterGlitch, COUNTER_SETTLES_MS } from './learn.ts';
import type { Moment } from './ledger-time.ts';
import { afterQuietReading, type ListCost } from './list-cost.ts';
import type { AccountNews } from './quota.ts';
import { QUIET_MS } from './reconcile.ts';
import { DAY_MS, dayOf } from './windows.ts';

/** The provider's counter against the rows of the day: what was used elsewhere, and what a list of models costs. */
export function hearCounter(
	database: LedgerDatabase,
	news: Extract<AccountNews, { kind: 'counter' }>,
	account: Account,
	moment: Moment,
): void {
	const inFlight = countUnderWay(database, moment.steady - UNDER_WAY_AT_MOST_MS);
	const known = afterGlitch(account, news, moment, inFlight);
	const { wall } = known.moment;
	const day = dayOf(wall);
	const after = afterCounter(known.account, news, known.moment, {
		...readDay(database, day),
		sure: countSure(database, day),
		inFlight,
	});
	const isQuiet = inFlight === 0 && moment.steady - account.lastStamp >= QUIET_MS;
	const lists =
		isQuiet && wall - day * DAY_MS >= COUNTER_SETTLES_MS
			? listsAfter(database, account.lists, { at: moment.steady, used: news.used, day })
			: account.lists;
	// A day that the counter was heard on is never left for an earlier one.
	writeAccount(database, { ...after.account, lists, lastWall: wall }, moment);
	setOutside(database, day, after.outside);
}

function listsAfter(
	database: LedgerDatabase,
	lists: ListCost,
	reading: NonNullable<ListCost['base']>,
): ListCost {
	const since = lists.base?.at ?? reading.at;
	return afterQuietReading(lists, reading, readStretch(database, since));
}
