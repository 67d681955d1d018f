import type { Account } from './account.ts';
import type { Moment } from './ledger-time.ts';
import { withDayLimit, withMinuteLimit } from './limits.ts';
import type { AccountNews } from './quota.ts';
import { QUIET_MS, reconcile } from './reconcile.ts';
import { DAY_MS, dayEndsAt, dayOf, GUARD_MS, HOUR_MS, WINDOW_MS } from './windows.ts';

type Refused = Extract<AccountNews, { kind: 'minute-refused' | 'day-refused' }>;
type Counter = Extract<AccountNews, { kind: 'counter' }>;

/** The counter may be a copy one minute old: this soon after midnight it may tell of yesterday. */
export const COUNTER_SETTLES_MS = WINDOW_MS;

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
	const { now } = moment;
	const isAhead = news.retryAt > now && news.retryAt <= now + DAY_MS + GUARD_MS;
	const passedJustNow = news.retryAt <= now && news.retryAt > now - HOUR_MS;
	const returnsAt = isAhead ? Math.ceil(news.retryAt) + GUARD_MS : dayEndsAt(dayOf(now));
	const learned = withDayLimit(account, news.limit);
	return {
		...learned,
		closedUntil: passedJustNow ? now + WINDOW_MS : returnsAt,
		closedAt: moment.steady,
		closedLimit: Math.max(
			account.dayLimit,
			learned.dayLimit,
			now < account.closedUntil ? account.closedLimit : -1,
		),
	};
}

/**
 * A wall clock that once ran more than a day ahead has left the ledger on a day to come. The counter, heard with room
 * while nothing was under way, tells of the real day: the ledger goes back to it.
 */
export function afterGlitch(
	account: Account,
	news: Counter,
	moment: Moment,
	inFlight: number,
): { readonly account: Account; readonly moment: Moment } {
	const { now, wall, steady } = moment;
	const isQuiet = inFlight === 0 && steady - account.lastStamp >= QUIET_MS;
	const isOfToday = now - dayOf(now) * DAY_MS >= COUNTER_SETTLES_MS;
	if (wall - now <= DAY_MS || !isQuiet || !isOfToday || news.used >= news.limit)
		return { account, moment };
	const closedUntil = account.closedUntil > now + DAY_MS + GUARD_MS ? 0 : account.closedUntil;
	return { account: { ...account, lastWall: now, closedUntil }, moment: { ...moment, wall: now } };
}

/** Returns what the day's `outside` becomes, too. `sure`: own attempts that the provider must have counted. */
export function afterCounter(
	account: Account,
	news: Counter,
	moment: Moment,
	count: {
		readonly own: number;
		readonly outside: number;
		readonly sure: number;
		readonly inFlight: number;
	},
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
