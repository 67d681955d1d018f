import type { LedgerState, LimitOverrides, Usage } from './ledger.ts';
import type { DayState, Pacing } from './pacing.ts';
import type { AccountReport } from './quota.ts';
import { ranOut } from './ran-out.ts';
import type { Share } from './standings.ts';
import { viewOf } from './view.ts';
import { DAY_MS, HOUR_MS } from './windows.ts';

const HOURS = 24;
/** Free requests a day of an account that has not bought 10 dollars of credits, and of one that has (openrouter.ai/docs). */
const WITHOUT_CREDITS = 50;
const WITH_CREDITS = 1000;

/** The day as one person may see it. `waiting`: seats taken, by everybody and by this person. */
export function reportOf({
	state,
	overrides,
	usage,
	pacing,
	day,
	waiting,
	share: { personId, serverKey },
}: {
	state: LedgerState;
	overrides: LimitOverrides;
	usage: Usage;
	pacing: Pacing;
	day: DayState;
	waiting: { readonly all: number; readonly mine: number };
	share: Pick<Share, 'personId' | 'serverKey'>;
}): AccountReport {
	const { outside, readAt, today } = state;
	const view = viewOf(state, waiting.all);
	const people = Map.groupBy(usage.people, (row) => row.personId);
	const mine = people.get(personId) ?? [];
	const dayWithCredits = withCredits(view, overrides);
	return {
		...view,
		mine: {
			used: sum(mine),
			usedHere: sum(mine.filter((row) => row.serverKey === serverKey)),
			waiting: waiting.mine,
		},
		outside: Math.max(0, outside),
		hours: Array.from({ length: HOURS }, (_, hour) => usage.charged.get(today * HOURS + hour) ?? 0),
		dayPassed: Math.min(1, Math.max(0, (readAt - today * DAY_MS) / DAY_MS)),
		pace: pacing.isOff(day, readAt) ? [] : paceOf(pacing, day.limit, today * DAY_MS),
		shares: [...people]
			.map(([id, rows]) => ({ used: sum(rows), isMine: id === personId }))
			.sort((one, other) => other.used - one.used),
		saved: usage.saved,
		ranOut: ranOut(usage, view.day.limit),
		...(dayWithCredits === undefined ? {} : { dayWithCredits }),
	};
}

const sum = (rows: Usage['people']) => rows.reduce((all, { attempts }) => all + attempts, 0);

/** By the start of each hour, and by the end of the day, which is no longer a part of it. */
function paceOf(pacing: Pacing, limit: number, startsAt: number): readonly number[] {
	const endsAt = startsAt + DAY_MS - 1;
	return Array.from({ length: HOURS + 1 }, (_, hour) =>
		pacing.allowance(limit, Math.min(startsAt + hour * HOUR_MS, endsAt)),
	);
}

/** Only where the provider itself has said that the day is the small one, and no limit of the operator's own is lower. */
function withCredits(
	{ day: { limit }, source }: Pick<AccountReport, 'day' | 'source'>,
	{ perDay: own = Number.POSITIVE_INFINITY }: LimitOverrides,
): number | undefined {
	if (source.kind !== 'provider' || limit > WITHOUT_CREDITS || own <= limit) return undefined;
	return Math.min(WITH_CREDITS, own);
}
