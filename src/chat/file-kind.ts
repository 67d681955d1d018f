import { decodeText } from './decode-text.ts';

export type FileKind = 'picture' | 'pdf' | 'text' | 'unknown';

/** What files begin with, byte by byte, and where else something must stand. */
const SIGNATURES: readonly {
	readonly kind: FileKind;
	readonly start: string;
	readonly further?: readonly [at: number, text: string];
}[] = [
	{ kind: 'picture', start: '\x89PNG\r\n\x1a\n' },
	{ kind: 'picture', start: '\xff\xd8\xff' },
	{ kind: 'picture', start: 'GIF87a' },
	{ kind: 'picture', start: 'GIF89a' },
	{ kind: 'picture', start: 'RIFF', further: [8, 'WEBP'] },
	{ kind: 'pdf', start: '%PDF-' },
];
const LONGEST_SIGNATURE = 12;

/** Bytes of a file that are enough to tell its kind. An even number, as UTF-16 has. */
export const HEAD_BYTES = 4096;

/**
 * What a file is by its first bytes, whatever its name says. `text`: perhaps one in an older encoding; `unknown`: surely
 * nothing that can be read.
 */
export function kindOf(head: Uint8Array): FileKind {
	const start = Buffer.from(head.subarray(0, LONGEST_SIGNATURE)).toString('latin1');
	const known = SIGNATURES.find(
		(signature) =>
			start.startsWith(signature.start) &&
			(!signature.further || start.startsWith(signature.further[1], signature.further[0])),
	);
	if (known) return known.kind;
	const decoded = decodeText(head, { isBeginning: true });
	return decoded.text === undefined && decoded.is === 'binary' ? 'unknown' : 'text';
}
