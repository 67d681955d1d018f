import type { Fate, PlayedDay } from './simulate.ts';

/** How a simulated day went. Shares from 0 to 1; `dryAtHour`: when the last request was used. */
export type Outcome = {
	readonly asked: number;
	readonly answered: number;
	readonly used: number;
	readonly jain: number;
	readonly peopleAnswered: number;
	readonly topShare: number;
	readonly dryAtHour: number;
};

/** What each would get if the budget were divided by max-min fairness: equally, but to nobody more than they ask. */
function maxMinShares(asked: ReadonlyMap<string, number>, budget: number): Map<string, number> {
	const shares = new Map<string, number>();
	let left = budget;
	const people = [...asked].sort(([, one], [, other]) => one - other);
	for (const [index, [person, count]] of people.entries()) {
		const share = Math.min(count, left / (people.length - index));
		shares.set(person, share);
		left -= share;
	}
	return shares;
}

function countBy(fates: readonly Fate[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { personId } of fates) counts.set(personId, (counts.get(personId) ?? 0) + 1);
	return counts;
}

/**
 * Several days taken together: 50 requests among 40 people cannot be divided evenly on one day (0.89 at best, as nobody
 * gets a quarter of an answer), over many they can. Jain's index of what each was given against the max-min share, 1 when
 * all are equal.
 */
export function outcomeOf(
	days: readonly PlayedDay[],
	perDay: number,
	isCounted: (fate: Fate) => boolean = () => true,
): Outcome {
	const served = new Map<string, number>();
	const shares = new Map<string, number>();
	const add = (to: Map<string, number>, from: ReadonlyMap<string, number>) => {
		for (const [person, count] of from) to.set(person, (to.get(person) ?? 0) + count);
	};
	const each = days.map(({ fates: everybody }) => {
		const fates = everybody.filter(isCounted);
		const answered = fates.filter(({ startedMs }) => startedMs !== undefined);
		const asked = countBy(fates);
		const given = countBy(answered);
		add(served, given);
		add(shares, maxMinShares(asked, perDay));
		return {
			asked: fates.length,
			answered: answered.length,
			peopleAnswered: given.size / asked.size,
			topShare: Math.max(0, ...given.values()) / answered.length,
			dryAtHour:
				answered.length >= perDay
					? Math.max(...answered.map(({ startedMs = 0 }) => startedMs)) / 3_600_000
					: 24,
		};
	});
	const mean = (values: readonly number[]) =>
		values.reduce((all, one) => all + one, 0) / values.length;
	const ratios = [...shares].map(([person, share]) => (served.get(person) ?? 0) / share);
	const answered = mean(each.map((day) => day.answered));
	return {
		asked: mean(each.map((day) => day.asked)),
		answered,
		used: answered / perDay,
		jain: mean(ratios) ** 2 / mean(ratios.map((ratio) => ratio ** 2)),
		peopleAnswered: mean(each.map((day) => day.peopleAnswered)),
		topShare: mean(each.map((day) => day.topShare)),
		dryAtHour: mean(each.map((day) => day.dryAtHour)),
	};
}
