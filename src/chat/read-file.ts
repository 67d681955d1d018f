import { type Sentence, say } from '../locales/keys.ts';
import { type Pictures, UnbearableTask } from '../pictures/pictures.ts';
import { decodeText } from './decode-text.ts';
import type { FileKind } from './file-kind.ts';
import type { NamedImage, QuotedFile } from './quoted.ts';

/** What one file gives: something to send, something to say, or both. */
export type ReadFile = {
	readonly quoted?: QuotedFile;
	readonly image?: NamedImage;
	readonly note?: Sentence;
};

export type Reading = Pick<Pictures, 'shrink' | 'readPdf' | 'readOldText'>;

type File = { readonly name: string; readonly bytes: Uint8Array };

async function readText({ name, bytes }: File, reading: Reading, signal: AbortSignal) {
	const decoded = decodeText(bytes);
	const isOld = decoded.text === undefined && decoded.is === 'unknown';
	const text = isOld ? await reading.readOldText(bytes, signal) : decoded.text;
	return text === undefined
		? { note: say('chat.file-unreadable', { name }) }
		: { quoted: { name, text } };
}

async function readPicture({ name, bytes }: File, reading: Reading, signal: AbortSignal) {
	const shrunk = await reading.shrink(bytes, signal);
	if (shrunk.outcome === 'picture') return { image: { name, ...shrunk.image } };
	if (shrunk.outcome === 'too-big')
		return { note: say('chat.picture-too-big', { name, most: shrunk.mostMegapixels }) };
	return { note: say('chat.file-broken', { name }) };
}

async function readPdf({ name, bytes }: File, reading: Reading, signal: AbortSignal) {
	const pdf = await reading.readPdf(bytes, signal);
	if (pdf.outcome === 'no-text') return { note: say('chat.pdf-no-text', { name }) };
	if (pdf.outcome === 'locked') return { note: say('chat.pdf-locked', { name }) };
	if (pdf.outcome === 'broken') return { note: say('chat.file-broken', { name }) };
	const { pages, readPages, text } = pdf;
	return {
		quoted: { name, text, pages },
		...(readPages < pages && {
			note: say('chat.pdf-cut', { name, pages, read: readPages }),
		}),
	};
}

const readers: Readonly<
	Record<
		Exclude<FileKind, 'unknown'>,
		(file: File, reading: Reading, signal: AbortSignal) => Promise<ReadFile>
	>
> = { picture: readPicture, pdf: readPdf, text: readText };

/** What kills whoever reads it, or finds nobody who has the time, is a note too; only the signal's end rejects. */
export async function readFile(
	file: File & { readonly kind: Exclude<FileKind, 'unknown'> },
	reading: Reading,
	signal: AbortSignal,
): Promise<ReadFile> {
	try {
		return await readers[file.kind](file, reading, signal);
	} catch (error) {
		signal.throwIfAborted();
		const { name } = file;
		const isItsFault = error instanceof UnbearableTask;
		return {
			note: isItsFault ? say('chat.file-broken', { name }) : say('chat.file-not-now', { name }),
		};
	}
}
