import { openCanvas, type Pen, strokeLine, widthOf, write } from './pen.ts';
import type { LeaderboardPicture, RatedRow } from './pictures.ts';
import { type Box, colours, type Point, sizes } from './style.ts';

const WIDTH = 1000;
const MARGIN = 36;
const PLOT_TOP = 168;
/** A name and its bar, and below them the other figures. */
const ROW = 96;
const BARS = 52;
const AXIS = 56;
const NAMES_WIDTH = 430;
const GAP = 28;
const VALUE_WIDTH = 96;
const BAR = 22;
const MOST_ROWS = 10;
/** So many steps of the scale at most. */
const MOST_STEPS = 6;
const STEPS = [50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000];
const LOWEST = -1e5;
const HIGHEST = 1e5;

/** What arrives from elsewhere, as points that can be drawn. */
const asPoints = (value: number) =>
	Number.isFinite(value) ? Math.min(Math.max(value, LOWEST), HIGHEST) : 0;

type Scale = { readonly from: number; readonly to: number; readonly step: number };

/** Round numbers around all intervals. */
function scaleOf(rows: readonly RatedRow[]): Scale {
	const lowest = Math.min(...rows.map(({ low }) => low));
	const highest = Math.max(...rows.map(({ high }) => high));
	const rough = (highest - lowest) / MOST_STEPS;
	const step = STEPS.find((one) => one >= rough) ?? Math.ceil(rough);
	// A little before the lowest, so that its whisker does not end on the edge.
	const from = Math.floor((lowest - step / 4) / step) * step;
	return { from, to: Math.max(from + step, Math.ceil(highest / step) * step), step };
}

/** Names and figures to the left, the scale in the middle, the points to the right. */
function drawRow(pen: Pen, row: Box, plot: Box, toX: (points: number) => number, rated: RatedRow) {
	const middle = row.top + BARS / 2;
	const left = { colour: colours.text, size: sizes.text, within: NAMES_WIDTH };
	write(pen, rated.label, { ...left, at: [row.left, middle + 10] });
	const figures = { colour: colours.quiet, size: sizes.small, within: row.width };
	write(pen, rated.figures, { ...figures, at: [row.left, row.top + BARS + 24] });
	const [from, at, low, high] = [plot.left, ...[rated.points, rated.low, rated.high].map(toX)];
	if (at === undefined || low === undefined || high === undefined) return;
	pen.fillStyle = colours.used;
	pen.beginPath();
	pen.roundRect(from, middle - BAR / 2, Math.max(BAR / 2, at - from), BAR, [0, 6, 6, 0]);
	pen.fill();
	// Dark below light, so that the whisker is seen on the bar and beside it.
	for (const line of [
		{ colour: colours.card, width: 8, dashes: [] },
		{ colour: colours.text, width: 3, dashes: [] },
	]) {
		const cap = (x: number): Point[] => [
			[x, middle - BAR / 2],
			[x, middle + BAR / 2],
		];
		strokeLine(
			pen,
			[
				[low, middle],
				[high, middle],
			],
			line,
		);
		strokeLine(pen, cap(low), line);
		strokeLine(pen, cap(high), line);
	}
	const value = `${Math.round(rated.points)}`;
	write(pen, value, {
		at: [row.left + row.width, middle + 10],
		size: sizes.text,
		colour: colours.text,
		within: VALUE_WIDTH,
		align: 'right',
	});
}

function drawScale(
	pen: Pen,
	plot: Box,
	{ from, step, to }: Scale,
	toX: (points: number) => number,
) {
	const most = Math.round((to - from) / step);
	const bottom = plot.top + plot.height;
	for (let index = 0; index <= most; index++) {
		const points = from + index * step;
		const x = toX(points);
		// Only beside the bars, so that no line runs through the figures.
		for (let top = plot.top; top < bottom; top += ROW) {
			const piece: Point[] = [
				[x, top],
				[x, top + BARS],
			];
			strokeLine(pen, piece, { colour: colours.grid, width: 2, dashes: [] });
		}
		const text = `${points}`;
		const half = widthOf(pen, text, sizes.small) / 2;
		const isCrowded = most > 3 && index % 2 === 1;
		if (isCrowded) continue;
		write(pen, text, {
			at: [Math.min(x, WIDTH - MARGIN - half), bottom + 34],
			size: sizes.small,
			colour: colours.quiet,
			within: 140,
			align: 'center',
		});
	}
}

/** The whole picture as a PNG, twice the size that it is mostly seen at, as high as its rows need. */
export function drawLeaderboard(picture: LeaderboardPicture): Uint8Array {
	const rows = picture.rows.slice(0, MOST_ROWS).map((row) => ({
		...row,
		points: asPoints(row.points),
		low: asPoints(Math.min(row.low, row.points)),
		high: asPoints(Math.max(row.high, row.points)),
	}));
	const plotHeight = Math.max(1, rows.length) * ROW;
	const height = PLOT_TOP + plotHeight + AXIS;
	const { canvas, pen } = openCanvas(WIDTH, height);
	pen.fillStyle = colours.card;
	pen.fillRect(0, 0, WIDTH, height);
	pen.strokeStyle = colours.edge;
	pen.lineWidth = 4;
	pen.strokeRect(2, 2, WIDTH - 4, height - 4);
	const within = WIDTH - 2 * MARGIN;
	const size = Math.floor(
		sizes.title * Math.min(1, within / widthOf(pen, picture.title, sizes.title)),
	);
	write(pen, picture.title, {
		at: [MARGIN, 76],
		size: Math.max(sizes.text, size),
		colour: colours.text,
		within,
	});
	write(pen, picture.note, { at: [MARGIN, 128], size: sizes.small, colour: colours.quiet, within });
	if (rows.length === 0) return canvas.toBuffer('image/png');
	const left = MARGIN + NAMES_WIDTH + GAP;
	const plot = {
		left,
		top: PLOT_TOP,
		width: WIDTH - MARGIN - VALUE_WIDTH - left,
		height: plotHeight,
	};
	const scale = scaleOf(rows);
	const toX = (points: number) =>
		plot.left + (plot.width * (points - scale.from)) / (scale.to - scale.from);
	drawScale(pen, plot, scale, toX);
	for (const [index, row] of rows.entries()) {
		const box = { left: MARGIN, top: PLOT_TOP + index * ROW, width: within, height: ROW };
		drawRow(pen, box, plot, toX, row);
	}
	return canvas.toBuffer('image/png');
}
