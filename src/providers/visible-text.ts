/** The part of an answer that is for people, from deltas that may be cut anywhere. */
export interface VisibleText {
	/** What becomes visible through this delta; never blank before the first visible character. */
	push(delta: string): string;
	/** What was held back and turns out to be text. */
	end(): string;
}

const OPENING = ['<think>', '<thinking>'];
const CLOSING = /<\/think(?:ing)?>/i;
const LONGEST_CLOSING = '</thinking>'.length;

/**
 * Takes out the blank beginning and the thoughts that some models write into their answers, in tags at the start.
 * A character that two deltas share is held until it is whole; half a character is replaced.
 */
export function createVisibleText(): VisibleText {
	let state: 'start' | 'thinking' | 'text' = 'start';
	let held = '';

	const readText = (): string => {
		const last = held.charCodeAt(held.length - 1);
		const cut = last >= 0xd800 && last <= 0xdbff ? held.length - 1 : held.length;
		const visible = held.slice(0, cut);
		held = held.slice(cut);
		return visible.toWellFormed();
	};
	const readThought = (): string => {
		const closing = CLOSING.exec(held);
		if (!closing) {
			held = held.slice(-LONGEST_CLOSING);
			return '';
		}
		held = held.slice(closing.index + closing[0].length);
		return readStart();
	};
	const readStart = (): string => {
		state = 'start';
		held = held.trimStart();
		const lower = held.slice(0, LONGEST_CLOSING).toLowerCase();
		const opening = OPENING.find((tag) => lower.startsWith(tag));
		if (opening) {
			state = 'thinking';
			held = held.slice(opening.length);
			return readThought();
		}
		if (OPENING.some((tag) => tag.startsWith(lower))) return '';
		state = 'text';
		return readText();
	};

	return {
		push(delta) {
			held += delta;
			if (state === 'start') return readStart();
			return state === 'thinking' ? readThought() : readText();
		},
		end() {
			const rest = state === 'thinking' ? '' : held;
			held = '';
			return rest.toWellFormed();
		},
	};
}
