import type { Account } from './account.ts';
import type { Moment } from './ledger-time.ts';
import { withDayLimit, withMinuteLimit } from './limits.ts';
import type { AccountNews } from './quota.ts';
import { reconcile } from './reconcile.ts';
import { DAY_MS, dayEndsAt, dayOf, GUARD_MS, WINDOW_MS } from './windows.ts';

type Refused = Extract<AccountNews, { kind: 'minute-refused' | 'day-refused' }>;
type Counter = Extract<AccountNews, { kind: 'counter' }>;

const HOUR_MS = 3_600_000;

/** The counter may be a copy one minute old: this soon after midnight it may tell of yesterday. */
const COUNTER_SETTLES_MS = WINDOW_MS;

/** A time that has passed or is absurd says only that we may not go on now. */
export function afterMinuteRefused(account: Account, news: Refused, moment: Moment): Account {
	const aheadMs = news.retryAt > moment.now ? news.retryAt - moment.now : WINDOW_MS - GUARD_MS;
	const until = moment.steady + Math.ceil(Math.min(aheadMs, HOUR_MS)) + GUARD_MS;
	return {
		...withMinuteLimit(account, news.limit, moment.steady),
		frozenUntil: Math.max(account.frozenUntil, until),
	};
}

/** A return that passed just now is a provider whose clock is behind ours: it says yes within the minute. */
export function afterDayRefused(account: Account, news: Refused, moment: Moment): Account {
	const { wall } = moment;
	const isAhead = news.retryAt > wall && news.retryAt <= wall + DAY_MS + GUARD_MS;
	const passedJustNow = news.retryAt <= wall && news.retryAt > wall - HOUR_MS;
	const returnsAt = isAhead ? Math.ceil(news.retryAt) + GUARD_MS : dayEndsAt(dayOf(wall));
	const learned = withDayLimit(account, news.limit);
	return {
		...learned,
		closedUntil: passedJustNow ? wall + WINDOW_MS : returnsAt,
		closedLimit: learned.dayLimit,
	};
}

/** Returns what the day's `outside` becomes, too. */
export function afterCounter(
	account: Account,
	news: Counter,
	moment: Moment,
	count: { readonly own: number; readonly outside: number; readonly inFlight: number },
): { readonly account: Account; readonly outside: number } {
	const learned = withDayLimit(account, news.limit);
	const isRaised = account.closedLimit >= 0 && learned.dayLimit > account.closedLimit;
	const opened = { ...learned, closedUntil: isRaised ? 0 : account.closedUntil };
	const day = dayOf(moment.wall);
	if (moment.wall - day * DAY_MS < COUNTER_SETTLES_MS)
		return { account: opened, outside: count.outside };
	const { outside, quiet } = reconcile({
		...count,
		used: Math.max(0, Math.floor(news.used)),
		day,
		now: moment.steady,
		lastStamp: account.lastStamp,
		quiet: account.quiet,
	});
	return { account: { ...opened, counterAt: moment.wall, quiet }, outside };
}
