import { type Sentence, say, seconds } from '../locales/keys.ts';
import type { Compared, Comparison } from '../providers/provider.ts';
import { buttonId } from './button-id.ts';
import { countCodePoints } from './code-points.ts';
import { buttonsOf, isVotable, labelOf, menuOf } from './comparison-controls.ts';
import { notesOf, quotedQuestion, votesIn, withAllThatMayCome } from './comparison-words.ts';
import { createExcerpt, type Excerpt } from './excerpt.ts';
import { quiet } from './footer.ts';
import { MESSAGE_LIMIT } from './split.ts';
import type { View } from './surface.ts';

type Speak = (sentence: Sentence) => string;

/** Beside it stand the heading, the question and the notes. */
const LONGEST_TEXT = 1500;

/**
 * The views of several answers side by side: in one message while they fit, then in one for each with a last one for what
 * they have in common. They stay apart once they were.
 */
export function createComparisonView(speak: Speak) {
	const excerpts = new Map<number, ReturnType<typeof createExcerpt>>();
	let quoted: { readonly question: string; readonly line: string } | undefined;
	let isApart = false;

	function excerptOf({ notes, reason, state, text }: Compared, index: number): Excerpt {
		const excerpt = excerpts.get(index) ?? createExcerpt(LONGEST_TEXT);
		excerpts.set(index, excerpt);
		const isGrowing = state === 'waiting' || state === 'thinking' || state === 'writing';
		const isCut = state !== 'done' || reason !== undefined || notes.length > 0;
		const ended = isCut ? 'cut' : 'whole';
		return excerpt({ text, how: isGrowing ? 'growing' : ended });
	}

	const isShortened = ({ answers }: Comparison) =>
		answers.some((answer, index) => !excerptOf(answer, index).isAll);

	/** The same in every view. */
	function askedIn({ question }: Comparison): string {
		if (quoted?.question !== question) quoted = { question, line: quotedQuestion(question) };
		return quoted.line;
	}

	function stateLine(answer: Compared, isFastest: boolean): string {
		const { durationMs, state, tokens } = answer;
		return [
			speak(say(`compare.state-${state}`)),
			...(durationMs === undefined
				? []
				: [speak(say('render.seconds', { seconds: durationMs / 1000 }))]),
			...(tokens === undefined ? [] : [speak(say('render.tokens', { count: tokens }))]),
			...(isFastest ? [speak(say('compare.fastest'))] : []),
		].join(' · ');
	}

	/** `ofRest`: what is said of the rest of one that is cut. */
	function block(
		comparison: Comparison,
		index: number,
		ofRest: 'render.rest-in-file' | 'render.shortened' = 'render.rest-in-file',
	): string {
		const answer = comparison.answers[index];
		if (!answer) return '';
		const shown = excerptOf(answer, index);
		return [
			`**${labelOf(comparison, index)}**`,
			quiet(stateLine(answer, fastestIn(comparison) === answer)),
			...(shown.text === '' ? [] : [shown.text]),
			...(shown.isAll ? [] : [quiet(speak(say(ofRest)))]),
			...notesOf(answer, labelOf(comparison, index), comparison.names).map((note) =>
				quiet(speak(note)),
			),
		].join('\n');
	}

	function below(comparison: Comparison): readonly string[] {
		const { answers, names, takenIndex, waiting } = comparison;
		const place = waiting && {
			position: waiting.position,
			at: seconds(waiting.earliest),
		};
		const whoIsWho =
			isApart && names === 'revealed' ? answers.map((_, index) => labelOf(comparison, index)) : [];
		return [
			...(place ? [speak(say('render.waiting', place))] : []),
			...(whoIsWho.length > 0 ? [whoIsWho.join('\n')] : []),
			...votesIn(comparison, speak),
			...(takenIndex === undefined
				? []
				: [speak(say('compare.taken', { name: labelOf(comparison, takenIndex) }))]),
		];
	}

	function together(comparison: Comparison): string {
		const blocks = comparison.answers.map((_, index) => block(comparison, index));
		const question = askedIn(comparison);
		return [[question, ...blocks].join('\n\n'), ...below(comparison)].join('\n');
	}

	/** Also when people have pressed all that can be pressed. */
	function fitsOneMessage(comparison: Comparison): boolean {
		if (isShortened(comparison)) return false;
		return countCodePoints(together(withAllThatMayCome(comparison))) <= MESSAGE_LIMIT;
	}

	function parts(comparison: Comparison, ofRest?: Parameters<typeof block>[2]): readonly string[] {
		isApart ||= comparison.isApart ?? !fitsOneMessage(comparison);
		if (!isApart) return [together(comparison)];
		const question = askedIn(comparison);
		const [first = '', ...others] = comparison.answers.map((_, index) =>
			block(comparison, index, ofRest),
		);
		const last = below(comparison);
		return [
			`${question}\n\n${first}`,
			...others,
			(last.length > 0
				? last
				: [quiet(speak(say(isVotable(comparison) ? 'compare.side-by-side' : 'compare.above')))]
			).join('\n'),
		];
	}

	function ended(comparison: Comparison): View {
		const all = parts(comparison);
		const buttons = buttonsOf(comparison, speak);
		const menus = menuOf(comparison, speak);
		return { parts: all, buttons, ...(menus && { menus: [menus] }) };
	}

	return {
		running: (comparison: Comparison): View => ({
			parts: parts(comparison),
			buttons: [
				{
					id: buttonId('compare-stop', comparison.handle),
					label: speak(say('button.stop')),
					style: 'danger',
				},
			],
		}),
		ended(comparison: Comparison): View {
			const view = ended(comparison);
			if (!isShortened(comparison)) return view;
			return {
				...view,
				file: {
					name: 'answers.md',
					content: asFile(comparison),
					type: 'text/markdown; charset=utf-8',
					description: speak(say('compare.file-description')),
					instead: parts(comparison, 'render.shortened'),
				},
			};
		},
		/** The message that holds the buttons, once more: the last one. */
		last(comparison: Comparison): View {
			const { parts: all, ...view } = ended(comparison);
			return { ...view, parts: all.slice(-1) };
		},
	};
}

function asFile(comparison: Comparison): string {
	const blocks = comparison.answers.map(
		({ text }, index) => `## ${labelOf(comparison, index)}\n\n${text}`,
	);
	return [`# ${comparison.question}`, ...blocks].join('\n\n');
}

/** Of at least two that are done. */
function fastestIn({ answers }: Comparison): Compared | undefined {
	const done = answers.filter(({ state }) => state === 'done');
	if (done.length < 2) return undefined;
	return done.reduce((best, one) => ((one.durationMs ?? 0) < (best.durationMs ?? 0) ? one : best));
}
