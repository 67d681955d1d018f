import { createRandom } from '../../test/helpers/random.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** One question of a simulated day. `atMs`: since midnight. */
export type Question = {
	readonly atMs: number;
	readonly personId: string;
	readonly serverId: string;
};

/** Where everybody is, but for raids from elsewhere. */
export const SERVER = 'server';

/** Breakfast, noon and a long evening: how much is asked in each UTC hour, as in the study that set the goals. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 6, 6, 5, 4, 5, 7, 6, 5, 5, 6, 7, 9, 10, 10, 8, 5, 3];

const PEOPLE = 40;
const ZIPF = 1.1;
/** So many questions follow one of the same person within some minutes. */
const FOLLOW_UPS = 0.35;
const FOLLOWS_WITHIN_MS = 5 * 60_000;

/**
 * `count` questions of 40 people, some of whom ask far more than others (Zipf 1.1). `shiftHours`: the curve of the
 * day is moved by so much.
 */
export function createDemandOfDay({
	seed,
	count,
	shiftHours = 0,
	serverId = SERVER,
}: {
	seed: number;
	count: number;
	shiftHours?: number;
	serverId?: string;
}): Question[] {
	const random = createRandom(seed);
	const weights = Array.from({ length: PEOPLE }, (_, index) => 1 / (index + 1) ** ZIPF);
	const pick = (all: readonly number[]) => {
		let left = random() * all.reduce((sum, one) => sum + one, 0);
		return all.findIndex((one) => {
			left -= one;
			return left < 0;
		});
	};
	const questions: Question[] = [];
	while (questions.length < count) {
		const personId = `person-${pick(weights)}`;
		const hour = (pick(HOURS) + shiftHours + 24) % 24;
		let atMs = Math.floor((hour + random()) * HOUR_MS);
		questions.push({ atMs, personId, serverId });
		while (random() < FOLLOW_UPS && questions.length < count) {
			atMs += Math.floor(random() * FOLLOWS_WITHIN_MS);
			if (atMs < DAY_MS) questions.push({ atMs, personId, serverId });
		}
	}
	return questions.sort((one, other) => one.atMs - other.atMs);
}

/** 120 questions of one person between 00:05 and 02:05. */
export const spammer = (serverId = SERVER): Question[] =>
	Array.from({ length: 120 }, (_, index) => ({
		atMs: 5 * 60_000 + index * 60_000,
		personId: 'spammer',
		serverId,
	}));

/** 60 accounts that nobody has seen before, each with one question between 00:05 and 00:35. */
export const raid = (serverId = SERVER): Question[] =>
	Array.from({ length: 60 }, (_, index) => ({
		atMs: 5 * 60_000 + index * 30_000,
		personId: `raider-${index}`,
		serverId,
	}));

export const inOrder = (...days: readonly (readonly Question[])[]): readonly Question[] =>
	days.flat().sort((one, other) => one.atMs - other.atMs);

/** What was asked in the hours of the days before `today` (UTC days), as the bot would have counted it. */
export function askedBefore(
	today: number,
	days: readonly (readonly Question[])[],
): ReadonlyMap<number, number> {
	const asked = new Map<number, number>();
	for (const [index, questions] of days.entries()) {
		for (const { atMs } of questions) {
			const hour = (today - days.length + index) * 24 + Math.floor(atMs / HOUR_MS);
			asked.set(hour, (asked.get(hour) ?? 0) + 1);
		}
	}
	return asked;
}
