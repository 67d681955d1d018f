import { expect, test } from 'vitest';
import { readPdf } from '../../../src/pictures/read-pdf.ts';
import { lockedPdf, pdfInCharacterMap, pdfWith } from '../../helpers/sample-files.ts';

test('the text of all pages, counted', async () => {
	expect(await readPdf(pdfWith('The cellar', '', 'key is blue'))).toEqual({
		outcome: 'text',
		text: 'The cellar\n\nkey is blue',
		pages: 3,
		readPages: 3,
	});
});

test('no more than 200 pages are read', async () => {
	const pages = Array.from({ length: 210 }, (_, page) => `page-${page + 1}-`);
	const read = await readPdf(pdfWith(...pages));
	expect(read).toMatchObject({ outcome: 'text', pages: 210, readPages: 200 });
	expect(JSON.stringify(read)).toContain('page-200-');
	expect(JSON.stringify(read)).not.toContain('page-201-');
});

test('no page is read beyond what a question could take', async () => {
	const full = Array(50).fill('x'.repeat(40)).join('\n');
	const read = await readPdf(pdfWith(...Array(150).fill(full)));
	expect(read).toMatchObject({ outcome: 'text', pages: 150, readPages: 98 });
});

test.each([
	['a scan', pdfWith('', ''), 'no-text'],
	['a locked one', lockedPdf(), 'locked'],
	['nothing', Buffer.alloc(0), 'broken'],
	['garbage', Buffer.from('%PDF-1.7 garbage'), 'broken'],
])('%s says why there is no text', async (_, bytes, outcome) => {
	expect(await readPdf(bytes)).toEqual({ outcome });
});

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
	['UniGB-UCS2-H', 'GB1', utf16('你好世界'), '你好世界'],
	['UniGB-UTF16-H', 'GB1', utf16('你好世界'), '你好世界'],
	['GBK-EUC-H', 'GB1', Buffer.from('c4e3bac3cac0bde7', 'hex'), '你好世界'],
	['ETen-B5-H', 'CNS1', Buffer.from('a741a66ea540acc9', 'hex'), '你好世界'],
	['90ms-RKSJ-V', 'Japan1', Buffer.from('82a082a2', 'hex'), 'あい'],
	['UniKS-UCS2-H', 'Korea1', utf16('안녕'), '안녕'],
])('letters that are numbered as %s says are read', async (map, ordering, letters, text) => {
	expect(await readPdf(pdfInCharacterMap(map, ordering, letters))).toMatchObject({
		outcome: 'text',
		text,
	});
});

test('a PDF that is cut off gives what can be found in it, or is broken', async () => {
	const whole = pdfWith('one', 'two');
	const { outcome } = await readPdf(whole.subarray(0, whole.length - 300));
	expect(['text', 'broken', 'no-text']).toContain(outcome);
});
