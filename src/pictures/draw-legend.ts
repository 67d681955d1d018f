import { type Pen, strokeLine, widthOf, write } from './pen.ts';
import type { QuotaPicture } from './pictures.ts';
import { type Box, colours, lines, type Point, sizes } from './style.ts';

const SAMPLE = 52;
const SPACE = 12;
const BETWEEN = 28;

/** What each line is: a piece of it, then its word. Words that are too long share the width evenly. */
export function drawLegend(pen: Pen, box: Box, { words, pace }: QuotaPicture): void {
	const names = (['used', 'pace', 'limit'] as const).filter(
		(name) => name !== 'pace' || pace.length > 1,
	);
	const room = box.width / names.length - SAMPLE - SPACE - BETWEEN;
	const widths = names.map((name) => widthOf(pen, words[name], sizes.small));
	const all = widths.reduce((sum, width) => sum + SAMPLE + SPACE + BETWEEN + width, -BETWEEN);
	let left = box.left;
	for (const [index, name] of names.entries()) {
		const width = widths[index] ?? 0;
		const within = all <= box.width ? width + 1 : Math.min(width + 1, room);
		const middle = box.top + box.height / 2;
		const sample: Point[] = [
			[left, middle],
			[left + SAMPLE, middle],
		];
		strokeLine(pen, sample, lines[name]);
		write(pen, words[name], {
			at: [left + SAMPLE + SPACE, middle + 9],
			size: sizes.small,
			colour: colours.text,
			within,
		});
		left += SAMPLE + SPACE + BETWEEN + within;
	}
}
