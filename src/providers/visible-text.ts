import { endsThought } from './ends-thought.ts';
import { isInCode } from './in-code.ts';
import {
	ANY_MARK,
	beginningOfMark,
	markAtStart,
	opensThought,
	type ThoughtEnd,
} from './thought-marks.ts';

/**
 * What a delta turned out to say: to people, and to the model itself. `startsAnew`: all text before this one was a
 * thought, and is told as one now or was just before.
 */
export type Told = { readonly text: string; readonly thought: string; readonly startsAnew?: true };

/** The parts of an answer, from deltas that may be cut anywhere. */
export interface VisibleText {
	/** What becomes known through this delta; `text` is never blank before the first visible character. */
	push(delta: string): Told;
	/** What was held back and turns out to be text, or the end of a thought that was never closed. */
	end(): Told;
}

/** Text is taken back only while it surely stands in one message: a second one would show it until the answer ends. */
const MOST_TAKEN_BACK = 1_500;

/** `early`: of the text, while it can be taken back. */
type State = 'start' | 'thinking' | 'early' | 'text';

const endsInHalf = (text: string) => /[\ud800-\udbff]$/.test(text);

/** Where a thought ends that nothing opened; `never`: none can end any more. Unsure while what follows decides. */
function endOfUnopened(text: string, isWhole: boolean) {
	for (const { 0: mark, index: at } of text.matchAll(ANY_MARK)) {
		if (at >= MOST_TAKEN_BACK) return 'never';
		const inCode = isInCode(text, at, isWhole);
		if (inCode === undefined) return { at, isSure: false };
		if (inCode) continue;
		if (opensThought(mark)) return 'never';
		const isEnd = endsThought(text, { at, mark }, isWhole);
		if (isEnd !== false) return { at, isSure: isEnd === true };
	}
	return undefined;
}

/**
 * Takes apart the blank beginning, the thoughts that some models write into their answers, between marks at the start,
 * and what people are to read. Of some the opening mark is lost: what stands before the closing one is told as text
 * first, and taken back once other text follows. A character that two deltas share is held until it is whole; half a
 * character is replaced.
 */
export function createVisibleText(): VisibleText {
	let state: State = 'start';
	let thoughtEnd: ThoughtEnd | undefined;
	let isWhole = false;
	let held = '';
	let text = '';
	let thought = '';
	/** The text that can be taken back. */
	let early = '';
	let isTakenBack = false;
	let startsAnew = false;

	/** Off what is held. */
	function take(length: number): string {
		const cut = endsInHalf(held.slice(0, length)) && length === held.length ? length - 1 : length;
		const taken = held.slice(0, cut);
		held = held.slice(cut);
		return taken;
	}

	function takeBack(): void {
		if (isTakenBack) {
			thought += early;
			text = '';
			startsAnew = true;
		}
		isTakenBack = false;
		early = '';
	}

	/** Each reads what is held; true: what is left of it is to be read in another state. */
	const readers: Readonly<Record<State, () => boolean>> = {
		start() {
			held = held.trimStart();
			const mark = markAtStart(held);
			if (mark === 'perhaps') return false;
			if (mark) {
				held = held.slice(mark.length);
				thoughtEnd = mark.end;
				state = mark.end ? 'thinking' : 'start';
				return true;
			}
			takeBack();
			state = 'early';
			return true;
		},
		thinking() {
			const end = thoughtEnd?.exec(held);
			thought += take(end?.index ?? beginningOfMark(held));
			if (end) state = 'start';
			return end !== undefined && end !== null;
		},
		early() {
			const end = endOfUnopened(early + held, isWhole);
			if (end === 'never' || (!end && early.length >= MOST_TAKEN_BACK)) {
				state = 'text';
				return true;
			}
			const told = take(end ? end.at - early.length : beginningOfMark(held));
			text += told;
			early += told;
			if (!end?.isSure) return false;
			isTakenBack = early !== '';
			state = 'start';
			return true;
		},
		text() {
			text += take(held.length);
			return false;
		},
	};

	function read(): void {
		let isOn = true;
		while (isOn) isOn = readers[state]();
	}

	function tell(): Told {
		const told = { text: text.toWellFormed(), thought: thought.toWellFormed() };
		const isAnew = startsAnew && text !== '';
		text = '';
		thought = '';
		if (isAnew) startsAnew = false;
		return isAnew ? { ...told, startsAnew: true } : told;
	}

	return {
		push(delta) {
			held += delta;
			read();
			return tell();
		},
		end() {
			isWhole = true;
			read();
			if (state === 'thinking') thought += held;
			else {
				if (held !== '') takeBack();
				text += held;
			}
			held = '';
			return tell();
		},
	};
}
