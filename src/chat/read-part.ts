import type { Sentence } from '../locales/keys.ts';
import type { FileReference } from '../place.ts';
import type { Attachments } from './attachments.ts';
import type { KeptPicture, KeptPictures } from './kept-pictures.ts';
import type { QuotedFile } from './quoted.ts';

/** One message's part of a question: its own, and what was added while it waited. */
export type QuestionPart = {
	readonly id: string;
	readonly text: string;
	readonly files: readonly FileReference[];
	/** Its files once they are read: they are fetched only once, but for pictures that were dropped meanwhile. */
	readonly read?: ReadFiles;
};

type ReadFiles = {
	readonly quoted: readonly QuotedFile[];
	readonly pictures: readonly KeptPicture[];
	readonly notes: readonly Sentence[];
};

export type ReadPart = QuestionPart & { readonly read: ReadFiles };

export type ReadingParts = {
	readonly attachments: Attachments;
	readonly keptPictures: KeptPictures;
};

export async function readPart(
	part: QuestionPart,
	{ attachments, keptPictures }: ReadingParts,
	signal: AbortSignal,
): Promise<ReadPart> {
	const { files, read } = part;
	if (read) return { ...part, read };
	const { images, notes, quoted } = await attachments.read(files, signal);
	const pictures = images.map(({ bytes, file, name, type }) =>
		keptPictures.keep(name, file, { bytes, type }),
	);
	return { ...part, read: { quoted, pictures, notes } };
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
		read: { quoted: [...read.quoted, ...quoted], pictures, notes: [...read.notes, ...notes] },
	};
}
