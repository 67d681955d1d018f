import { UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Turn } from './conversations.ts';
import type { Again } from './question.ts';
import { estimateTokens } from './tokens.ts';
import { answerIdsOf, turnsBefore } from './turns.ts';

/** Ours, and no person's: read by the model only. */
export const GO_ON =
	'Your answer above was cut off at its length limit. Continue it exactly where it stopped, with the very next word: repeat nothing, begin nothing anew, and write nothing about continuing.';

/** Of the room for a prompt so much may be what is gone on with. */
const SHARE = 1 / 2;
const QUESTION_SHARE = 1 / 4;

const LETTERS = /[\p{L}\p{N}]/u;
/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The turn whose answer is gone on with; undefined when that answer does not stand there any more. */
export const turnToGoOn = (
	turns: readonly Turn[],
	{ turnId, from }: { readonly turnId: string; readonly from: string },
): Turn | undefined =>
	turns.find((turn) => turn.id === turnId && answerIdsOf(turn).at(-1) === from);

/** What a model is told that was said before. Throws a UserError when there is nothing to go on with. */
export function turnsFor(again: Again, turns: readonly Turn[]): readonly Turn[] {
	const before = turnsBefore(again.turn, turns);
	if (again.how === 'anew') return before;
	const cut = turnToGoOn(turns, { turnId: again.turn.id, from: again.from });
	if (!cut) throw new UserError(say('chat.nothing-to-go-on'));
	return [...before, cut];
}

/** The end of the answer and the beginning of the question, as much as fits beside what else is said. */
export function shortenedToGoOn(turn: Turn, promptTokens: number, factor: number): Turn {
	const cost = (text: string) => estimateTokens(text) * factor;
	const lengthFor = (text: string, share: number) =>
		Math.min(
			text.length,
			Math.floor((text.length * promptTokens * share) / Math.max(1, cost(text))),
		);
	const asked = turn.question.slice(0, lengthFor(turn.question, QUESTION_SHARE));
	const kept = lengthFor(turn.answer, SHARE);
	return { ...turn, question: asked, answer: turn.answer.slice(turn.answer.length - kept) };
}

/** Both parts as one text. What stands blank between them is not told by the model. */
export function joinedAnswer(before: string, more: string): string {
	const last = [...before.slice(-2)].at(-1) ?? '';
	const [first = ''] = more;
	const isBetweenWords = [last, first].every((one) => LETTERS.test(one) && !UNSPACED.test(one));
	return isBetweenWords ? `${before} ${more}` : `${before}${more}`;
}
