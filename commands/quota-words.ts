import type { Call, Services } from '../src/command.ts';
import { type Sentence, say, seconds } from '../src/locales/keys.ts';

export type Report = Awaited<ReturnType<Services['quota']['report']>>;

/** A hint is not given on fewer whole days than these. */
const DAYS_ENOUGH = 3;

/** The report, a line each: mine, ours, then what it rests on. `cap`: what a person may spend in this place. */
export function inWordsOf(
	{ report, cap, toManager }: { report: Report; cap: number | undefined; toManager: boolean },
	speak: Call['speak'],
): readonly Sentence[] {
	const { frozenUntil, minute, outside } = report;
	return [
		sayMine(report, cap),
		sayDay(report),
		say('quota.minute', { used: minute.used, limit: minute.limit }),
		sayLine(report),
		...(frozenUntil === undefined ? [] : [say('quota.frozen', { at: seconds(frozenUntil) })]),
		...saySaved(report, speak),
		...(toManager ? sayCredits(report) : []),
		saySource(report),
		...(outside > 0 ? [say('quota.outside', { count: outside })] : []),
		say('quota.shared'),
	];
}

function sayMine({ mine: { used, usedHere } }: Report, cap: number | undefined): Sentence {
	return cap === undefined
		? say('quota.mine', { count: used })
		: say('quota.mine-of-cap', { count: used, here: usedHere, cap });
}

function sayDay({ day: { limit, returnsAt, used }, isDayKnown }: Report): Sentence {
	if (!isDayKnown) return say('quota.day-not-known');
	return say('quota.day', {
		used,
		limit,
		left: Math.max(0, limit - used),
		at: seconds(returnsAt),
	});
}

function sayLine({ mine, waiting: count }: Report): Sentence {
	if (count === 0) return say('quota.nobody-waits');
	if (mine.waiting === 0) return say('quota.waiting', { count });
	return say('quota.waiting-mine', { count, mine: mine.waiting });
}

/** Only what saved any. */
function saySaved({ saved }: Report, speak: Call['speak']): readonly Sentence[] {
	const ways = (['joined', 'merged', 'spared'] as const)
		.filter((kind) => saved[kind] > 0)
		.map((kind) => speak(say(`quota.saved-${kind}`, { count: saved[kind] })));
	return ways.length === 0 ? [] : [say('quota.saved', { ways: ways.join(' · ') })];
}

function sayCredits({ dayWithCredits: limit, ranOut }: Report): readonly Sentence[] {
	const { aboutAt, days, of } = ranOut;
	if (limit === undefined || aboutAt === undefined || of < DAYS_ENOUGH) return [];
	return [say('quota.credits', { days, of, at: seconds(aboutAt), limit })];
}

function saySource({ source: { asOf, kind } }: Report): Sentence {
	return say(`quota.source-${kind}`, { at: seconds(asOf) });
}
