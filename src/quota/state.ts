import type { Account } from './account.ts';
import { LEASE_LASTS_MS, mayTryMore, type Recent, UNDER_WAY_AT_MOST_MS } from './attempts.ts';
import type { LedgerState, LimitOverrides, Verdict } from './ledger.ts';
import type { Moment } from './ledger-time.ts';
import { limitsInForce } from './limits.ts';
import { countedDays, DAY_MS, dayEndsAt, dayOf, GUARD_MS, nextSlot, WINDOW_MS } from './windows.ts';

type Refusal = Extract<Verdict, { admitted: false }>;

/** The rules, over what the ledger holds at one moment. `usedOn` tells what a day was charged. */
export function stateOf({
	account,
	moment,
	inWindow,
	usedOn,
	overrides,
}: {
	account: Account;
	moment: Moment;
	inWindow: readonly Recent[];
	usedOn: (day: number) => { readonly own: number; readonly outside: number };
	overrides: LimitOverrides;
}): LedgerState {
	const onTheWallClock = (steady: number) => moment.now + steady - moment.steady;
	const limits = limitsInForce(account, overrides, moment.steady);
	const today = dayOf(moment.wall);
	const mayStillReach = (day: number) =>
		inWindow
			.filter((one) => one.lastDay < day && mayStillBeCounted(one, moment.steady))
			.reduce((all, { units }) => all + units, 0);
	const chargedOn = (day: number) => {
		const { own, outside } = usedOn(day);
		return own + outside + mayStillReach(day);
	};
	const { first, last } = countedDays(moment.wall);
	const spentDay = [last, today, first].find((day) => chargedOn(day) >= limits.perDay);
	const closedUntil = Math.min(
		account.closedUntil,
		onTheWallClock(account.closedAt + DAY_MS + GUARD_MS),
	);
	const isClosed = moment.now < closedUntil;
	const beganAnew = account.beganAt > 0;
	const isLost = beganAnew && account.counterAt === 0;
	const frozenUntil = Math.max(
		account.frozenUntil,
		beganAnew ? account.beganSteady + WINDOW_MS : 0,
	);
	const spentUntil = Math.max(
		isClosed ? closedUntil : 0,
		spentDay === undefined ? 0 : dayEndsAt(spentDay),
	);
	return {
		readAt: moment.now,
		limits,
		recent: stampsOf(inWindow, moment.steady).map(onTheWallClock),
		dayUsed: chargedOn(today),
		outside: usedOn(today).outside,
		day: spentUntil > 0 ? 'spent' : isLost && dayOf(account.beganAt) === today ? 'unknown' : 'open',
		dayReturnsAt: spentUntil > 0 ? spentUntil : dayEndsAt(today),
		today,
		...(frozenUntil > moment.steady ? { frozenUntil: onTheWallClock(frozenUntil) } : {}),
		...(account.counterAt > 0 && dayOf(account.counterAt) === today
			? { counterAt: account.counterAt }
			: {}),
	};
}

/** The provider counts it when it leaves, and each further try when that is made. */
const mayStillBeCounted = (one: Recent, steady: number): boolean =>
	(one.state === 'reserved' && one.at > steady - LEASE_LASTS_MS) ||
	(mayTryMore(one) && one.at > steady - UNDER_WAY_AT_MOST_MS);

/** One for each try, whatever it costs by the day. What may still be tried counts as if it were now, once the first try counts no more. */
function stampsOf(inWindow: readonly Recent[], steady: number): readonly number[] {
	const isOld = ({ at }: Recent) => at <= steady - WINDOW_MS;
	const young = inWindow.filter((one) => !isOld(one));
	const stamps = young.flatMap(({ at, tries }) => Array<number>(tries).fill(at));
	const open = inWindow.filter((one) => isOld(one) && mayTryMore(one));
	return [...stamps, ...open.flatMap(({ tries }) => Array<number>(tries).fill(steady))];
}

/** Why one more may not go now; a budget that stays shut longer is named first, so that nobody waits in vain. */
export function refusalOf(state: LedgerState): Refusal | undefined {
	const refuse = (budget: Refusal['budget'], retryAt: number): Refusal => ({
		admitted: false,
		budget,
		retryAt,
		state,
	});
	if (state.day === 'spent') return refuse('day', state.dayReturnsAt);
	if (state.frozenUntil !== undefined) return refuse('freeze', state.frozenUntil);
	if (state.day === 'unknown') return refuse('unknown-day', state.dayReturnsAt);
	const slot = nextSlot(state.recent, state.limits.perMinute, state.readAt);
	return slot > state.readAt ? refuse('minute', slot) : undefined;
}
