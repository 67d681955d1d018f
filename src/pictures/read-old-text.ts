import { detectAll } from 'jschardet';

/** Older ones, such as those of DOS, are named for a few letters of anything. */
const USUAL =
	/^(gb18030|big5|shift_jis|windows-31j|euc-jp|euc-kr|windows-(125\d|874)|tis-620|koi8-[ru]|iso-8859-[12579])$/;
/** Where a few letters fit several encodings: how much likelier these are here than the others. */
const LIKELIER: ReadonlyMap<string, number> = new Map([
	['gb18030', 2],
	['windows-1252', 1.5],
	['iso-8859-1', 1.5],
]);
/** What hardly stands side by side, unless text is read in another encoding than its own. */
const ODD =
	/[\u2500-\u259f]\p{L}|\p{L}[\u2500-\u259f]|\p{sc=Latin}[\p{sc=Cyrillic}\p{sc=Greek}]|[\p{sc=Cyrillic}\p{sc=Greek}]\p{sc=Latin}|[[\p{sc=Cyrillic}\p{sc=Greek}]--\p{Lu}]\p{Lu}/gv;
const MOST_ODD = 1 / 20;
/** Korean is written with few of these, if any. */
const MOST_HAN_BESIDE_HANGUL = 1 / 4;
const ODD_WEIGHT = 1 / 10;

/** Enough to tell an encoding by. */
const SAMPLE_BYTES = 16_384;
const LINE_FEED = 10;
/** What does not fit an encoding shows as this when it is read in it, or as control characters. */
const MISFITS = /[[\p{Cn}\p{Co}\p{Cc}\ufffd]--[\t\n\v\f\r\b]]/gv;
const ESCAPE = '\u{1b}';
const MOST_MISFITS = 1 / 200;

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** Undefined: nothing here reads that encoding. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding).decode(bytes);
	} catch {
		return undefined;
	}
}

function fits(text: string): boolean {
	const misfits = count(text.replaceAll(ESCAPE, ''), MISFITS);
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

function isOdd(text: string): boolean {
	const hangul = count(text, /\p{sc=Hangul}/gu);
	if (hangul > 0 && count(text, /\p{sc=Han}/gu) > hangul * MOST_HAN_BESIDE_HANGUL) return true;
	return count(text, ODD) > count(text, /[^\0-\x7f]/g) * MOST_ODD;
}

/** Encodings that the sample may be in, the likeliest first: of a short one the guesses alone are no guide. */
function candidates(sample: Buffer): readonly string[] {
	return detectAll(sample)
		.flatMap(({ encoding, confidence }) => {
			const name = encoding?.toLowerCase() ?? '';
			const text = USUAL.test(name) ? decode(sample, name) : undefined;
			if (text === undefined || !fits(text)) return [];
			const weight = (LIKELIER.get(name) ?? 1) * (isOdd(text) ? ODD_WEIGHT : 1);
			return { name, likelihood: confidence * weight };
		})
		.sort((one, other) => other.likelihood - one.likelihood)
		.map(({ name }) => name);
}

/** UTF-8 with some damage: of its letters beyond ASCII nearly all are whole. */
function damagedUtf8(bytes: Uint8Array): string | undefined {
	const text = new TextDecoder().decode(bytes);
	const damaged = count(text, /\ufffd/g);
	const whole = count(text, /[\u{80}-\u{fffc}\u{10000}-\u{10ffff}]/gu);
	return damaged * 10 < whole ? text : undefined;
}

/** Text in an encoding from before Unicode (GB18030, Big5, Shift_JIS, Windows-1252, …), or damaged UTF-8; undefined when it is none. */
export function readOldText(bytes: Uint8Array): string | undefined {
	const damaged = damagedUtf8(bytes);
	if (damaged !== undefined) return damaged;
	for (const encoding of candidates(sampleOf(bytes))) {
		const text = decode(bytes, encoding);
		if (text !== undefined && fits(text)) return text;
	}
	return undefined;
}
