import { detectAll } from 'jschardet';

/** Enough to tell an encoding by. */
const SAMPLE_BYTES = 16_384;
const LINE_FEED = 10;
/** What does not fit an encoding shows as this when it is read in it, or as control characters. */
const MISFITS = /[[\p{Cn}\p{Co}\p{Cc}\ufffd]--[\t\n\v\f\r\b]]/gv;
const ESCAPE = '\u{1b}';
const MOST_MISFITS = 1 / 200;

/** Undefined: nothing here reads that encoding. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding).decode(bytes);
	} catch {
		return undefined;
	}
}

function fits(text: string): boolean {
	const misfits = text.replaceAll(ESCAPE, '').match(MISFITS)?.length ?? 0;
	return misfits <= text.length * MOST_MISFITS;
}

/** The first lines that hold more than ASCII: beside many others an encoding would not be recognised by them. */
function sampleOf(bytes: Uint8Array): Buffer {
	const lines: Uint8Array[] = [];
	let size = 0;
	for (let start = 0; start < bytes.length && size < SAMPLE_BYTES; ) {
		const feed = bytes.indexOf(LINE_FEED, start);
		const end = feed === -1 ? bytes.length : feed + 1;
		const line = bytes.subarray(start, end);
		if (line.some((byte) => byte >= 0x80)) {
			lines.push(line);
			size += line.length;
		}
		start = end;
	}
	return Buffer.concat(lines).subarray(0, SAMPLE_BYTES);
}

/** UTF-8 with some damage: of its letters beyond ASCII nearly all are whole. */
function damagedUtf8(bytes: Uint8Array): string | undefined {
	const text = new TextDecoder().decode(bytes);
	const damaged = text.match(/\ufffd/g)?.length ?? 0;
	const whole = text.match(/[\u{80}-\u{fffc}\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
	return damaged * 10 < whole ? text : undefined;
}

/** Text in an encoding from before Unicode (GB18030, Big5, Shift_JIS, Windows-1252, …), or damaged UTF-8; undefined when it is none. */
export function readOldText(bytes: Uint8Array): string | undefined {
	const damaged = damagedUtf8(bytes);
	if (damaged !== undefined) return damaged;
	for (const { encoding } of detectAll(sampleOf(bytes))) {
		const text = encoding === null ? undefined : decode(bytes, encoding);
		if (text !== undefined && fits(text)) return text;
	}
	return undefined;
}
