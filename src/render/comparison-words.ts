import { type Sentence, say } from '../locales/keys.ts';
import { isSentence } from '../locales/languages.ts';
import type { Compared, Comparison } from '../providers/provider.ts';
import { shorten } from './code-points.ts';
import { labelOf } from './comparison-controls.ts';
import { MARKS } from './marks.ts';
import { plainLine } from './plain-line.ts';

type Speak = (sentence: Sentence) => string;

const LONGEST_QUESTION = 160;
const CUT_ESCAPE = /(?<!\\)(?<whole>(?:\\\\)*)\\…$/;
/** More votes than a message is ever given. */
const MANY_VOTES = 9_999;

/** What was asked, in one line in which Discord finds nothing to format: a mark left open there would reach the answers. */
export function quotedQuestion(question: string): string {
	const line = plainLine(question);
	return `> ${shorten(line, LONGEST_QUESTION).replace(CUT_ESCAPE, '$<whole>…')}`;
}

/** What is told of an answer, which names its model no sooner than the label does. */
export function notesOf(
	{ modelName, notes, reason }: Compared,
	label: string,
	names: Comparison['names'],
): readonly Sentence[] {
	const known = notes.filter(({ key }) => isSentence(key));
	const told = [...(reason ? [MARKS[reason]] : []), ...known];
	if (names !== 'hidden') return told;
	return told.map((note) => ({ ...note, values: withoutName(note.values, modelName, label) }));
}

const withoutName = (values: Sentence['values'], name: string, label: string) =>
	Object.fromEntries(
		Object.entries(values).map(([key, value]) => [key, value === name ? label : value]),
	);

export function votesIn(comparison: Comparison, speak: Speak): readonly string[] {
	const { answers, votes } = comparison;
	if (!votes) return [];
	const counted = answers.flatMap(({ modelId }, index) => {
		const count = votes.wins[modelId] ?? 0;
		return count === 0
			? []
			: [speak(say('compare.votes-for', { name: labelOf(comparison, index), count }))];
	});
	const tied = votes.ties === 0 ? [] : [speak(say('compare.votes-tie', { count: votes.ties }))];
	const all = [...counted, ...tied];
	return all.length === 0 ? [] : [speak(say('compare.votes', { list: all.join(' · ') }))];
}

/** With the most words that people can add by its buttons: a message keeps room for them. */
export function withAllThatMayCome(comparison: Comparison): Comparison {
	const { answers, names, votes } = comparison;
	const lengths = answers.map(({ modelName }) => modelName.length);
	return {
		...comparison,
		names: names === 'hidden' ? 'revealed' : names,
		takenIndex: lengths.indexOf(Math.max(...lengths)),
		...(votes && {
			votes: {
				wins: Object.fromEntries(answers.map(({ modelId }) => [modelId, MANY_VOTES])),
				ties: MANY_VOTES,
			},
		}),
	};
}
