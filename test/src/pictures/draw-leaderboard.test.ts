import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { drawLeaderboard } from '../../../src/pictures/draw-leaderboard.ts';
import type { LeaderboardPicture, RatedRow } from '../../../src/pictures/pictures.ts';

type Area = readonly [left: number, top: number, width: number, height: number];
const BLUE = [0x62, 0xb4, 0xff];
const WHITE = [0xf4, 0xf5, 0xf7];
const PLOT_LEFT = 494;

const row = (label: string, points: number, reach = 100): RatedRow => ({
	label,
	figures: '42 tok/s · first word 0.8 s · 98%',
	points,
	low: points - reach,
	high: points + reach,
});
const picture = (rows: readonly RatedRow[]): LeaderboardPicture => ({
	title: 'Which models win here: 58 votes',
	note: 'Bar: rating · whisker: 95% range',
	rows,
});
const plotOf = (index: number): Area => [PLOT_LEFT, 168 + index * 96, 374, 52];

async function open(shown: LeaderboardPicture) {
	const image = await loadImage(Buffer.from(drawLeaderboard(shown)));
	const pen = createCanvas(image.width, image.height).getContext('2d');
	pen.drawImage(image, 0, 0);
	const count = (area: Area, colour: readonly number[]) => {
		const { data } = pen.getImageData(...area);
		let found = 0;
		for (let at = 0; at < data.length; at += 4)
			if (colour.every((value, index) => data[at + index] === value)) found++;
		return found;
	};
	return { width: image.width, height: image.height, count };
}

describe('the picture of the leaderboard', () => {
	test('is a PNG as high as its rows, at most ten of them', async () => {
		const rows = Array.from({ length: 30 }, (_, index) => row(`Model ${index}`, 1200 - index * 10));
		expect((await open(picture(rows.slice(0, 2)))).height).toBe(168 + 2 * 96 + 56);
		const { height, width } = await open(picture(rows));
		expect([width, height]).toEqual([1000, 168 + 10 * 96 + 56]);
		expect(
			Buffer.from(drawLeaderboard(picture([])))
				.subarray(1, 4)
				.toString(),
		).toBe('PNG');
	});

	test('draws a longer bar for more points, and a longer whisker for a wider interval', async () => {
		const rows = [row('first', 1200), row('second', 900), row('unsure', 900, 300)];
		const { count } = await open(picture(rows));
		const bars = rows.map((_, index) => count(plotOf(index), BLUE));
		expect(bars[0]).toBeGreaterThan((bars[1] ?? 0) * 1.3);
		const whiskers = rows.map((_, index) => count(plotOf(index), WHITE));
		expect(whiskers[2]).toBeGreaterThan((whiskers[1] ?? 0) * 1.8);
	});

	test('keeps names of any length, Chinese ones too, out of the plot', async () => {
		const short = await open(picture([row('a', 1000)]));
		const names = [
			'very long name '.repeat(20),
			'豆包大模型一点六思考版（深度推理实验预览）'.repeat(4),
		];
		for (const name of names) {
			const { count } = await open(picture([row(name, 1000)]));
			expect(count([36, 168, 440, 40], WHITE)).toBeGreaterThan(
				short.count([36, 168, 440, 40], WHITE),
			);
			expect(count(plotOf(0), WHITE)).toBe(short.count(plotOf(0), WHITE));
		}
	});

	test('survives figures that are none', async () => {
		const broken = { ...row('odd', Number.NaN), low: Number.NEGATIVE_INFINITY, high: 1e300 };
		expect((await open(picture([broken, row('sound', 1000)]))).width).toBe(1000);
	});
});
