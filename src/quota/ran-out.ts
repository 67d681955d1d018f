import type { Usage } from './ledger.ts';
import type { AccountReport } from './quota.ts';
import { DAY_MS } from './windows.ts';

/** So many days before today are looked at. */
const DAYS = 7;

/**
 * How often a day like today's was too small. The day on which the record begins was not seen whole; a day that had
 * more in the end than `limit` did not run out of as few.
 */
export function ranOut({ day: today, days }: Usage, limit: number): AccountReport['ranOut'] {
	const known = wholeDays(days, today);
	const times = known
		.flatMap((one) =>
			one.spentAt === undefined || one.limit > limit ? [] : [one.spentAt - one.day * DAY_MS],
		)
		.sort((one, other) => one - other);
	const middle = times[Math.floor(times.length / 2)];
	return {
		days: times.length,
		of: known.length,
		...(middle === undefined ? {} : { aboutAt: today * DAY_MS + middle }),
	};
}

/** From yesterday back to the first day that is missing. */
function wholeDays(days: Usage['days'], today: number): Usage['days'] {
	const byDay = new Map(days.map((one) => [one.day, one]));
	const whole: Usage['days'][number][] = [];
	for (let day = today - 1; day >= today - DAYS; day--) {
		const one = byDay.get(day);
		const isFirst = !byDay.has(day - 1) && day > today - DAYS;
		if (one === undefined || one.limit === 0 || isFirst) break;
		whole.push(one);
	}
	return whole;
}
