import { graphemes, graphemeWidth, textWidth } from '../terminal/width.ts';
import type { Line } from './editor.ts';

/** The part of a line that fits the window, with the cursor in it (columns from 0). A line break shows as ⏎. */
export function inputView(
	{ text, cursor }: Line,
	columns: number,
): { text: string; column: number } {
	const shown = (part: string) => part.replaceAll('\n', '⏎');
	const before = graphemes(shown(text.slice(0, cursor)));
	const after = graphemes(shown(text.slice(cursor)));
	let used = before.reduce((sum, one) => sum + graphemeWidth(one), 0);
	let start = 0;
	while (used > columns - 1) {
		used -= graphemeWidth(before[start] ?? '');
		start += 1;
	}
	const visible = start === 0 ? before : ['…', ...before.slice(start + 1)];
	const left = visible.join('');
	const column = textWidth(left);
	let right = '';
	for (const one of after) {
		if (column + textWidth(right) + graphemeWidth(one) > columns) break;
		right += one;
	}
	return { text: left + right, column };
}
