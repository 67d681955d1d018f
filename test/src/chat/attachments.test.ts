import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAttachments } from '../../../src/chat/attachments.ts';
import { say } from '../../../src/locales/keys.ts';
import { createPictures } from '../../../src/pictures/painted-pictures.ts';
import type { Pictures } from '../../../src/pictures/pictures.ts';
import { startTaskProcess } from '../../../src/pictures/task-process.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import {
	animatedGif,
	lockedPdf,
	pdfBomb,
	pdfWith,
	photo,
	pngThatSays,
	progressiveJpeg,
	redAndBlue,
} from '../../helpers/sample-files.ts';

const CAP = 1024 ** 2;
const MOST = 10 * CAP;

let server: Server;
let origin: string;
let answer: RequestListener;
let requests: string[];
let clock: ManualClock;
let recording: ReturnType<typeof createRecordingLog>;
let pictures: Pictures;

beforeEach(async () => {
	requests = [];
	server = createServer((request, response) => {
		requests.push(request.url ?? '');
		answer(request, response);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	clock = createManualClock();
	recording = createRecordingLog();
	pictures = createPictures({ clock: createManualClock(), log: recording.log });
});

afterEach(async () => {
	await pictures.close();
	expect(clock.timers()).toBe(0);
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

const file = (more: { name?: string; url?: string; sizeBytes?: number } = {}) => ({
	name: 'notes.txt',
	url: `${origin}/notes.txt?ex=1&is=2&hm=secretsignature`,
	sizeBytes: 10,
	...more,
});

const read = (
	files = [file()],
	signal = new AbortController().signal,
	fetch: typeof globalThis.fetch = globalThis.fetch,
) =>
	createAttachments({ fetch, clock, log: recording.log, pictures, allowedOrigins: [origin] }).read(
		files,
		signal,
	);

const keys = ({ notes }: Awaited<ReturnType<typeof read>>) => notes.map(({ key }) => key);

const serve =
	(body: Uint8Array | string): RequestListener =>
	(_, response) =>
		response.end(body);

test('a text file is read, under a clean name', async () => {
	answer = serve('grüße\n你好');
	expect(await read([file({ name: 'a\n[b]:"c".txt' })])).toEqual({
		quoted: [{ name: 'a bc.txt', text: 'grüße\n你好' }],
		images: [],
		notes: [],
	});
});

test('what a file is comes from its bytes, not from its name', async () => {
	const utf16 = Buffer.from('\ufeff你好 there', 'utf16le');
	const texts: [Uint8Array | string, string][] = [
		[utf16, '你好 there'],
		[Buffer.from(utf16).swap16(), '你好 there'],
		[Buffer.from('text without a mark, 你好', 'utf16le'), 'text without a mark, 你好'],
		[Buffer.from('a mark is not needed', 'utf16le').swap16(), 'a mark is not needed'],
		[Buffer.from('c4e3bac3', 'hex'), '你好'],
		[`${'x'.repeat(4095)}饭`, `${'x'.repeat(4095)}饭`],
		[Buffer.from(`\ufeff${'x'.repeat(2046)}😀`, 'utf16le'), `${'x'.repeat(2046)}😀`],
		['\ufeffmarked', 'marked'],
		['<svg onload="x"/>', '<svg onload="x"/>'],
		['', ''],
	];
	for (const [bytes, text] of texts) {
		answer = serve(bytes);
		expect((await read([file({ name: 'x.exe' })])).quoted).toEqual([{ name: 'x.exe', text }]);
	}
	const others = [
		Buffer.from('MZ\0\0renamed'),
		Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(100)]),
		Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'),
		Buffer.from(Array.from({ length: 5_000 }, (_, at) => at % 251)),
		Buffer.from(Array.from({ length: 500 }, (_, at) => 1 + (at % 25))),
	];
	for (const bytes of others) {
		answer = serve(bytes);
		const result = await read([file({ name: 'cat.png' })]);
		expect([result.quoted, result.images]).toEqual([[], []]);
		expect(keys(result)).toEqual(['chat.file-unreadable']);
	}
});

test('only Discord’s own addresses and the configured one are asked', async () => {
	const fetched: string[] = [];
	const fetch: typeof globalThis.fetch = async (input) => {
		fetched.push(String(input));
		return new Response('text');
	};
	const refused = [
		'http://cdn.discordapp.com/a.txt',
		'https://cdn.discordapp.com.evil.example/a.txt',
		'https://cdn.discordapp.com@evil.example/a.txt',
		'https://user:pass@cdn.discordapp.com/a.txt',
		'https://cdn.discordapp.com:8443/a.txt',
		'http://169.254.169.254/latest/meta-data',
		'https://localhost/a.txt',
		'https://media.discordapp.net.evil.example/a.txt',
		'https://cdn.discordapp.com./a.txt',
		'http://127.0.0.1:1/a.txt',
		'file:///etc/passwd',
		'data:text/plain,hi',
		'not an address',
	];
	for (const url of refused) {
		expect([url, keys(await read([file({ url })], undefined, fetch))]).toEqual([
			url,
			['chat.file-elsewhere'],
		]);
	}
	expect(fetched).toEqual([]);
	expect(recording.text()).toBe('');
	for (const host of ['cdn.discordapp.com', 'media.discordapp.net']) {
		const url = `https://${host}/a.txt`;
		expect((await read([file({ url })], undefined, fetch)).quoted).toHaveLength(1);
	}
});

test('a redirect is not followed', async () => {
	answer = (_, response) => response.writeHead(302, { location: `${origin}/secret` }).end('moved');
	expect(keys(await read())).toEqual(['chat.file-failed']);
	expect(requests).toHaveLength(1);
});

test('an expired address is a note, and its signature is not logged', async () => {
	answer = (_, response) => response.writeHead(404).end();
	expect(keys(await read())).toEqual(['chat.file-failed']);
	expect(recording.text()).toContain('HTTP 404');
	expect(recording.text()).not.toContain('secretsignature');
	expect(recording.text()).not.toContain('notes');
});

test('a file that is too large is refused by what Discord says, by its header, and by its bytes', async () => {
	answer = serve('small');
	expect(keys(await read([file({ sizeBytes: MOST + 1 })]))).toEqual(['chat.file-too-large']);
	expect(requests).toEqual([]);

	answer = (_, response) => {
		response.writeHead(200, { 'content-length': 4 * 1024 ** 3 });
		response.write('x');
	};
	expect(keys(await read())).toEqual(['chat.file-too-large']);

	let sent = 0;
	let isGone = false;
	answer = (_, response) => {
		response.on('close', () => {
			isGone = true;
		});
		const pour = () => {
			while (!isGone && response.write(Buffer.alloc(65_536, 'x'))) sent += 65_536;
			if (!isGone) response.once('drain', pour);
		};
		pour();
	};
	expect(keys(await read())).toEqual(['chat.file-too-large']);
	await eventually(() => expect(isGone).toBe(true));
	expect(sent).toBeLessThan(100 * 1024 ** 2);

	answer = serve('x'.repeat(CAP));
	expect((await read()).quoted[0]?.text).toHaveLength(CAP);
	answer = serve('x'.repeat(CAP + 1));
	expect(keys(await read())).toEqual(['chat.file-too-large']);
});

test('a header that promises more than comes is a failed file, not a short one', async () => {
	answer = (_, response) => {
		response.writeHead(200, { 'content-length': 100 });
		response.write('only this');
		setImmediate(() => response.destroy());
	};
	expect(keys(await read())).toEqual(['chat.file-failed']);
});

test('a file that takes longer than ten seconds is given up', async () => {
	const started = Promise.withResolvers<void>();
	answer = (_, response) => {
		response.write('slow');
		started.resolve();
	};
	const reading = read();
	await started.promise;
	await clock.advance(9_999);
	expect(clock.timers()).toBe(1);
	await clock.advance(1);
	expect(keys(await reading)).toEqual(['chat.file-failed']);
});

test('a stop ends the reading with its reason and leaves nothing behind', async () => {
	const stop = new AbortController();
	const started = Promise.withResolvers<void>();
	answer = () => started.resolve();
	const reading = read([file()], stop.signal);
	await started.promise;
	stop.abort(new Error('stopped'));
	await expect(reading).rejects.toThrow('stopped');
	await expect(read([file()], stop.signal)).rejects.toThrow('stopped');
});

test('at most four files are read, each for itself', async () => {
	answer = (request, response) =>
		request.url === '/bad' ? response.writeHead(500).end() : response.end(request.url);
	const files = ['/1', '/bad', '/3', '/4', '/5'].map((path) => file({ url: origin + path }));
	const result = await read(files);
	expect(result.quoted.map(({ text }) => text)).toEqual(['/1', '/3', '/4']);
	expect(keys(result)).toEqual(['chat.file-failed', 'chat.files-too-many']);
	expect(requests.toSorted()).toEqual(['/1', '/3', '/4', '/bad']);
});

test('a picture comes small and without anything but its pixels, whatever its name says', async () => {
	for (const bytes of [
		photo({ orientation: 6, place: 'GPS 52.5200' }),
		redAndBlue('image/png'),
		redAndBlue('image/webp'),
		animatedGif(),
	]) {
		answer = serve(bytes);
		const { images, notes, quoted } = await read([file({ name: 'holiday "one".txt' })]);
		expect([images.length, notes, quoted]).toEqual([1, [], []]);
		expect(images[0]).toMatchObject({ name: 'holiday one.txt', type: 'image/jpeg' });
		expect(Buffer.from(images[0]?.bytes ?? []).toString('latin1')).not.toMatch(/Exif|GPS/);
	}
});

test('a PDF comes as its text, with its pages counted', async () => {
	answer = serve(pdfWith('the cellar', 'key is blue'));
	expect(await read([file({ name: 'notes.docx' })])).toEqual({
		quoted: [{ name: 'notes.docx', text: 'the cellar\n\nkey is blue', pages: 2 }],
		images: [],
		notes: [],
	});
	answer = serve(pdfWith(...Array(201).fill('page')));
	const { notes, quoted } = await read();
	expect(quoted[0]?.pages).toBe(201);
	expect(notes).toEqual([
		{ key: 'chat.pdf-cut', values: { name: 'notes.txt', pages: 201, read: 200 } },
	]);
});

test.each([
	[
		'chat.picture-too-big',
		'a zip bomb of 60,000 by 60,000 pixels',
		pngThatSays(60_000, 60_000, 10_000),
	],
	['chat.file-broken', 'a cut picture', redAndBlue('image/jpeg', 400, 200).subarray(0, 300)],
	[
		'chat.file-broken',
		'a program with the head of a picture',
		Buffer.from('\x89PNG\r\n\x1a\nMZ', 'latin1'),
	],
	['chat.pdf-no-text', 'a scan', pdfWith('')],
	['chat.pdf-locked', 'a locked PDF', lockedPdf()],
	['chat.file-broken', 'a broken PDF', Buffer.from('%PDF-1.7 all ASCII')],
	['chat.file-broken', 'a PDF that kills its reader', pdfBomb(500_000_000)],
])('%s is what is said of %s', async (key, _, bytes) => {
	answer = serve(bytes);
	const result = await read();
	expect([result.quoted, result.images, keys(result)]).toEqual([[], [], [key]]);
	expect(recording.text()).not.toMatch(/secretsignature|notes/);
});

test('a file that nobody had the time for, or whose reader was ended by others, is not blamed', async () => {
	await pictures.close();
	const readingClock = createManualClock();
	const moody = new URL('../pictures/moody-program-until-killed.ts', import.meta.url);
	const start = () => startTaskProcess(moody);
	pictures = createPictures({ clock: readingClock, log: recording.log, start });
	answer = serve(pdfWith('fine'));
	expect(keys(await read())).toEqual(['chat.file-not-now']);

	const leaving = new AbortController();
	const picture = redAndBlue('image/png');
	const others = Array.from({ length: 16 }, () => pictures.shrink(picture, leaving.signal));
	const ended = Promise.allSettled(others);
	answer = serve(picture);
	expect(keys(await read())).toEqual(['chat.file-not-now']);
	leaving.abort();
	await ended;

	const slow = read();
	await eventually(() => expect(readingClock.timers()).toBe(2));
	await readingClock.advance(8_000);
	expect(keys(await slow)).toEqual(['chat.file-broken']);
});

test('how many pixels a picture may have depends on its format, and is said', async () => {
	for (const [bytes, most] of [
		[pngThatSays(60_000, 60_000, 10), 50],
		[progressiveJpeg(6_000, 4_001), 24],
	] as const) {
		answer = serve(bytes);
		expect((await read()).notes).toEqual([
			say('chat.picture-too-big', { name: 'notes.txt', most }),
		]);
	}
});

test('a picture may be larger than a text, and what is nothing at all is not fetched to its end', async () => {
	const picture = redAndBlue('image/png');
	answer = serve(Buffer.concat([picture, Buffer.alloc(MOST - picture.length)]));
	expect((await read([file({ sizeBytes: MOST })])).images).toHaveLength(1);
	answer = serve(Buffer.concat([picture, Buffer.alloc(MOST + 1 - picture.length)]));
	expect(keys(await read())).toEqual(['chat.file-too-large']);
	let isGone = false;
	answer = (_, response) => {
		response.on('close', () => {
			isGone = true;
		});
		response.writeHead(200, { 'content-length': MOST });
		response.write(Buffer.alloc(5_000));
	};
	expect(keys(await read())).toEqual(['chat.file-unreadable']);
	await eventually(() => expect(isGone).toBe(true));
});

test('of all questions together only some files are fetched at a time', async () => {
	const open = new Set<() => void>();
	let most = 0;
	answer = (_, response) => {
		const end = () => response.end('text');
		open.add(end);
		most = Math.max(most, open.size);
		if (open.size === 2)
			setImmediate(() => {
				for (const each of open) each();
				open.clear();
			});
	};
	const four = [file(), file(), file(), file()];
	const attachments = createAttachments({
		fetch,
		clock,
		log: recording.log,
		pictures,
		allowedOrigins: [origin],
	});
	const { signal } = new AbortController();
	const leaving = new AbortController();
	const all = [attachments.read(four, signal), attachments.read(four, signal)];
	const left = attachments.read(four, leaving.signal);
	leaving.abort(new Error('gone'));
	await expect(left).rejects.toThrow('gone');
	for (const { quoted } of await Promise.all(all)) expect(quoted).toHaveLength(4);
	expect(most).toBe(2);
});
