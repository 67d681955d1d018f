import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { drawQuota } from '../../../src/pictures/draw-quota.ts';
import type { QuotaPicture } from '../../../src/pictures/pictures.ts';
import { aPicture } from './a-picture.ts';

type Area = readonly [left: number, top: number, width: number, height: number];
const PLOT: Area = [36, 150, 600, 370];
const SHARES: Area = [660, 140, 310, 440];
const HEADING: Area = [660, 96, 310, 44];
const EVERYTHING: Area = [0, 0, 1000, 600];

async function pixels(picture: QuotaPicture, area: Area): Promise<Uint8ClampedArray> {
	const pen = createCanvas(1000, 600).getContext('2d');
	pen.drawImage(await loadImage(Buffer.from(drawQuota(picture))), 0, 0);
	return pen.getImageData(...area).data;
}

async function isSame(one: QuotaPicture, other: QuotaPicture, area: Area): Promise<boolean> {
	const [a, b] = await Promise.all([pixels(one, area), pixels(other, area)]);
	return Buffer.from(a).equals(Buffer.from(b));
}

/** How many pixels of the area have this colour (red, green, blue). */
async function count(picture: QuotaPicture, area: Area, colour: readonly number[]) {
	const data = await pixels(picture, area);
	let found = 0;
	for (let at = 0; at < data.length; at += 4)
		if (colour.every((value, index) => data[at + index] === value)) found += 1;
	return found;
}
const BLUE = [0x62, 0xb4, 0xff];
const GREY = [0x8d, 0x95, 0xa3];
const AMBER = [0xf5, 0xc4, 0x51];

describe('the picture of the budget', () => {
	test('is a PNG of 1000 by 600 pixels, opaque, below 150 kB', async () => {
		const png = Buffer.from(drawQuota(aPicture()));
		expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1000, 600]);
		expect(png.byteLength).toBeLessThan(150_000);
		const data = await pixels(aPicture(), EVERYTHING);
		expect(data.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true);
	});

	test('draws the curve that the hours and the time of day make', async () => {
		const usual = aPicture();
		const otherHours = aPicture({ hours: [30, ...usual.hours.slice(1)] });
		expect(await isSame(usual, aPicture(), EVERYTHING)).toBe(true);
		expect(await isSame(usual, otherHours, PLOT)).toBe(false);
		expect(await isSame(usual, aPicture({ now: 0.9 }), PLOT)).toBe(false);
		expect(await isSame(usual, otherHours, SHARES)).toBe(true);
	});

	test('leaves the pace out where nothing is paced', async () => {
		expect(await count(aPicture(), EVERYTHING, AMBER)).toBeGreaterThan(200);
		expect(await count(aPicture({ pace: [] }), EVERYTHING, AMBER)).toBe(0);
	});

	test('makes bars as long as the shares and lets mine stand out', async () => {
		const shares = [
			{ label: 'somebody', count: 40 },
			{ label: 'you', count: 10, isMine: true },
		];
		const others = await count(aPicture({ shares }), SHARES, GREY);
		const mine = await count(aPicture({ shares }), SHARES, BLUE);
		expect(others / mine).toBeGreaterThan(3.7);
		expect(others / mine).toBeLessThan(4.3);
	});

	test('gives the curve the whole width when nobody has a share', async () => {
		expect(await count(aPicture({ shares: [] }), [700, 150, 260, 370], AMBER)).toBeGreaterThan(50);
		expect(await count(aPicture(), [700, 150, 260, 370], AMBER)).toBe(0);
	});

	test.each(['限', '額', '百家饭'])('writes %s in its own shape, not as a box', async (word) => {
		const withWord = (shares: string) => aPicture({ words: { ...aPicture().words, shares } });
		const notInAnyFont = '\u{10fffd}'.repeat(word.length);
		for (const other of [notInAnyFont, '今'.repeat(word.length), ''])
			expect(await isSame(withWord(word), withWord(other), HEADING), other).toBe(false);
	});
});

describe('whatever is to be drawn, there is a picture', () => {
	const long = 'an absurdly long label '.repeat(500);
	const many = (length: number) => Array.from({ length }, () => ({ label: long, count: 1e9 }));
	test.each<[string, Partial<QuotaPicture>]>([
		['nothing used yet', { hours: Array<number>(24).fill(0), now: 0, shares: [] }],
		['nothing at all', { title: '', hours: [], now: 0, limit: 0, pace: [], shares: [] }],
		['a limit of nothing', { limit: 0 }],
		['all used', { hours: [50] }],
		['a thousand', { limit: 1000, hours: Array<number>(24).fill(30), now: 1 }],
		['more than the limit', { hours: Array<number>(24).fill(30), now: 1 }],
		['shares of nothing', { shares: [{ label: 'you', count: 0, isMine: true }] }],
		['fifty shares of long names', { shares: many(50) }],
		['long words', { title: long, words: { ...aPicture().words, used: long, hoursUtc: long } }],
		['a word of one long letter row', { title: '饭'.repeat(100_000) }],
		[
			'more than fits into a day',
			{ hours: Array<number>(99).fill(9), now: 7, pace: many(9).map(() => 9) },
		],
		['figures that are none', { hours: [Number.NaN, -5], now: Number.NaN, limit: Infinity }],
	])('%s', async (_, parts) => {
		const png = drawQuota(aPicture(parts));
		expect(png.byteLength).toBeLessThan(150_000);
		expect(await loadImage(Buffer.from(png))).toMatchObject({ width: 1000, height: 600 });
	});

	test('what does not fit stays inside the edge and clear of its neighbours', async () => {
		const shares = [{ label: long, count: 123_456 }];
		const edge: Area = [968, 100, 28, 480];
		const gap: Area = [640, 100, 20, 480];
		const one = aPicture({ shares, title: long });
		expect(await isSame(one, aPicture(), edge)).toBe(true);
		expect(await isSame(one, aPicture(), gap)).toBe(true);
	});
});
