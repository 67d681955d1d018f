import { expect, test } from 'vitest';
import { readPdf } from '../../../src/pictures/read-pdf.ts';
import { lockedPdf, pdfWith } from '../../helpers/sample-files.ts';

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

test('a PDF that is cut off gives what can be found in it, or is broken', async () => {
	const whole = pdfWith('one', 'two');
	const { outcome } = await readPdf(whole.subarray(0, whole.length - 300));
	expect(['text', 'broken', 'no-text']).toContain(outcome);
});
