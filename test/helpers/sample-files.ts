import { crc32, deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}

function pngChunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([latin1(type), data]);
	return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** A grey PNG whose head says this size, whatever is in it: `pixels` bytes of black. */
export function pngThatSays(width: number, height: number, pixels: number): Buffer {
	const head = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 0, 0, 0, 0])]);
	return Buffer.concat([
		latin1('\x89PNG\r\n\x1a\n'),
		pngChunk('IHDR', head),
		pngChunk('IDAT', deflateSync(Buffer.alloc(pixels), { level: 1 })),
		pngChunk('IEND', Buffer.alloc(0)),
	]);
}

/** All black, and true to its head. */
export const blackPng = (width: number, height: number) =>
	pngThatSays(width, height, (width + 1) * height);

/** Its left half is red, its right half blue. */
function twoHalves(width: number, height: number) {
	const canvas = createCanvas(width, height);
	const pen = canvas.getContext('2d');
	pen.fillStyle = '#ff0000';
	pen.fillRect(0, 0, width / 2, height);
	pen.fillStyle = '#0000ff';
	pen.fillRect(width / 2, 0, width / 2, height);
	return canvas;
}

export function redAndBlue(
	type: 'image/jpeg' | 'image/png' | 'image/webp',
	width = 40,
	height = 20,
): Buffer {
	const canvas = twoHalves(width, height);
	if (type === 'image/png') return canvas.toBuffer(type);
	return canvas.toBuffer(type, 90);
}

const progressiveSquare =
	'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wgARCAAIAAgDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhADEAAAAR//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAEFAn//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/AX//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/AX//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAY/An//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/IX//2gAMAwEAAgADAAAAEB//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/EH//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/EH//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/EH//2Q==';

/** A grey JPEG in several passes whose head says this size, with the passes of its first eight by eight pixels. */
export function progressiveJpeg(width: number, height: number): Buffer {
	const jpeg = Buffer.from(progressiveSquare, 'base64');
	const frame = jpeg.indexOf(Buffer.from([0xff, 0xc2]));
	jpeg.writeUInt16BE(height, frame + 5);
	jpeg.writeUInt16BE(width, frame + 7);
	return jpeg;
}

const SHORT = 3;
const ASCII = 2;

function exifEntry(tag: number, type: number, count: number, value: Buffer): Buffer {
	const entry = Buffer.alloc(12);
	entry.writeUInt16BE(tag, 0);
	entry.writeUInt16BE(type, 2);
	entry.writeUInt32BE(count, 4);
	value.copy(entry, 8);
	return entry;
}

/** A JPEG of 40 by 20, red and blue, with EXIF: how it is turned, and where it was taken, in plain letters. */
export function photo({ orientation, place }: { orientation: number; place: string }): Buffer {
	const jpeg = redAndBlue('image/jpeg');
	const text = latin1(`${place}\0`);
	const turned = Buffer.from([0, orientation, 0, 0]);
	const tiff = Buffer.concat([
		latin1('MM\0*'),
		uint32(8),
		Buffer.from([0, 2]),
		exifEntry(0x0112, SHORT, 1, turned),
		exifEntry(0x010e, ASCII, text.length, uint32(38)),
		uint32(0),
		text,
	]);
	const body = Buffer.concat([latin1('Exif\0\0'), tiff]);
	const length = Buffer.from([(body.length + 2) >> 8, (body.length + 2) & 255]);
	const segment = Buffer.concat([Buffer.from([0xff, 0xe1]), length, body]);
	return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** Two by one pixels: a red frame, which may say that it is larger, then a green one. */
export function animatedGif({ frameSide }: { frameSide?: number } = {}): Buffer {
	const gif = Buffer.from(
		'47494638396102000100f00000ff000000ff0021f90400000000002c000000000200010000020284530021f90400000000002c00000000020001000002028c0a003b',
		'hex',
	);
	const frame = gif.indexOf(0x2c);
	if (frameSide !== undefined) {
		gif.writeUInt16LE(frameSide, frame + 5);
		gif.writeUInt16LE(frameSide, frame + 7);
	}
	return gif;
}

type PdfObject = string;

function pdfOf(objects: readonly PdfObject[], trailer: string): Buffer {
	const parts = [
		'%PDF-1.4\n',
		...objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`),
	];
	const offsets: number[] = [];
	let length = 0;
	for (const part of parts) {
		offsets.push(length);
		length += part.length;
	}
	const table = offsets.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
	const size = objects.length + 1;
	const end = `xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${length}\n%%EOF`;
	return latin1(parts.join('') + end);
}

/** A stream that only says what it holds, packed. */
function packedStream(content: Buffer): PdfObject {
	const packed = deflateSync(content, { level: 9 }).toString('latin1');
	return `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
}

/** Fourteen points for each line. */
function written(text: string): Buffer {
	const lines = text === '' ? [] : text.split('\n');
	const shown = lines.map((line) => `(${line}) Tj 0 -14 Td`);
	return latin1(lines.length === 0 ? '' : `BT /F1 12 Tf 72 750 Td ${shown.join(' ')} ET`);
}

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

/** A PDF with a page for each content stream. */
function pdfOfStreams(streams: readonly Buffer[], trailer = '', font = HELVETICA): Buffer {
	const kids = streams.map((_, page) => `${4 + page * 2} 0 R`).join(' ');
	const pages = streams.flatMap((content, page) => [
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + page * 2} 0 R >>`,
		packedStream(content),
	]);
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${streams.length} >>`,
		font,
		...pages,
	];
	return pdfOf(objects, trailer);
}

/** A page for each text, in lines of plain letters without brackets; an empty one has none, as in a scan. */
export const pdfWith = (...texts: readonly string[]) => pdfOfStreams(texts.map(written));

/** One line of letters in this predefined character map, of a font that is not in the file, as old programs write it. */
export function pdfInCharacterMap(map: string, ordering: string, letters: Buffer): Buffer {
	const descriptor =
		'<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 800 /StemV 80 >>';
	const letterShapes = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor ${descriptor} >>`;
	const font = `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${map} /DescendantFonts [${letterShapes}] >>`;
	const line = latin1(`BT /F1 12 Tf 72 750 Td <${letters.toString('hex')}> Tj ET`);
	return pdfOfStreams([line], '', font);
}

const owner = '41'.repeat(32);

export const lockedPdf = () =>
	pdfOfStreams(
		[written('secret')],
		`/Encrypt << /Filter /Standard /V 1 /R 2 /O <${owner}> /U <${owner}> /P -4 >> /ID [<${owner}><${owner}>] `,
	);

/** One page that unpacks to so many bytes. */
export const pdfBomb = (bytes: number) => pdfOfStreams([Buffer.alloc(bytes, ' ')]);
