import type { Format, Span } from './paint.ts';
import { graphemes, graphemeWidth } from './width.ts';

type Cell = { readonly text: string; readonly width: number; readonly style: readonly Format[] };

const OPENING = /[（「『【《〈“‘([{]$/u;
const CLOSING = /^[，。、！？：；）」』】》〉”’…,.!?:;)\]}]/u;

/** Breaks a line where a reader would: at spaces, between wide characters, and inside a word only if it fits no line. */
export function wrap(spans: readonly Span[], columns: number): Span[][] {
	const cells = cellsOf(spans);
	const lines: Cell[][] = [];
	let start = 0;
	while (start < cells.length) {
		const end = endOfLine(cells, start, columns);
		lines.push(cells.slice(start, end));
		start = end;
		while (end < cells.length && cells[start]?.text === ' ') start += 1;
	}
	return lines.length === 0 ? [[]] : lines.map((line) => spansOf(withoutTrailingSpace(line)));
}

function endOfLine(cells: readonly Cell[], start: number, columns: number): number {
	let used = 0;
	let lastBreak = start;
	for (let index = start; index < cells.length; index++) {
		const cell = cells[index];
		if (!cell) break;
		if (index > start && mayBreakBefore(cells, index)) lastBreak = index;
		used += cell.width;
		if (used > columns && cell.text !== ' ') {
			return lastBreak > start ? lastBreak : Math.max(index, start + 1);
		}
	}
	return cells.length;
}

function mayBreakBefore(cells: readonly Cell[], index: number): boolean {
	const [before, here] = [cells[index - 1], cells[index]];
	if (!before || !here || here.text === ' ') return false;
	if (OPENING.test(before.text) || CLOSING.test(here.text)) return false;
	return before.text === ' ' || before.width === 2 || here.width === 2;
}

function cellsOf(spans: readonly Span[]): Cell[] {
	return spans.flatMap(({ text, style }) =>
		graphemes(text).map((one) => ({ text: one, width: graphemeWidth(one), style })),
	);
}

function withoutTrailingSpace(cells: readonly Cell[]): readonly Cell[] {
	return cells.slice(0, cells.findLastIndex(({ text }) => text !== ' ') + 1);
}

function spansOf(cells: readonly Cell[]): Span[] {
	const spans: { text: string; style: readonly Format[] }[] = [];
	for (const { text, style } of cells) {
		const last = spans.at(-1);
		if (last && last.style === style) last.text += text;
		else spans.push({ text, style });
	}
	return spans;
}
