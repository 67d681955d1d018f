import type { Call, Services } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import type { AccountReport } from './quota-words.ts';

type QuotaPicture = Parameters<Services['pictures']['quota']>[0];

const MOST_ROWS = 9;

/** The report as it is drawn, in the words of `speak`. */
export function pictureOf(report: AccountReport, speak: Call['speak']): QuotaPicture {
	const { day, dayPassed, hours, outside, pace } = report;
	return {
		title: speak(say('quota.picture-title', { used: day.used, limit: day.limit })),
		hours,
		now: dayPassed,
		limit: day.limit,
		pace,
		shares: rowsOf(report, speak),
		words: {
			// The hours know of our own requests only.
			used: speak(say(outside > 0 ? 'quota.picture-used-through-me' : 'quota.picture-used')),
			pace: speak(say('quota.picture-pace')),
			limit: speak(say('quota.picture-limit')),
			shares: speak(say('quota.picture-shares')),
			hoursUtc: speak(say('quota.picture-hours')),
		},
	};
}

/** The same for who does not see it. */
export function whatItShows({
	day,
	dayPassed,
	mine,
	outside,
	pace,
	shares,
}: AccountReport): readonly Sentence[] {
	const others = shares.filter(({ isMine }) => !isMine);
	const sayPace = (): readonly Sentence[] => {
		if (pace.length > 0)
			return [say('quota.shown-pace', { count: Math.floor(paceAt(pace, dayPassed)) })];
		return day.used < day.limit ? [say('quota.shown-no-pace')] : [];
	};
	return [
		say('quota.shown-day', { used: day.used, limit: day.limit }),
		...sayPace(),
		say('quota.shown-mine', { count: mine.used }),
		...(others.length === 0
			? []
			: [say('quota.shown-others', { count: others.length, used: total(others) })]),
		...(outside > 0 ? [say('quota.shown-outside', { count: outside })] : []),
	];
}

/** Mine among others without names, largest first; who finds no row is counted in one together. */
function rowsOf(
	{ mine, outside, shares }: AccountReport,
	speak: Call['speak'],
): QuotaPicture['shares'] {
	const others = shares.filter(({ isMine }) => !isMine);
	const isOutside = outside > 0;
	if (mine.used + others.length === 0 && !isOutside) return [];
	const room = MOST_ROWS - 1 - (isOutside ? 1 : 0);
	const shown = others.length > room ? others.slice(0, room - 1) : others;
	const rest = others.slice(shown.length);
	const label = speak(say('quota.picture-somebody'));
	return [
		...[
			{ label: speak(say('quota.picture-me')), count: mine.used, isMine: true },
			...shown.map(({ used }) => ({ label, count: used })),
		].sort((one, other) => other.count - one.count),
		...(rest.length === 0
			? []
			: [
					{
						label: speak(say('quota.picture-others', { count: rest.length })),
						count: total(rest),
					},
				]),
		...(isOutside ? [{ label: speak(say('quota.picture-outside')), count: outside }] : []),
	];
}

const total = (shares: AccountReport['shares']) => shares.reduce((sum, { used }) => sum + used, 0);

/** Between two hours it rises evenly. `passed`: 0 to 1. */
function paceAt(pace: readonly number[], passed: number): number {
	const hour = passed * (pace.length - 1);
	const before = pace[Math.floor(hour)] ?? 0;
	const after = pace[Math.ceil(hour)] ?? before;
	return before + (after - before) * (hour - Math.floor(hour));
}
