import type { Call, Services } from '../src/command.ts';
import { type Sentence, say, seconds, secondsPast } from '../src/locales/keys.ts';

export type Report = Awaited<ReturnType<Services['quota']['report']>>;
export type AccountReport = NonNullable<Report['account']>;
type ModelView = Report['models'][number];

/** A hint is not given on fewer whole days than these. */
const DAYS_ENOUGH = 3;
const MOST_MODELS = 5;

/**
 * The report, a line each: mine, ours, the models with a budget of their own, then what it rests on. `cap`: what a person
 * may spend in this place; `nameOf`: what a model is called here.
 */
export function inWordsOf(
	{
		report,
		cap,
		toManager,
		nameOf,
	}: {
		report: Report;
		cap: number | undefined;
		toManager: boolean;
		nameOf: (model: ModelView) => string;
	},
	speak: Call['speak'],
): readonly Sentence[] {
	const { account, models } = report;
	const mine = sayMine(report, cap);
	const own = sayModels(models, nameOf);
	if (account === undefined)
		return [
			mine,
			...(own.length === 0 ? [say('quota.no-model-used')] : own),
			say('quota.own-days'),
		];
	const { frozenUntil, minute, outside } = account;
	return [
		mine,
		sayDay(account),
		say('quota.minute', { used: minute.used, limit: minute.limit }),
		...own,
		sayLine(account),
		...(frozenUntil === undefined ? [] : [say('quota.frozen', { at: seconds(frozenUntil) })]),
		...saySaved(account, speak),
		...(toManager ? sayCredits(account) : []),
		saySource(account),
		...(outside > 0 ? [say('quota.outside', { count: outside })] : []),
		say('quota.shared'),
	];
}

function sayMine({ mine: { used, usedHere } }: Report, cap: number | undefined): Sentence {
	return cap === undefined
		? say('quota.mine', { count: used })
		: say('quota.mine-of-cap', { count: used, here: usedHere, cap });
}

function sayModels(
	models: readonly ModelView[],
	nameOf: (model: ModelView) => string,
): readonly Sentence[] {
	const more = models.length - MOST_MODELS;
	return [
		...models
			.slice(0, MOST_MODELS)
			.map((model) =>
				say('quota.model', { name: nameOf(model), used: model.used, limit: model.limit }),
			),
		...(more > 0 ? [say('quota.models-more', { count: more })] : []),
	];
}

function sayDay({ day: { limit, returnsAt, used }, isDayKnown }: AccountReport): Sentence {
	if (!isDayKnown) return say('quota.day-not-known');
	return say('quota.day', {
		used,
		limit,
		left: Math.max(0, limit - used),
		at: seconds(returnsAt),
	});
}

function sayLine({ mine, waiting: count }: AccountReport): Sentence {
	if (count === 0) return say('quota.nobody-waits');
	if (mine.waiting === 0) return say('quota.waiting', { count });
	return say('quota.waiting-mine', { count, mine: mine.waiting });
}

/** Only what saved any. */
function saySaved({ saved }: AccountReport, speak: Call['speak']): readonly Sentence[] {
	const ways = (['joined', 'merged', 'spared'] as const)
		.filter((kind) => saved[kind] > 0)
		.map((kind) => speak(say(`quota.saved-${kind}`, { count: saved[kind] })));
	return ways.length === 0 ? [] : [say('quota.saved', { ways: ways.join(' · ') })];
}

function sayCredits({ dayWithCredits: limit, ranOut }: AccountReport): readonly Sentence[] {
	const { aboutAt, days, of } = ranOut;
	if (limit === undefined || aboutAt === undefined || of < DAYS_ENOUGH) return [];
	return [say('quota.credits', { days, of, at: seconds(aboutAt), limit })];
}

function saySource({ source: { asOf, kind } }: AccountReport): Sentence {
	return say(`quota.source-${kind}`, { at: secondsPast(asOf) });
}
