import { fileURLToPath } from 'node:url';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Line, Point } from './style.ts';

const FAMILY = 'Potluck Noto Sans SC';
const font = new URL('./fonts/noto-sans-sc-chinese-simplified-400-normal.woff2', import.meta.url);
/** Nobody reads more of a label, and measuring takes time by length. */
const LONGEST_TEXT = 200;

export type Pen = SKRSContext2D;

export type Text = {
	readonly at: Point;
	readonly size: number;
	readonly colour: string;
	/** A longer text ends in "…". */
	readonly within: number;
	readonly align?: 'left' | 'right' | 'center';
};

/** An empty canvas with its pen. Throws when the font of the pictures cannot be read. */
export function openCanvas(width: number, height: number): { canvas: Canvas; pen: Pen } {
	if (!GlobalFonts.has(FAMILY) && !GlobalFonts.registerFromPath(fileURLToPath(font), FAMILY))
		throw new Error('the font of the pictures cannot be read');
	const canvas = createCanvas(width, height);
	const pen = canvas.getContext('2d');
	pen.lineJoin = 'round';
	return { canvas, pen };
}

export function widthOf(pen: Pen, text: string, size: number): number {
	pen.font = `${size}px "${FAMILY}"`;
	return pen.measureText(text.slice(0, LONGEST_TEXT)).width;
}

function cutToFit(pen: Pen, text: string, { size, within }: Text): string {
	if (widthOf(pen, text, size) <= within && text.length <= LONGEST_TEXT) return text;
	const characters = [...text.slice(0, LONGEST_TEXT)];
	const cut = (length: number) => `${characters.slice(0, length).join('').trimEnd()}…`;
	const lengths = Array.from(characters, (_, index) => index);
	return cut(lengths.findLast((length) => widthOf(pen, cut(length), size) <= within) ?? 0);
}

/** Writes one line of text on the baseline `at`. */
export function write(pen: Pen, text: string, how: Text): void {
	const shown = cutToFit(pen, text, how);
	pen.font = `${how.size}px "${FAMILY}"`;
	pen.fillStyle = how.colour;
	pen.textAlign = how.align ?? 'left';
	pen.fillText(shown, ...how.at);
}

export function strokeLine(pen: Pen, points: readonly Point[], line: Line): void {
	pen.save();
	pen.strokeStyle = line.colour;
	pen.lineWidth = line.width;
	pen.setLineDash([...line.dashes]);
	pen.beginPath();
	for (const point of points) pen.lineTo(...point);
	pen.stroke();
	pen.restore();
}

export function fillArea(pen: Pen, points: readonly Point[], colour: string): void {
	pen.fillStyle = colour;
	pen.beginPath();
	for (const point of points) pen.lineTo(...point);
	pen.closePath();
	pen.fill();
}
