import { imageSize } from 'image-size';

export type Size = { readonly width: number; readonly height: number };

/** A progressive JPEG is of another kind than one that is not: it is unpacked whole before its first row is there. */
type Head = Size & { readonly kind: 'webp' | 'progressive-jpeg' | 'other' };

const GIF_HEAD_BYTES = 13;
const EXTENSION = 0x21;
const FRAME = 0x2c;

/** Where the blocks that follow a GIF extension's label end. */
function afterBlocks(bytes: Uint8Array, start: number): number {
	let at = start;
	for (let length = bytes[at]; length; length = bytes[at]) at += length + 1;
	return at + 1;
}

/** The first frame of a GIF: it may be larger than the screen that the head speaks of. Undefined: there is none. */
function firstGifFrame(bytes: Uint8Array): Size | undefined {
	const { buffer, byteOffset, byteLength } = bytes;
	const view = new DataView(buffer, byteOffset, byteLength);
	const flags = view.getUint8(10);
	const colours = flags & 0x80 ? 2 ** ((flags & 7) + 1) : 0;
	let at = GIF_HEAD_BYTES + 3 * colours;
	while (bytes[at] === EXTENSION) at = afterBlocks(bytes, at + 2);
	if (bytes[at] !== FRAME) return undefined;
	return { width: view.getUint16(at + 5, true), height: view.getUint16(at + 7, true) };
}

const MARKER = 0xff;
const PROGRESSIVE = 0xc2;
const FIRST_SCAN = 0xda;

/** Whether a JPEG comes in several passes, each finer than the last. */
function isProgressive(bytes: Uint8Array): boolean {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let at = 2; bytes[at] === MARKER && bytes[at + 1] !== FIRST_SCAN; ) {
		if (bytes[at + 1] === PROGRESSIVE) return true;
		at += bytes[at + 1] === MARKER ? 1 : 2 + view.getUint16(at + 2);
	}
	return false;
}

/**
 * How large a picture becomes, as its file says before anything is unpacked: of a GIF, screen and first frame together.
 * Undefined when the file does not say.
 */
export function sizeInHead(bytes: Uint8Array): Head | undefined {
	try {
		const { width, height, type } = imageSize(bytes);
		if (type === 'webp') return { width, height, kind: 'webp' };
		if (type === 'jpg')
			return { width, height, kind: isProgressive(bytes) ? 'progressive-jpeg' : 'other' };
		if (type !== 'gif') return { width, height, kind: 'other' };
		const frame = firstGifFrame(bytes);
		return (
			frame && {
				width: Math.max(width, frame.width),
				height: Math.max(height, frame.height),
				kind: 'other',
			}
		);
	} catch {
		return undefined;
	}
}
