import type { Sentence } from '../locales/keys.ts';
import type { FileReference, QuotedMessage } from '../place.ts';
import type { Attachments } from './attachments.ts';
import { hasWords } from './clean.ts';
import { HIDDEN } from './hidden.ts';
import type { KeptPicture, KeptPictures } from './kept-pictures.ts';
import type { QuotedFile } from './quoted.ts';
import type { Brought, QuotedMaterial, ReadMaterial } from './quoted-material.ts';

/** One message's part of a question: its own, and what was added while it waited. */
export type QuestionPart = {
	readonly id: string;
	readonly text: string;
	readonly files: readonly FileReference[];
	/** What else it brings along, if it does. */
	readonly brings?: Brought;
	/** Its files once they are read: they are fetched only once, but for pictures that were dropped meanwhile. */
	readonly read?: ReadFiles;
};

type ReadFiles = {
	/** Something was written, or can be read of what others said: it can be asked without a file. */
	readonly hasWords: boolean;
	/** What others said, oldest first. */
	readonly messages: readonly QuotedMessage[];
	readonly quoted: readonly QuotedFile[];
	readonly pictures: readonly KeptPicture[];
	readonly notes: readonly Sentence[];
};

export type ReadPart = QuestionPart & { readonly read: ReadFiles };

export type ReadingParts = {
	readonly attachments: Attachments;
	readonly keptPictures: KeptPictures;
	readonly material: QuotedMaterial;
};

const isInWords = ({ isRecording, text }: QuotedMessage) =>
	!isRecording && text !== HIDDEN && hasWords(text);

const NOTHING: ReadMaterial = { quoted: [], notes: [], isKnown: false };

export async function readPart(
	part: QuestionPart,
	{ attachments, keptPictures, material }: ReadingParts,
	signal: AbortSignal,
): Promise<ReadPart> {
	const { brings, files, read } = part;
	if (read) return { ...part, read };
	const brought = brings ? await material.read(brings, signal) : NOTHING;
	const isWritten = hasWords(part.text);
	// About what cannot be read nothing can be asked that was not written.
	const isPerhapsRead = brought.quoted.some((one) => isInWords(one) || one.files.length > 0);
	const perhaps = isWritten || isPerhapsRead ? brought.quoted : [];
	// Of too many files those of the question come first, then those of the newest message.
	const theirs = perhaps.toReversed().flatMap((message) => message.files);
	const { images, notes, quoted } = await attachments.read([...files, ...theirs], signal);
	const pictures = images.map(({ bytes, file, name, type }) =>
		keptPictures.keep(name, file, { bytes, type }),
	);
	const isWorded = isWritten || brought.isKnown || perhaps.some(isInWords);
	const messages = isWorded || quoted.length + pictures.length > 0 ? perhaps : [];
	const isAboutSomething = messages.length > 0 || brought.isKnown;
	const isImplied = brings !== undefined && isAboutSomething && !isWritten;
	return {
		...part,
		text: isImplied ? brings.impliedText : part.text,
		read: { hasWords: isWorded, messages, quoted, pictures, notes: [...brought.notes, ...notes] },
	};
}

/**
 * With its pictures, all read again if one of them was dropped: what cannot be fetched any more becomes a note. They
 * are to be sent at once, so they take no room from those of others that still wait.
 */
export async function readDropped(
	part: ReadPart,
	{ attachments }: ReadingParts,
	signal: AbortSignal,
): Promise<ReadPart> {
	const { read } = part;
	if (read.pictures.every(({ image }) => image())) return part;
	const files = read.pictures.map(({ file }) => file);
	const { images, notes, quoted } = await attachments.read(files, signal);
	const pictures = images.map(({ bytes, file, name, type }) => ({
		name,
		file,
		image: () => ({ bytes, type }),
	}));
	return {
		...part,
		read: {
			...read,
			quoted: [...read.quoted, ...quoted],
			pictures,
			notes: [...read.notes, ...notes],
		},
	};
}
