import { fillArea, type Pen, strokeLine, widthOf, write } from './pen.ts';
import type { QuotaPicture } from './pictures.ts';
import { asCount, ticksUpTo, usedSoFar } from './scale.ts';
import { type Box, colours, lines, type Point, sizes } from './style.ts';

const HOURS_SHOWN = [0, 6, 12, 18, 24];
const LABEL_GAP = 12;
const HOURS_HEIGHT = 78;
/** The highest line keeps clear of the legend. */
const HEADROOM = 1.04;
const grid = { colour: colours.grid, width: 2, dashes: [] };

type Plot = {
	readonly place: (hour: number, count: number) => Point;
	readonly box: Box;
	readonly highest: number;
};

function makePlot(pen: Pen, box: Box, highest: number): Plot {
	const widest = widthOf(pen, `${Math.floor(highest)}`, sizes.small);
	const left = box.left + widest + LABEL_GAP;
	const inner = {
		left,
		top: box.top,
		width: box.left + box.width - left,
		height: box.height - HOURS_HEIGHT,
	};
	const place = (hour: number, count: number): Point => [
		inner.left + (inner.width * hour) / 24,
		inner.top + inner.height * (1 - count / highest),
	];
	return { place, box: inner, highest };
}

function writeCount(pen: Pen, { place }: Plot, count: number, colour: string): void {
	const [x, y] = place(0, count);
	const at: Point = [x - LABEL_GAP, y + 9];
	write(pen, `${count}`, { at, size: sizes.small, colour, align: 'right', within: 200 });
}

function drawCounts(pen: Pen, plot: Plot, limit: number): void {
	const [, limitAt] = plot.place(0, limit);
	for (const tick of ticksUpTo(plot.highest)) {
		const [, tickAt] = plot.place(0, tick);
		strokeLine(pen, [plot.place(0, tick), plot.place(24, tick)], grid);
		if (Math.abs(tickAt - limitAt) > sizes.small) writeCount(pen, plot, tick, colours.quiet);
	}
	writeCount(pen, plot, limit, colours.limit);
}

function drawHours(pen: Pen, { place, box }: Plot, hoursUtc: string): void {
	const label = { size: sizes.small, colour: colours.quiet };
	const bottom = box.top + box.height;
	for (const hour of HOURS_SHOWN) {
		const [x] = place(hour, 0);
		strokeLine(pen, [place(hour, 0), [x, bottom + 8]], grid);
		write(pen, `${hour}`, { ...label, at: [x, bottom + 36], align: 'center', within: 80 });
	}
	const middle: Point = [box.left + box.width / 2, bottom + 72];
	write(pen, hoursUtc, { ...label, at: middle, align: 'center', within: box.width });
}

function drawDot(pen: Pen, [x, y]: Point): void {
	pen.beginPath();
	pen.arc(x, y, 10, 0, 2 * Math.PI);
	pen.fillStyle = colours.used;
	pen.fill();
	pen.lineWidth = 3;
	pen.strokeStyle = colours.card;
	pen.stroke();
}

/** The use of the day so far, hour by hour, against the pace and the limit. */
export function drawCurve(pen: Pen, box: Box, picture: QuotaPicture): void {
	const limit = asCount(picture.limit);
	const pace = picture.pace.slice(0, 25).map(asCount);
	const used = usedSoFar(picture.hours, picture.now);
	const [nowHour = 0, usedNow = 0] = used.at(-1) ?? [];
	const plot = makePlot(pen, box, Math.max(1, limit, usedNow, ...pace) * HEADROOM);
	drawCounts(pen, plot, limit);
	drawHours(pen, plot, picture.words.hoursUtc);
	const usedLine = used.map(([hour, count]) => plot.place(hour, count));
	fillArea(pen, [...usedLine, plot.place(nowHour, 0)], colours.usedArea);
	strokeLine(pen, [plot.place(0, limit), plot.place(24, limit)], lines.limit);
	const paceLine = pace.map((count, hour) => plot.place(hour, count));
	strokeLine(pen, paceLine, lines.pace);
	strokeLine(pen, usedLine, lines.used);
	drawDot(pen, plot.place(nowHour, usedNow));
}
