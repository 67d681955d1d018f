const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];

/** Characters that stand in no text: unassigned ones, and controls other than those of terminals and old printers. */
const MISFITS = /[[\p{Cn}\p{Cc}]--[\t\n\v\f\r\b]]/gv;
const ESCAPE = '\u{1b}';
const MOST_MISFITS = 1 / 200;

function decode(bytes: Uint8Array, encoding: string, isBeginning: boolean): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isBeginning });
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}

/** Letters of ASCII have one byte of zero in UTF-16; where it stands says in which order. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' {
	let odd = 0;
	let even = 0;
	for (const [index, byte] of bytes.entries()) {
		if (byte !== 0) continue;
		if (index % 2 === 1) odd += 1;
		else even += 1;
	}
	return odd >= even ? 'utf-16le' : 'utf-16be';
}

/**
 * The text in these bytes where that is sure: UTF-8 or UTF-16, with or without a byte order mark. `binary`: they are no
 * text. `unknown`: they may be, in an older encoding. `isBeginning`: the last character may be cut.
 */
export function decodeText(
	bytes: Uint8Array,
	{ isBeginning = false } = {},
): { readonly text: string } | { readonly text: undefined; readonly is: 'binary' | 'unknown' } {
	const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
	const hasZeros = bytes.includes(0);
	const encoding = marked?.[0] ?? (hasZeros ? unmarkedUtf16(bytes) : 'utf-8');
	const text = decode(bytes, encoding, isBeginning);
	if (text === undefined)
		return { text, is: marked === undefined && !hasZeros ? 'unknown' : 'binary' };
	const misfits = text.replaceAll(ESCAPE, '').match(MISFITS)?.length ?? 0;
	const isText = !text.includes('\0') && misfits <= text.length * MOST_MISFITS;
	return isText ? { text } : { text: undefined, is: 'binary' };
}
