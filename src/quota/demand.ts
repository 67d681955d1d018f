import { DAY_MS } from './windows.ts';

const HOURS = 24;
const HOUR_MS = 3_600_000;
/** Whole days of questions from which the hours of a day are learned, and the weight that this gets at most. */
const DAYS_TO_LEARN = 7;
const LEARNED_SHARE = 0.5;
/** How many days of evidence the days before count for, against what today has shown. */
const DAYS_OF_EVIDENCE = 5;
/** Without a day before: half of the budget is expected, which today outweighs within the hour. */
const EXPECTED_SHARE = 0.5;
const FIRST_DAY_EVIDENCE = 0.25;

/** Questions asked in the hours of the days before today, by hours since the epoch, and in today so far. */
export type Asked = ReadonlyMap<number, number>;

/** What is known of how much is asked in a day, and when. */
export interface Demand {
	/** The part of a day's questions that comes before this time of the day (ms since its midnight), 0 to 1. */
	shareBefore(msOfDay: number): number;
	/** The first time of the day before which this part of them comes. */
	timeOf(share: number): number;
	/** How many more questions are expected until midnight, and how sure that is. */
	toCome(atMs: number, askedToday: number, limit: number): { mean: number; deviation: number };
}

/** `day`: today, in UTC days since the epoch. Learns from the days before it only, and slowly. */
export function createDemand(asked: Asked, day: number): Demand {
	const before = [...asked].filter(([hour]) => hour < day * HOURS);
	const first = Math.min(...before.map(([hour]) => Math.floor(hour / HOURS)));
	const days = before.length === 0 ? 0 : Math.min(day - first, DAYS_TO_LEARN);
	const recent = before.filter(([hour]) => hour >= (day - days) * HOURS);
	const total = recent.reduce((sum, [, count]) => sum + count, 0);
	const curve = cumulative(recent, total, (days / DAYS_TO_LEARN) * LEARNED_SHARE);

	const shareBefore = (msOfDay: number): number => {
		const hours = Math.min(Math.max(msOfDay / HOUR_MS, 0), HOURS);
		const hour = Math.min(Math.floor(hours), HOURS - 1);
		const from = curve[hour] ?? 0;
		return from + ((curve[hour + 1] ?? 1) - from) * (hours - hour);
	};

	return {
		shareBefore,
		timeOf(share) {
			const hour = Math.max(0, curve.findIndex((upTo) => upTo >= share) - 1);
			const from = curve[hour] ?? 0;
			const part = (share - from) / ((curve[hour + 1] ?? 1) - from);
			return Math.max(0, (hour + part) * HOUR_MS);
		},
		toCome(atMs, askedToday, limit) {
			const passed = shareBefore(atMs - Math.floor(atMs / DAY_MS) * DAY_MS);
			const evidence = days > 0 ? DAYS_OF_EVIDENCE : FIRST_DAY_EVIDENCE;
			const daily = days > 0 ? total / days : EXPECTED_SHARE * limit;
			const rate = (evidence * daily + askedToday) / (evidence + passed);
			const mean = rate * (1 - passed);
			return { mean, deviation: Math.sqrt(mean * (1 + (1 - passed) / (evidence + passed))) };
		},
	};
}

/** 25 numbers from 0 to 1: an even day, with `weight` of what was learned. */
function cumulative(
	asked: readonly (readonly [hour: number, count: number])[],
	total: number,
	weight: number,
): readonly number[] {
	const byHour = Array.from({ length: HOURS }, () => 0);
	for (const [hour, count] of asked) byHour[hour % HOURS] = (byHour[hour % HOURS] ?? 0) + count;
	const learned = total > 0 ? weight : 0;
	let sum = 0;
	const sums = byHour.map((count) => {
		sum += (1 - learned) / HOURS + (learned * count) / Math.max(1, total);
		return Math.min(1, sum);
	});
	// Adding up leaves it a little short of 1.
	return [0, ...sums.slice(0, -1), 1];
}
