import { getDocumentProxy } from 'unpdf';
import type { PdfText } from './pictures.ts';

const MOST_PAGES = 200;
/** About twice what a question takes of a file. */
const MOST_CHARACTERS = 200_000;

/** For fonts that say only in which of Adobe's character maps their letters are numbered. pdf.js wants the slash. */
const CHARACTER_MAPS = `${import.meta.dirname}/cmaps/`;

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

async function textOfPage(document: Document, number: number): Promise<string> {
	const page = await document.getPage(number);
	const { items } = await page.getTextContent();
	page.cleanup();
	return items
		.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
		.join('')
		.trim();
}

async function textOf(document: Document): Promise<PdfText> {
	const pages = document.numPages;
	const texts: string[] = [];
	let length = 0;
	while (texts.length < Math.min(pages, MOST_PAGES) && length < MOST_CHARACTERS) {
		const text = await textOfPage(document, texts.length + 1);
		length += text.length;
		texts.push(text);
	}
	const text = texts.filter(Boolean).join('\n\n').slice(0, MOST_CHARACTERS);
	return text === ''
		? { outcome: 'no-text' }
		: { outcome: 'text', text, pages, readPages: texts.length };
}

/** The text layer of a PDF: nothing in it is run or drawn, and nothing is fetched but files beside this one. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
	try {
		// pdf.js takes the memory of what it is given away, so it gets a copy of its own.
		const document = await getDocumentProxy(Uint8Array.from(bytes), {
			verbosity: 0,
			cMapUrl: CHARACTER_MAPS,
			cMapPacked: true,
			useWorkerFetch: false,
		});
		try {
			return await textOf(document);
		} finally {
			await document.loadingTask.destroy();
		}
	} catch (error) {
		const isLocked = error instanceof Error && error.name === 'PasswordException';
		return { outcome: isLocked ? 'locked' : 'broken' };
	}
}
