import { askedBefore, createDemandOfDay, inOrder, type Question, raid, spammer } from './demand.ts';
import { DAY, type Play } from './simulate.ts';

const DAYS_BEFORE = 7;
/** How far the days before are from the day played, in square roots of their questions. */
const SPREAD = [-1.2, -0.6, -0.3, 0, 0.3, 0.6, 1.2];

/** The bot has seen a week of about as many questions as come today. */
function weekOf(count: number, seed: number): ReadonlyMap<number, number> {
	const days = Array.from({ length: DAYS_BEFORE }, (_, index) => {
		const off = SPREAD[(index * 3 + seed) % DAYS_BEFORE] ?? 0;
		const questions = Math.round(count + Math.sqrt(count) * off);
		return createDemandOfDay({ seed: seed * 100 + index + 7, count: questions });
	});
	return askedBefore(DAY, days);
}

function playOf({
	count,
	perDay,
	seed,
	shiftHours = 0,
	others = [],
}: {
	count: number;
	perDay: number;
	seed: number;
	shiftHours?: number;
	others?: readonly Question[];
}): Play {
	const questions = inOrder(createDemandOfDay({ seed, count, shiftHours }), others);
	return { questions, perDay, asked: weekOf(count, seed) };
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
	scarce50: (seed: number) => playOf({ count: 60, perDay: 50, seed }),
	scarce1000: (seed: number) => playOf({ count: 1_200, perDay: 1_000, seed }),
	ample50: (seed: number) => playOf({ count: 45, perDay: 50, seed }),
	ample1000: (seed: number) => playOf({ count: 900, perDay: 1_000, seed }),
};
