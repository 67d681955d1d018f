import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPictures } from '../../../src/pictures/painted-pictures.ts';
import type { Pictures } from '../../../src/pictures/pictures.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import {
	blackPng,
	pdfBomb,
	pdfInCharacterMap,
	pdfWith,
	progressiveJpeg,
	redAndBlue,
} from '../../helpers/sample-files.ts';

const { signal } = new AbortController();

let clock: ManualClock;
let pictures: Pictures;
let recording: ReturnType<typeof createRecordingLog>;
beforeEach(() => {
	clock = createManualClock();
	recording = createRecordingLog();
	pictures = createPictures({ clock, log: recording.log });
});
afterEach(async () => {
	await pictures.close();
	expect(clock.timers()).toBe(0);
});

test('the real program shrinks pictures, reads PDFs and old text', async () => {
	expect(await pictures.shrink(redAndBlue('image/webp'), signal)).toMatchObject({
		outcome: 'picture',
		image: { type: 'image/jpeg' },
	});
	expect(await pictures.shrink(Buffer.from('no picture'), signal)).toEqual({ outcome: 'broken' });
	expect(await pictures.readPdf(pdfWith('Hello'), signal)).toMatchObject({ text: 'Hello' });
	const numbered = pdfInCharacterMap('GBK-EUC-H', 'GB1', Buffer.from('c4e3bac3', 'hex'));
	expect(await pictures.readPdf(numbered, signal)).toMatchObject({ text: '你好' });
	expect(await pictures.readOldText(Buffer.from('c4e3bac3', 'hex'), signal)).toBe('你好');
	expect(await pictures.readOldText(Buffer.from('ff81fe80', 'hex'), signal)).toBeUndefined();
});

test('a picture as large as one may be is shrunk within the memory there is for it', async () => {
	for (const bytes of [
		blackPng(8_000, 6_250),
		redAndBlue('image/jpeg', 7_000, 7_000),
		redAndBlue('image/webp', 6_000, 5_500),
		progressiveJpeg(6_000, 4_000),
	])
		expect(await pictures.shrink(bytes, signal)).toMatchObject({ outcome: 'picture' });
});

test('a PDF that unpacks without end costs its process, and nothing else', async () => {
	const bomb = pictures.readPdf(pdfBomb(500_000_000), signal);
	const next = pictures.readPdf(pdfWith('Hello'), signal);
	await expect(bomb).rejects.toThrow('files ended (SIGTERM)');
	expect(await next).toMatchObject({ text: 'Hello' });
	expect(recording.text()).toContain('an attached file could not be read');
});

test('twenty pictures leave nothing in this process', async () => {
	const photo = redAndBlue('image/jpeg', 3_000, 2_000);
	await pictures.shrink(photo, signal);
	const before = process.memoryUsage().rss;
	for (const _ of Array(20).keys()) await pictures.shrink(photo, signal);
	expect(process.memoryUsage().rss - before).toBeLessThan(30 * 1024 ** 2);
});
