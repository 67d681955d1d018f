import { drawCurve } from './draw-curve.ts';
import { drawLegend } from './draw-legend.ts';
import { drawShares } from './draw-shares.ts';
import { openCanvas, type Pen, widthOf, write } from './pen.ts';
import type { QuotaPicture } from './pictures.ts';
import { colours, sizes } from './style.ts';

const WIDTH = 1000;
const HEIGHT = 600;
const MARGIN = 36;
const SHARES_WIDTH = 300;
const GAP = 48;
const PLOT_TOP = 156;

function drawCard(pen: Pen): void {
	pen.fillStyle = colours.card;
	pen.fillRect(0, 0, WIDTH, HEIGHT);
	pen.strokeStyle = colours.edge;
	pen.lineWidth = 4;
	pen.strokeRect(2, 2, WIDTH - 4, HEIGHT - 4);
}

function drawTitle(pen: Pen, title: string): void {
	const within = WIDTH - 2 * MARGIN;
	const wanted = widthOf(pen, title, sizes.title);
	const size = Math.max(sizes.text, Math.floor(sizes.title * Math.min(1, within / wanted)));
	write(pen, title, { at: [MARGIN, 76], size, colour: colours.text, within });
}

/** The whole picture as a PNG, twice the size that it is mostly seen at. */
export function drawQuota(picture: QuotaPicture): Uint8Array {
	const { canvas, pen } = openCanvas(WIDTH, HEIGHT);
	drawCard(pen);
	drawTitle(pen, picture.title);
	const hasShares = picture.shares.length > 0;
	const width = WIDTH - 2 * MARGIN - (hasShares ? SHARES_WIDTH + GAP : 0);
	drawLegend(pen, { left: MARGIN, top: 100, width, height: 36 }, picture);
	const height = HEIGHT - PLOT_TOP - 24;
	drawCurve(pen, { left: MARGIN, top: PLOT_TOP, width, height }, picture);
	const left = WIDTH - MARGIN - SHARES_WIDTH;
	if (hasShares)
		drawShares(pen, { left, top: 100, width: SHARES_WIDTH, height: HEIGHT - 124 }, picture);
	return canvas.toBuffer('image/png');
}
