import { askedBefore, createDemandOfDay, inOrder, type Question, raid, spammer } from './demand.ts';
import { DAY, type Play } from './simulate.ts';

const DAYS_BEFORE = 7;
/** How far the days before are from the day played, in square roots of their questions. */
const SPREAD = [-1.2, -0.6, -0.3, 0, 0.3, 0.6, 1.2];

/** What is asked on the evening on which the bot is installed: ten questions. */
const eveningOf = (day: number): ReadonlyMap<number, number> =>
	new Map([
		[day * 24 + 20, 7],
		[day * 24 + 21, 3],
	]);

/** The bot was installed eight days ago in the evening, and has seen a week of about so many questions a day. */
function weekOf(count: number, seed: number): ReadonlyMap<number, number> {
	const days = Array.from({ length: DAYS_BEFORE }, (_, index) => {
		const off = SPREAD[(index * 3 + seed) % DAYS_BEFORE] ?? 0;
		const questions = Math.round(count + Math.sqrt(count) * off);
		return createDemandOfDay({ seed: seed * 100 + index + 7, count: questions });
	});
	return new Map([...eveningOf(DAY - DAYS_BEFORE - 1), ...askedBefore(DAY, days)]);
}

function playOf({
	count,
	perDay,
	seed,
	shiftHours = 0,
	others = [],
	asked = weekOf(count, seed),
}: {
	count: number;
	perDay: number;
	seed: number;
	shiftHours?: number;
	others?: readonly Question[];
	asked?: ReadonlyMap<number, number>;
}): Play {
	const questions = inOrder(createDemandOfDay({ seed, count, shiftHours }), others);
	return { questions, perDay, asked };
}

/** The simulated days, by seed: questions → requests that there are. */
export const scenarios = {
	eightfold: (seed: number) => playOf({ count: 400, perDay: 50, seed }),
	fourfold: (seed: number) => playOf({ count: 4_000, perDay: 1_000, seed }),
	spammed: (seed: number) => playOf({ count: 400, perDay: 50, seed, others: spammer() }),
	raided: (seed: number) => playOf({ count: 400, perDay: 50, seed, others: raid() }),
	raidedNextDoor: (seed: number) =>
		playOf({ count: 400, perDay: 50, seed, others: raid('next door') }),
	/** The day's curve is six hours off what was learned. */
	shifted: (seed: number) => playOf({ count: 400, perDay: 50, seed, shiftHours: 6 }),
	/** Nothing, or next to nothing, was seen before, or a week of a tenth of it. */
	unknown: (seed: number) => playOf({ count: 400, perDay: 50, seed, asked: new Map() }),
	unknownSpammed: (seed: number) =>
		playOf({ count: 400, perDay: 50, seed, others: spammer(), asked: new Map() }),
	installed: (seed: number) => playOf({ count: 400, perDay: 50, seed, asked: eveningOf(DAY - 1) }),
	installedSpammed: (seed: number) =>
		playOf({ count: 400, perDay: 50, seed, others: spammer(), asked: eveningOf(DAY - 1) }),
	installedFourfold: (seed: number) =>
		playOf({ count: 4_000, perDay: 1_000, seed, asked: eveningOf(DAY - 1) }),
	tenfold: (seed: number) => playOf({ count: 400, perDay: 50, seed, asked: weekOf(40, seed) }),
	tenfoldSpammed: (seed: number) =>
		playOf({ count: 400, perDay: 50, seed, others: spammer(), asked: weekOf(40, seed) }),
	/** The same where there is enough, or nearly. */
	unknownScarce50: (seed: number) => playOf({ count: 60, perDay: 50, seed, asked: new Map() }),
	unknownAmple50: (seed: number) => playOf({ count: 45, perDay: 50, seed, asked: new Map() }),
	unknownAmple1000: (seed: number) => playOf({ count: 900, perDay: 1_000, seed, asked: new Map() }),
	unknownScarce1000: (seed: number) =>
		playOf({ count: 1_200, perDay: 1_000, seed, asked: new Map() }),
	scarce50: (seed: number) => playOf({ count: 60, perDay: 50, seed }),
	scarce1000: (seed: number) => playOf({ count: 1_200, perDay: 1_000, seed }),
	ample50: (seed: number) => playOf({ count: 45, perDay: 50, seed }),
	ample1000: (seed: number) => playOf({ count: 900, perDay: 1_000, seed }),
};
