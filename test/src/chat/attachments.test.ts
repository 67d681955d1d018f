import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAttachments } from '../../../src/chat/attachments.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';

const CAP = 256 * 1024;

let server: Server;
let origin: string;
let answer: RequestListener;
let requests: string[];
let clock: ManualClock;
let recording: ReturnType<typeof createRecordingLog>;

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
});

afterEach(async () => {
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
	createAttachments({ fetch, clock, log: recording.log, allowedOrigins: [origin] }).read(
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
		['\ufeffmarked', 'marked'],
		['<svg onload="x"/>', '<svg onload="x"/>'],
		['', ''],
	];
	for (const [bytes, text] of texts) {
		answer = serve(bytes);
		expect((await read([file({ name: 'x.exe' })])).quoted).toEqual([{ name: 'x.exe', text }]);
	}
	const others = [
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		Buffer.from('MZ\0\0renamed'),
		Buffer.from([0xc3, 0x28]),
		Buffer.from('text without a mark', 'utf16le'),
		'%PDF-1.7 all ASCII',
	];
	for (const bytes of others) {
		answer = serve(bytes);
		const result = await read();
		expect(result.quoted).toEqual([]);
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
		'http://127.0.0.1:1/a.txt',
		'file:///etc/passwd',
		'data:text/plain,hi',
		'not an address',
	];
	for (const url of refused) {
		expect([url, keys(await read([file({ url })], undefined, fetch))]).toEqual([
			url,
			['chat.file-failed'],
		]);
	}
	expect(fetched).toEqual([]);
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
	expect(keys(await read([file({ sizeBytes: CAP + 1 })]))).toEqual(['chat.file-too-large']);
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
	await vi.waitFor(() => expect(isGone).toBe(true));
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
