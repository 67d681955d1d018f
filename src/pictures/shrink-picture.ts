import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { AttachedImage } from '../providers/provider.ts';
import type { Shrunk } from './pictures.ts';
import { type Size, sizeInHead } from './size-in-head.ts';

/**
 * Decoded, each pixel takes four bytes, and of some kinds three to six more while it is unpacked: so many fit into the
 * memory there is. What is sent is far smaller.
 */
const MOST_MEGAPIXELS = { other: 50, webp: 33, 'progressive-jpeg': 24 };
const LONGEST_SIDE = 20_000;

/** Groq takes 4 MB of base64 in one request: so four of these and the text beside them fit. */
const MOST_BYTES = 700_000;
/** Models scale down what is larger than the first of these. */
const SIDES = [1568, 1024, 768];
const QUALITIES = [85, 70, 50];

function isTooBig({ width, height }: Size, mostMegapixels: number): boolean {
	return width * height > mostMegapixels * 1_000_000 || Math.max(width, height) > LONGEST_SIDE;
}

function paint(image: Image, longest: number, ground?: string): Canvas {
	const { width, height } = image;
	const scale = Math.min(1, longest / Math.max(width, height));
	const canvas = createCanvas(
		Math.max(1, Math.round(width * scale)),
		Math.max(1, Math.round(height * scale)),
	);
	const pen = canvas.getContext('2d');
	if (ground !== undefined) {
		pen.fillStyle = ground;
		pen.fillRect(0, 0, canvas.width, canvas.height);
	}
	pen.imageSmoothingQuality = 'high';
	pen.drawImage(image, 0, 0, canvas.width, canvas.height);
	return canvas;
}

function isSeeThrough(canvas: Canvas): boolean {
	const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
	return data.some((value, index) => index % 4 === 3 && value < 255);
}

/** A PNG where something shines through, if that is small enough; else a JPEG, on white. */
function encode(image: Image): AttachedImage | undefined {
	for (const side of SIDES) {
		const canvas = paint(image, side);
		if (isSeeThrough(canvas)) {
			const png = canvas.toBuffer('image/png');
			if (png.length <= MOST_BYTES) return { type: 'image/png', bytes: png };
		}
		const opaque = paint(image, side, '#ffffff');
		for (const quality of QUALITIES) {
			const jpeg = opaque.toBuffer('image/jpeg', quality);
			if (jpeg.length <= MOST_BYTES) return { type: 'image/jpeg', bytes: jpeg };
		}
	}
	return undefined;
}

/**
 * The picture drawn anew: upright as its EXIF says, its first frame, small enough for every provider, and nothing of
 * the file but its pixels.
 */
export async function shrinkPicture(bytes: Uint8Array): Promise<Shrunk> {
	const size = sizeInHead(bytes);
	if (!size || size.width < 1 || size.height < 1) return { outcome: 'broken' };
	const mostMegapixels = MOST_MEGAPIXELS[size.kind];
	if (isTooBig(size, mostMegapixels)) return { outcome: 'too-big', mostMegapixels };
	try {
		const encoded = encode(await loadImage(bytes));
		return encoded
			? { outcome: 'picture', image: encoded }
			: { outcome: 'too-big', mostMegapixels };
	} catch {
		return { outcome: 'broken' };
	}
}
