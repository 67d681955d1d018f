/** What a delta turned out to say: to people, and to the model itself. */
export type Told = { readonly text: string; readonly thought: string };

/** The parts of an answer, from deltas that may be cut anywhere. */
export interface VisibleText {
	/** What becomes known through this delta; `text` is never blank before the first visible character. */
	push(delta: string): Told;
	/** What was held back and turns out to be text, or the end of a thought that was never closed. */
	end(): Told;
}

const OPENING = ['<think>', '<thinking>'];
const CLOSING = /<\/think(?:ing)?>/i;
/** What may be the beginning of a closing tag, at the end of a delta. */
const PERHAPS_CLOSING = /<(?:\/(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?)?$/i;

const endsInHalf = (text: string) => /[\ud800-\udbff]$/.test(text);

/**
 * Takes apart the blank beginning, the thoughts that some models write into their answers, in tags at the start, and
 * what people are to read. A character that two deltas share is held until it is whole; half a character is replaced.
 */
export function createVisibleText(): VisibleText {
	let state: 'start' | 'thinking' | 'text' = 'start';
	let held = '';
	let thought = '';

	const readText = (): string => {
		const cut = endsInHalf(held) ? held.length - 1 : held.length;
		const visible = held.slice(0, cut);
		held = held.slice(cut);
		return visible.toWellFormed();
	};
	const readThought = (): string => {
		const closing = CLOSING.exec(held);
		if (!closing) {
			const open = PERHAPS_CLOSING.exec(held)?.index ?? held.length;
			const cut = endsInHalf(held.slice(0, open)) ? open - 1 : open;
			thought += held.slice(0, cut);
			held = held.slice(cut);
			return '';
		}
		thought += held.slice(0, closing.index);
		held = held.slice(closing.index + closing[0].length);
		return readStart();
	};
	const readStart = (): string => {
		state = 'start';
		held = held.trimStart();
		const lower = held.slice(0, '<thinking>'.length).toLowerCase();
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
	const tell = (text: string): Told => {
		const told = { text, thought: thought.toWellFormed() };
		thought = '';
		return told;
	};

	return {
		push(delta) {
			held += delta;
			if (state === 'start') return tell(readStart());
			return tell(state === 'thinking' ? readThought() : readText());
		},
		end() {
			const rest = held;
			held = '';
			if (state !== 'thinking') return tell(rest.toWellFormed());
			thought += rest;
			return tell('');
		},
	};
}
