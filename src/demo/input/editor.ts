import { graphemes } from '../terminal/width.ts';

/** A line being typed; the cursor stands before the UTF-16 unit of this index. */
export type Line = { readonly text: string; readonly cursor: number };

/** As `readline.emitKeypressEvents` tells of it. */
export type Key = {
	readonly name?: string | undefined;
	readonly ctrl?: boolean | undefined;
	readonly meta?: boolean | undefined;
	readonly sequence?: string | undefined;
};

export const emptyLine: Line = { text: '', cursor: 0 };
export const lineOf = (text: string): Line => ({ text, cursor: text.length });

type Edit = (line: Line) => Line;

const before = ({ text, cursor }: Line) => text.slice(0, cursor);
const after = ({ text, cursor }: Line) => text.slice(cursor);
const leftOf = (line: Line) => line.cursor - (graphemes(before(line)).at(-1)?.length ?? 0);
const rightOf = (line: Line) => line.cursor + (graphemes(after(line))[0]?.length ?? 0);
const wordStart = (line: Line) => before(line).replace(/\S+\s*$/, '').length;
const wordEnd = (line: Line) => line.text.length - after(line).replace(/^\s*\S+/, '').length;

const cut = (line: Line, from: number, to: number): Line => ({
	text: line.text.slice(0, from) + line.text.slice(to),
	cursor: from,
});
const move =
	(where: (line: Line) => number): Edit =>
	(line) => ({ ...line, cursor: where(line) });

const named: Readonly<Record<string, Edit>> = {
	left: move(leftOf),
	right: move(rightOf),
	home: move(() => 0),
	end: move(({ text }) => text.length),
	backspace: (line) => cut(line, leftOf(line), line.cursor),
	delete: (line) => cut(line, line.cursor, rightOf(line)),
};

const withControl: Readonly<Record<string, Edit>> = {
	a: move(() => 0),
	e: move(({ text }) => text.length),
	b: move(leftOf),
	f: move(rightOf),
	h: (line) => cut(line, leftOf(line), line.cursor),
	u: (line) => cut(line, 0, line.cursor),
	k: (line) => cut(line, line.cursor, line.text.length),
	w: (line) => cut(line, wordStart(line), line.cursor),
	left: move(wordStart),
	right: move(wordEnd),
};

const withMeta: Readonly<Record<string, Edit>> = {
	b: move(wordStart),
	f: move(wordEnd),
	backspace: (line) => cut(line, wordStart(line), line.cursor),
};

export function insert({ text, cursor }: Line, typed: string): Line {
	return {
		text: text.slice(0, cursor) + typed + text.slice(cursor),
		cursor: cursor + typed.length,
	};
}

/** The line after this key; keys that edit nothing leave it as it is. */
export function edit(line: Line, key: Key): Line {
	const table = key.ctrl ? withControl : key.meta ? withMeta : named;
	const change = key.name === undefined ? undefined : table[key.name];
	if (change) return change(line);
	const typed = key.sequence ?? '';
	const isText = !key.ctrl && !key.meta && typed !== '' && !/\p{Control}/u.test(typed);
	return isText ? insert(line, typed) : line;
}
