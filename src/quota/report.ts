import type { LedgerState, Usage } from './ledger.ts';
import type { DayState, Pacing } from './pacing.ts';
import type { QuotaReport } from './quota.ts';
import { viewOf } from './view.ts';
import { DAY_MS } from './windows.ts';

const HOURS = 24;
const HOUR_MS = 3_600_000;

/** The day as one person may see it. `waiting`: seats taken, by everybody and by this person. */
export function reportOf({
	state,
	usage,
	pacing,
	day,
	waiting,
	personId,
}: {
	state: LedgerState;
	usage: Usage;
	pacing: Pacing;
	day: DayState;
	waiting: { readonly all: number; readonly mine: number };
	personId: string;
}): QuotaReport {
	const { limits, outside, readAt, today } = state;
	const startsAt = today * DAY_MS;
	const isPaced = !pacing.isOff(day, readAt);
	const hours = Array.from(
		{ length: HOURS },
		(_, hour) => usage.charged.get(today * HOURS + hour) ?? 0,
	);
	const people = Map.groupBy(usage.people, ({ personId }) => personId);
	const usedBy = (rows: Usage['people']) => rows.reduce((sum, { attempts }) => sum + attempts, 0);
	return {
		...viewOf(state, waiting.all),
		mine: { used: usedBy(people.get(personId) ?? []), waiting: waiting.mine },
		outside,
		hours,
		dayPassed: Math.min(1, Math.max(0, (readAt - startsAt) / DAY_MS)),
		pace: isPaced
			? Array.from({ length: HOURS + 1 }, (_, hour) =>
					pacing.allowance(
						limits.perDay,
						Math.min(startsAt + hour * HOUR_MS, startsAt + DAY_MS - 1),
					),
				)
			: [],
		shares: [...people]
			.map(([id, rows]) => ({ used: usedBy(rows), isMine: id === personId }))
			.sort((one, other) => other.used - one.used),
		saved: usage.saved,
		ranOut: ranOut(usage),
	};
}

function ranOut({ day: today, days }: Usage): QuotaReport['ranOut'] {
	const before = days.filter(({ day }) => day < today);
	const times = before
		.flatMap(({ day, spentAt }) => (spentAt === undefined ? [] : [spentAt - day * DAY_MS]))
		.sort((one, other) => one - other);
	const aboutMs = times[Math.floor(times.length / 2)];
	return {
		days: times.length,
		of: before.length,
		...(aboutMs === undefined ? {} : { aboutMs }),
	};
}
