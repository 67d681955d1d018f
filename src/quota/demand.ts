import { DAY_MS, HOUR_MS } from './windows.ts';

const HOURS = 24;
/** Whole days of questions from which the hours of a day are learned, and the weight that this gets at most. */
const DAYS_TO_LEARN = 7;
const LEARNED_SHARE = 0.5;
/** How many days of evidence the days before count for at most, if today is like them. */
const DAYS_OF_EVIDENCE = 5;
/** And if it is not, or no whole day is known: some hours, which today soon outweighs. */
const UNLIKE_EVIDENCE = 0.07;
/** Without a day before so much of the budget is expected. */
const EXPECTED_SHARE = 0.5;
/** What comes at least is less than the mean by so many standard deviations. */
const DOUBT = 2;
/** More of them here, so that eight questions at midnight do not yet count as a rush for 50 requests. */
const UNLIKE_DOUBT = 2.15;

/** Questions asked in the hours of the days before today, by hours since the epoch, and in today so far. */
export type Asked = ReadonlyMap<number, number>;

export type ToCome = { readonly mean: number; readonly atLeast: number };

/** What is known of how much is asked in a day, and when. */
export interface Demand {
	/** The part of a day's questions that comes before this time of the day (ms since its midnight), 0 to 1. */
	shareBefore(msOfDay: number): number;
	/** The first time of the day before which this part of them comes. */
	timeOf(share: number): number;
	/** How many more questions are expected until midnight, and how many at least. Falls with time if nothing is asked. */
	toCome(atMs: number, askedToday: number, limit: number): ToCome;
}

/** `day`: today, in UTC days since the epoch. The curve is learned from the days before it only, and slowly. */
export function createDemand(asked: Asked, day: number): Demand {
	const { days, questions, total } = wholeDays(asked, day);
	const curve = cumulative(questions, total, (days / DAYS_TO_LEARN) * LEARNED_SHARE);

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
			const daily = days > 0 ? total / days : EXPECTED_SHARE * limit;
			const believing = (evidence: number, doubt: number): ToCome => {
				const mean = ((evidence * daily + askedToday) / (evidence + passed)) * (1 - passed);
				const deviation = Math.sqrt(mean * (1 + (1 - passed) / (evidence + passed)));
				return { mean, atLeast: Math.max(0, mean - doubt * deviation) };
			};
			const unlike = believing(UNLIKE_EVIDENCE, UNLIKE_DOUBT);
			if (days === 0) return unlike;
			// The doubts of the unlike day are so large that it is more at least only when today is far above the others.
			const alike = believing(Math.min(days, DAYS_OF_EVIDENCE), DOUBT);
			return unlike.atLeast > alike.atLeast ? unlike : alike;
		},
	};
}

/**
 * What was asked on those of the last days before today that were seen whole: none without a question, as the bot was
 * down then, and not the one on which the record begins, unless it is only cut there because it is kept no longer.
 */
function wholeDays(asked: Asked, today: number) {
	const oldest = today - DAYS_TO_LEARN;
	const dayOfHour = (hour: number) => Math.floor(hour / HOURS);
	const known = new Set([...asked.keys()].map(dayOfHour).filter((day) => day < today));
	const begun = Math.min(...known);
	const whole = new Set(
		[...known].filter((day) => day === oldest || day > Math.max(begun, oldest)),
	);
	const questions = [...asked].filter(([hour]) => whole.has(dayOfHour(hour)));
	const total = questions.reduce((sum, [, count]) => sum + count, 0);
	return { days: whole.size, questions, total };
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
