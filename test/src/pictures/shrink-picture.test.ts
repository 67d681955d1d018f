import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { shrinkPicture } from '../../../src/pictures/shrink-picture.ts';
import {
	animatedGif,
	blackPng,
	photo,
	pngThatSays,
	progressiveJpeg,
	redAndBlue,
} from '../../helpers/sample-files.ts';

async function shrunk(bytes: Uint8Array) {
	const result = await shrinkPicture(bytes);
	if (result.outcome !== 'picture') throw new Error(`no picture: ${result.outcome}`);
	return result.image;
}

/** Its size, and what colour a point is, 0 to 1 from the left and from the top: red, green, blue, rounded to halves. */
async function look(bytes: Uint8Array) {
	const image = await loadImage(bytes);
	const pen = createCanvas(image.width, image.height).getContext('2d');
	pen.drawImage(image, 0, 0);
	const at = (x: number, y: number) => {
		const [left, top] = [Math.floor(x * image.width), Math.floor(y * image.height)];
		const [red = 0, green = 0, blue = 0] = pen.getImageData(left, top, 1, 1).data;
		return [red, green, blue].map((value) => Math.round(value / 128) * 128);
	};
	return { size: [image.width, image.height], at };
}

const RED = [256, 0, 0];
const BLUE = [0, 0, 256];

describe('a picture', () => {
	test.each(['image/png', 'image/jpeg', 'image/webp'] as const)(
		'of type %s comes as a JPEG that shows the same',
		async (type) => {
			const image = await shrunk(redAndBlue(type));
			expect(image.type).toBe('image/jpeg');
			expect(Buffer.from(image.bytes).subarray(0, 3).toString('hex')).toBe('ffd8ff');
			const { at, size } = await look(image.bytes);
			expect([size, at(0.2, 0.5), at(0.8, 0.5)]).toEqual([[40, 20], RED, BLUE]);
		},
	);

	test('that moves is its first frame', async () => {
		const { at, size } = await look((await shrunk(animatedGif())).bytes);
		expect([size, at(0.2, 0.5)]).toEqual([[2, 1], RED]);
	});

	test.each([
		[1, [40, 20], RED, BLUE],
		[3, [40, 20], BLUE, RED],
	])('turned as orientation %d says lies upright', async (orientation, size, left, right) => {
		const seen = await look((await shrunk(photo({ orientation, place: 'x' }))).bytes);
		expect([seen.size, seen.at(0.2, 0.5), seen.at(0.8, 0.5)]).toEqual([size, left, right]);
	});

	test.each([
		[6, RED, BLUE],
		[8, BLUE, RED],
	])('that lies on its side, orientation %d, is set up', async (orientation, above, below) => {
		const { at, size } = await look((await shrunk(photo({ orientation, place: 'x' }))).bytes);
		expect([size, at(0.5, 0.2), at(0.5, 0.8)]).toEqual([[20, 40], above, below]);
	});

	test('leaves everything but its pixels behind', async () => {
		const bytes = photo({ orientation: 6, place: 'GPS 52.5200 13.4050' });
		expect(bytes.toString('latin1')).toContain('GPS 52.5200');
		const kept = Buffer.from((await shrunk(bytes)).bytes).toString('latin1');
		expect(kept).not.toMatch(/Exif|GPS|52\.5200/);
	});

	test('with something to see through stays a PNG', async () => {
		const canvas = createCanvas(50, 50);
		canvas.getContext('2d').fillRect(10, 10, 20, 20);
		const image = await shrunk(canvas.toBuffer('image/png'));
		expect(image.type).toBe('image/png');
		expect((await look(image.bytes)).size).toEqual([50, 50]);
	});

	test('is scaled to what models look at, and keeps its form', async () => {
		const { size } = await look((await shrunk(blackPng(4000, 1000))).bytes);
		expect(size).toEqual([1568, 392]);
		expect((await look((await shrunk(blackPng(19_000, 2))).bytes)).size).toEqual([1568, 1]);
	});

	test.each([1, 0.5])('of noise with opacity %d takes no more than 700 kB', async (opacity) => {
		const canvas = createCanvas(1600, 1600);
		const pen = canvas.getContext('2d');
		const noise = pen.createImageData(1600, 1600);
		for (const index of noise.data.keys())
			noise.data[index] = index % 4 === 3 ? 255 * opacity : Math.random() * 256;
		pen.putImageData(noise, 0, 0);
		const { bytes, type } = await shrunk(canvas.toBuffer('image/png'));
		expect(bytes.length).toBeLessThanOrEqual(700_000);
		expect(type).toBe('image/jpeg');
	});
});

describe('what is no picture to send', () => {
	test.each([
		['60,000 by 60,000 pixels', pngThatSays(60_000, 60_000, 10)],
		['8,000 by 6,251 pixels', pngThatSays(8_000, 6_251, 10)],
		['6,000 by 5,501 pixels of WebP', redAndBlue('image/webp', 6_000, 5_501), 33],
		['6,000 by 4,001 pixels in several passes', progressiveJpeg(6_000, 4_001), 24],
		['one absurdly long row', blackPng(20_001, 1)],
		['frames larger than the screen they lie on', animatedGif({ frameSide: 19_000 })],
		['more than can be counted', pngThatSays(0xffff_ffff, 0xffff_ffff, 10)],
	])('%s are too big before anything is unpacked', async (_, bytes, mostMegapixels = 50) => {
		expect(await shrinkPicture(bytes)).toEqual({ outcome: 'too-big', mostMegapixels });
	});

	const jpeg = redAndBlue('image/jpeg', 400, 200);
	test.each([
		['a cut JPEG', jpeg.subarray(0, 300)],
		['no pixels', pngThatSays(0, 10, 10)],
		['a signature alone', jpeg.subarray(0, 3)],
		[
			'a PNG signature with a program behind it',
			Buffer.from('\x89PNG\r\n\x1a\nMZ this is a program', 'latin1'),
		],
		['a GIF without a frame', animatedGif().subarray(0, 19)],
		['nothing', Buffer.alloc(0)],
	])('%s is broken', async (_, bytes) => {
		expect(await shrinkPicture(bytes)).toEqual({ outcome: 'broken' });
	});

	test('a head that promises less than there is bounds what is unpacked', async () => {
		const { size } = await look((await shrunk(pngThatSays(10, 10, 5_000_000))).bytes);
		expect(size).toEqual([10, 10]);
	});
});
