import { LEASE_LASTS_MS } from './attempts.ts';
import type { Moment } from './ledger-time.ts';
import { type Charge, DAY_AT_MOST_MS } from './model-charges.ts';
import type { Measure, ModelState, Window } from './model-ledger.ts';
import type { ModelBudget, ModelLimits } from './quota.ts';
import { DAY_MS, GUARD_MS, WINDOW_MS } from './windows.ts';
import { dayEndsIn, dayIn } from './zone-day.ts';

/** A day that is no calendar's: what was spent comes back so much later. */
const ROLLING = 'rolling';
const ROLLING_MS = DAY_MS + GUARD_MS;

type Counted = { readonly freesAt: number; readonly amount: number };

/** How long a charge may count for anything. */
export const spanOf = ({ requestsPerDay, tokensPerDay }: ModelLimits, day: string): number => {
	if (requestsPerDay === undefined && tokensPerDay === undefined) return WINDOW_MS;
	return day === ROLLING ? ROLLING_MS : DAY_AT_MOST_MS;
};

/** The days of the budget on which a request at this time counts; of no meaning where the day rolls. */
export function budgetDays(day: string, now: number): { first: number; last: number } {
	if (day === ROLLING) return { first: 0, last: 0 };
	return { first: dayIn(day, now - GUARD_MS), last: dayIn(day, now + GUARD_MS) };
}

/** The limits over what was charged in the last 25 hours, at one moment. */
export function windowsOf(
	limits: ModelLimits,
	day: ModelBudget['day'],
	charges: readonly Charge[],
	moment: Moment,
): readonly Window[] {
	const onTheWallClock = (steady: number) => moment.now + steady - moment.steady;
	const lasting = (ms: number, amountOf: (charge: Charge) => number) => () =>
		charges
			.filter(({ at }) => at > moment.steady - ms)
			.map((charge) => ({ freesAt: onTheWallClock(charge.at + ms), amount: amountOf(charge) }));
	const isOurs = ({ state }: Charge) => state !== 'outside';
	const ofDay = (amountOf: (charge: Charge) => number) =>
		day === ROLLING ? lasting(ROLLING_MS, amountOf) : inZone(day, charges, moment, amountOf);
	const window = (
		span: Window['span'],
		measure: Measure,
		limit: number | undefined,
		lastsMs: number,
		countedOf: () => readonly Counted[],
	): readonly Window[] => {
		if (limit === undefined) return [];
		const counted = countedOf()
			.filter(({ amount }) => amount > 0)
			.sort((one, other) => one.freesAt - other.freesAt);
		const used = counted.reduce((all, { amount }) => all + amount, 0);
		return [{ span, measure, limit, used, charges: counted, lastsMs }];
	};
	const dayLastsMs = day === ROLLING ? ROLLING_MS : Number.POSITIVE_INFINITY;
	// What is counted elsewhere is told of the day in requests and of the minute in tokens.
	const ours = (charge: Charge) => (isOurs(charge) ? charge.requests : 0);
	const tokens = (charge: Charge) => charge.tokens;
	const ourTokens = (charge: Charge) => (isOurs(charge) ? charge.tokens : 0);
	return [
		...window('minute', 'requests', limits.requestsPerMinute, WINDOW_MS, lasting(WINDOW_MS, ours)),
		...window('minute', 'tokens', limits.tokensPerMinute, WINDOW_MS, lasting(WINDOW_MS, tokens)),
		...window(
			'day',
			'requests',
			limits.requestsPerDay,
			dayLastsMs,
			ofDay(({ requests }) => requests),
		),
		...window('day', 'tokens', limits.tokensPerDay, dayLastsMs, ofDay(ourTokens)),
	];
}

/**
 * What counts today: what was charged on this day of the calendar or, as a clock was set back, on a later one, and what is
 * reserved and may be sent today yet. After 25 hours a charge is not given any more: it counts on no day, whatever the wall
 * clock shows.
 */
function inZone(
	zone: string,
	charges: readonly Charge[],
	{ steady, now }: Moment,
	amountOf: (charge: Charge) => number,
): () => readonly Counted[] {
	return () => {
		const today = dayIn(zone, now - GUARD_MS);
		const mayBeSent = ({ state, at }: Charge) =>
			state === 'reserved' && at > steady - LEASE_LASTS_MS;
		return charges
			.filter((charge) => charge.lastDay >= today || mayBeSent(charge))
			.map((charge) => ({
				freesAt: Math.min(
					dayEndsIn(zone, Math.max(today, charge.lastDay)) + GUARD_MS,
					now + charge.at + DAY_AT_MOST_MS - steady,
				),
				amount: amountOf(charge),
			}));
	};
}

/** Whether a window never holds so many tokens, however long somebody waits. */
export const isTooLong = ({ windows }: ModelState, tokens: number): boolean =>
	windows.some(({ measure, limit }) => measure === 'tokens' && tokens > limit);

/** When a request of so many tokens finds room in all windows, from `from` on (epoch ms); infinite when never. */
export function roomAt(
	{ windows, shutUntil = 0 }: Pick<ModelState, 'windows' | 'shutUntil'>,
	tokens: number,
	from: number,
): number {
	return Math.max(
		from,
		shutUntil,
		...windows.map((window) => fitsAt(window, window.measure === 'tokens' ? tokens : 1, from)),
	);
}

function fitsAt({ limit, charges }: Window, amount: number, from: number): number {
	if (amount > limit) return Number.POSITIVE_INFINITY;
	const standing = charges.filter(({ freesAt }) => freesAt > from);
	let used = standing.reduce((all, charge) => all + charge.amount, 0);
	let at = from;
	for (const charge of standing) {
		if (used + amount <= limit) break;
		used -= charge.amount;
		at = charge.freesAt;
	}
	return at;
}

/** The same budget once a request of so many tokens has gone at this time. */
export function withCharge(state: ModelState, tokens: number, at: number): ModelState {
	const windows = state.windows.map((window) => {
		const amount = window.measure === 'tokens' ? tokens : 1;
		const charges = [...window.charges, { freesAt: at + window.lastsMs, amount }].sort(
			(one, other) => one.freesAt - other.freesAt,
		);
		return { ...window, charges, used: window.used + amount };
	});
	return { ...state, windows };
}
