const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];

/** A PDF may be plain ASCII, yet is no text to read. */
const PDF = '%PDF-';

/** The text in these bytes: UTF-8, or what their byte order mark says; undefined when they are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
	const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
	try {
		const text = new TextDecoder(marked?.[0] ?? 'utf-8', { fatal: true }).decode(bytes);
		return text.includes('\0') || text.startsWith(PDF) ? undefined : text;
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}
