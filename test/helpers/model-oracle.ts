import type { ModelBudget } from '../../src/quota/quota.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LONGEST_DAY_MS = 25 * 3_600_000;

/** A request as it reached the provider. `truth`: the time that passed in fact; `wall`: what clocks there showed. */
export type Arrival = { readonly truth: number; readonly wall: number; tokens: number };

const dateIn = (zone: string, wall: number) =>
	new Date(wall).toLocaleDateString('sv-SE', { timeZone: zone });

/** How many requests or tokens too many a provider with these limits counted, told naively from what reached it. */
export function overAdmissions(
	{ limits, day }: ModelBudget,
	arrivals: readonly Arrival[],
): readonly string[] {
	const sorted = [...arrivals].sort((one, other) => one.truth - other.truth);
	const dates = sorted.map(({ wall }) => (day === 'rolling' ? '' : dateIn(day, wall)));
	const isOfMinute = (late: number, early: number) => spent(late, early) < MINUTE_MS;
	const isOfDay = (late: number, early: number) =>
		spent(late, early) < (day === 'rolling' ? DAY_MS : LONGEST_DAY_MS) &&
		dates[late] === dates[early];
	const spent = (late: number, early: number) =>
		(sorted[late]?.truth ?? 0) - (sorted[early]?.truth ?? 0);
	const one = () => 1;
	const tokens = (arrival: Arrival) => arrival.tokens;
	const rules = [
		['requests a minute', limits.requestsPerMinute, MINUTE_MS, isOfMinute, one],
		['tokens a minute', limits.tokensPerMinute, MINUTE_MS, isOfMinute, tokens],
		['requests a day', limits.requestsPerDay, LONGEST_DAY_MS, isOfDay, one],
		['tokens a day', limits.tokensPerDay, LONGEST_DAY_MS, isOfDay, tokens],
	] as const;
	return rules.flatMap(([name, limit = Number.POSITIVE_INFINITY, within, isIn, amountOf]) =>
		sorted.flatMap((arrival, late) => {
			let sum = 0;
			for (let early = late; early >= 0 && spent(late, early) < within; early--) {
				const before = sorted[early];
				if (before && isIn(late, early)) sum += amountOf(before);
			}
			return sum > limit ? [`${sum} ${name} at ${arrival.truth}`] : [];
		}),
	);
}
