import { type Bench, type Figure, quantile } from './figures.ts';
import { SERVER } from './quota/demand.ts';
import { type Measured, measure } from './quota/measure.ts';

/** Days played of each kind; those of 4000 questions take seconds each. */
const DAYS = 20;
const LARGE_DAYS = 4;

/** A little less than is asked for, and a little more; 50 requests and 1000. */
type Near = readonly [Measured, Measured, Measured, Measured];

const percent = (share: number) => 100 * share;

/** Who gets something, when there is far less than is asked for. */
function fairness(what: string, { ours, usual }: Measured): Figure[] {
	return [
		{ name: `${what}: Jain's index`, value: ours.jain, unit: '', atLeast: 0.95 },
		{ name: '– first come first served', value: usual.jain, unit: '' },
		{
			name: `${what}: people answered`,
			value: percent(ours.peopleAnswered),
			unit: '%',
			atLeast: 97,
		},
		{ name: '– first come first served', value: percent(usual.peopleAnswered), unit: '%' },
	];
}

/** How it is shared when the days before told nothing of today; the goals suppose that they did. */
function surprised(what: string, { ours, usual }: Measured): Figure[] {
	return [
		{ name: `${what}: Jain's index`, value: ours.jain, unit: '' },
		{ name: '– first come first served', value: usual.jain, unit: '' },
		{ name: '– people answered', value: percent(ours.peopleAnswered), unit: '%' },
		{ name: '– share of who has most', value: percent(ours.topShare), unit: '%' },
	];
}

/** Whether anything is left unused, or anybody unanswered, for the sake of sharing. */
function utilisation([scarce50, scarce1000, ample50, ample1000]: Near, what = ''): Figure[] {
	const used = ({ ours }: Measured) =>
		({ value: percent(ours.used), unit: '%', atLeast: 99.5 }) as const;
	const ofGreedy = ({ ours, usual }: Measured) =>
		({ value: percent(ours.answered / usual.answered), unit: '%', atLeast: 99 }) as const;
	return [
		{ name: `${what}60 questions, 50 requests: used`, ...used(scarce50) },
		{ name: `${what}1200 questions, 1000 requests: used`, ...used(scarce1000) },
		{ name: `${what}45 questions, 50 requests: answered of what could be`, ...ofGreedy(ample50) },
		{
			name: `${what}900 questions, 1000 requests: answered of what could be`,
			...ofGreedy(ample1000),
		},
	];
}

function telling({ promises: { errors, firm, kept } }: Measured): Figure[] {
	return [
		{
			name: 'first estimate, 4000 questions for 1000: error, p50',
			value: quantile(errors, 0.5),
			unit: 's',
			goal: 10,
		},
		{ name: '– p90', value: quantile(errors, 0.9), unit: 's', goal: 240 },
		{
			name: `promises within 14 minutes (${firm}): kept`,
			value: percent(kept / firm),
			unit: '%',
			atLeast: 95,
		},
	];
}

/** Simulated days with the real manager, by its goals. The speed of its parts is measured beside it. */
export const quota: Bench = {
	name: 'quota',
	async run() {
		const eightfold = await measure('eightfold', DAYS);
		const fourfold = await measure('fourfold', LARGE_DAYS);
		const spammed = await measure('spammed', DAYS);
		const raided = await measure('raided', DAYS);
		const nextDoor = await measure('raidedNextDoor', DAYS, SERVER);
		const shifted = await measure('shifted', DAYS);
		const near = [
			await measure('scarce50', 2 * DAYS),
			await measure('scarce1000', LARGE_DAYS),
			await measure('ample50', 2 * DAYS),
			await measure('ample1000', LARGE_DAYS),
		] as const;
		const nearUnknown = [
			await measure('unknownScarce50', 2 * DAYS),
			await measure('unknownScarce1000', LARGE_DAYS),
			await measure('unknownAmple50', 2 * DAYS),
			await measure('unknownAmple1000', LARGE_DAYS),
		] as const;
		const unforeseen = [
			['nothing known, 400 questions, 50 requests', await measure('unknown', DAYS)],
			['– and a spammer', await measure('unknownSpammed', DAYS)],
			['installed last evening, 400 questions, 50 requests', await measure('installed', DAYS)],
			['– and a spammer', await measure('installedSpammed', DAYS)],
			[
				'installed last evening, 4000 questions, 1000 requests',
				await measure('installedFourfold', LARGE_DAYS),
			],
			['ten times the usual 40 questions, 50 requests', await measure('tenfold', DAYS)],
			['– and a spammer', await measure('tenfoldSpammed', DAYS)],
		] as const;
		const known = [eightfold, fourfold, spammed, raided, nextDoor, shifted, ...near];
		const all = [...known, ...nearUnknown, ...unforeseen.map(([, measured]) => measured)];
		const sum = (pick: (measured: Measured) => number) =>
			all.reduce((total, measured) => total + pick(measured), 0);
		return [
			...fairness('400 questions, 50 requests', eightfold),
			...fairness('4000 questions, 1000 requests', fourfold),
			...fairness('400 questions and a spammer, 50 requests', spammed),
			{
				name: 'share of the spammer (120 questions), at most',
				value: percent(spammed.ours.topShare),
				unit: '%',
				goal: 8,
			},
			{ name: '– first come first served', value: percent(spammed.usual.topShare), unit: '%' },
			{
				name: 'raid of 60 newcomers at 00:05: the day lasts until',
				value: raided.ours.dryAtHour,
				unit: 'h',
				atLeast: 18,
			},
			{ name: '– first come first served', value: raided.usual.dryAtHour, unit: 'h' },
			{
				name: 'raid on a server of its own: people of the other answered',
				value: percent(nextDoor.ours.peopleAnswered),
				unit: '%',
			},
			{ name: '– without the raid', value: percent(eightfold.ours.peopleAnswered), unit: '%' },
			{
				name: 'curve of the day learned six hours wrong: Jain’s index',
				value: shifted.ours.jain,
				unit: '',
				atLeast: 0.85,
			},
			...unforeseen.flatMap(([what, measured]) => surprised(what, measured)),
			...utilisation(near),
			...utilisation(nearUnknown, 'nothing known, '),
			...telling(fourfold),
			{
				name: 'latest times moved later by more than 30 s, all these days',
				value: sum(({ promises }) => promises.movedLater),
				unit: '',
				goal: 0,
			},
			{
				name: 'overtaken within 60 s of the turn',
				value: sum(({ promises }) => promises.overtaken),
				unit: '',
				goal: 0,
			},
			{
				name: 'longest that nobody went though somebody might have',
				value: Math.max(...all.map(({ idleMs }) => idleMs)),
				unit: 'ms',
				goal: 50,
			},
		];
	},
};
