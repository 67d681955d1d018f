import { type Pen, widthOf, write } from './pen.ts';
import type { QuotaPicture, Share } from './pictures.ts';
import { asCount } from './scale.ts';
import { type Box, colours, sizes } from './style.ts';

const MOST_SHARES = 9;
const BAR = 10;
const MOST_ROW = 64;

function drawShare(pen: Pen, row: Box, share: Share & { readonly part: number }): void {
	const count = `${share.count}`;
	const countWidth = widthOf(pen, count, sizes.small);
	const right = row.left + row.width;
	const baseline = row.top + 21;
	const colour = share.isMine ? colours.text : colours.quiet;
	const text = { size: sizes.small, colour };
	const within = row.width - countWidth - 20;
	write(pen, share.label, { ...text, at: [row.left, baseline], within });
	write(pen, count, { ...text, at: [right, baseline], align: 'right', within: row.width });
	const top = row.top + 30;
	const bar = (width: number, fill: string) => {
		pen.fillStyle = fill;
		pen.beginPath();
		pen.roundRect(row.left, top, width, BAR, BAR / 2);
		pen.fill();
	};
	bar(row.width, colours.grid);
	if (share.count > 0)
		bar(Math.max(BAR, row.width * share.part), share.isMine ? colours.used : colours.others);
}

/** One bar per person under the heading, as long as its part of the largest; the reader's own stands out. */
export function drawShares(pen: Pen, box: Box, { shares, words }: QuotaPicture): void {
	write(pen, words.shares, {
		at: [box.left, box.top + 28],
		size: sizes.text,
		colour: colours.text,
		within: box.width,
	});
	const shown = shares
		.slice(0, MOST_SHARES)
		.map((share) => ({ ...share, count: asCount(share.count) }));
	const most = Math.max(1, ...shown.map(({ count }) => count));
	const top = box.top + 48;
	const height = Math.min(MOST_ROW, (box.height - 48) / Math.max(1, shown.length));
	for (const [index, share] of shown.entries()) {
		const row = { left: box.left, top: top + index * height, width: box.width, height };
		drawShare(pen, row, { ...share, part: share.count / most });
	}
}
