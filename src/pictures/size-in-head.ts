import { imageSize } from 'image-size';

export type Size = { readonly width: number; readonly height: number };

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

/**
 * How large a picture becomes, as its file says before anything is unpacked: of a GIF, screen and first frame together.
 * Undefined when the file does not say.
 */
export function sizeInHead(bytes: Uint8Array): Size | undefined {
	try {
		const { width, height, type } = imageSize(bytes);
		if (type !== 'gif') return { width, height };
		const frame = firstGifFrame(bytes);
		return frame && { width: Math.max(width, frame.width), height: Math.max(height, frame.height) };
	} catch {
		return undefined;
	}
}
