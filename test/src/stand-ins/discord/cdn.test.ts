import { expect, test } from 'vitest';
import type { AttachmentInput } from '../../../../src/stand-ins/discord/records.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { openDiscord } from './stage.ts';

const bytes = Buffer.from('a picture, let us say');

/** The address of a file that somebody attached to a message. */
async function attach(changes: Partial<AttachmentInput> = {}) {
	const clock = createManualClock();
	const { discord, channel, amy } = await openDiscord({ clock });
	const { attachments } = discord.say({
		channelId: channel.id,
		userId: amy.id,
		content: 'look',
		attachments: [{ name: 'cat.png', bytes, contentType: 'image/png', ...changes }],
	});
	const url = attachments[0]?.url ?? '';
	return { clock, url, size: attachments[0]?.size };
}

test('a file that a person attached is served as it is', async () => {
	const { url, size } = await attach();
	const served = await fetch(url);
	expect(Object.fromEntries(served.headers)).toMatchObject({
		'content-type': 'image/png',
		'content-length': String(bytes.length),
	});
	expect(await served.text()).toBe(bytes.toString());
	expect(size).toBe(bytes.length);
});

test('a link runs out after its time', async () => {
	const { url, clock } = await attach();
	expect((await fetch(url)).status).toBe(200);
	await clock.advance(25 * 3_600_000);
	const served = await fetch(url);
	expect([served.status, await served.text()]).toEqual([
		404,
		'This content is no longer available.',
	]);
});

test('a link may have run out before anybody looks', async () => {
	const { url } = await attach({ serving: { gone: true } });
	expect((await fetch(url)).status).toBe(404);
});

test('a message may lie about the size, and the server about the type and the length', async () => {
	const { url, size } = await attach({
		claimedSize: 4,
		serving: { contentType: 'text/plain', contentLength: 4_294_967_296 },
	});
	expect(size).toBe(4);
	const leaving = new AbortController();
	const served = await fetch(url, { signal: leaving.signal });
	expect(served.headers.get('content-type')).toBe('text/plain');
	expect(served.headers.get('content-length')).toBe('4294967296');
	const first = await served.body?.getReader().read();
	expect(Buffer.from(first?.value ?? []).toString()).toBe(bytes.toString());
	leaving.abort();
});

test('a file without a length may never end', async () => {
	const { url } = await attach({ serving: { contentLength: null, endless: true } });
	const served = await fetch(url);
	expect(served.headers.has('content-length')).toBe(false);
	let read = 0;
	for await (const part of served.body ?? []) {
		read += part.length;
		if (read > 100_000) break;
	}
	expect(read).toBeGreaterThan(100_000);
});

test('a file may be somewhere else', async () => {
	const target = 'http://169.254.169.254/latest/meta-data';
	const { url } = await attach({ serving: { redirectTo: target } });
	const served = await fetch(url, { redirect: 'manual' });
	expect([served.status, served.headers.get('location')]).toEqual([302, target]);
});

test('a file may stall before its headers, and after half of its bytes', async () => {
	const silent = await attach({ serving: { stalls: 'before-headers' } });
	const leaving = new AbortController();
	const waiting = fetch(silent.url, { signal: leaving.signal });
	const half = await attach({ serving: { stalls: 'in-body' } });
	const served = await fetch(half.url);
	const reader = served.body?.getReader();
	expect((await reader?.read())?.value).toHaveLength(Math.floor(bytes.length / 2));
	const came: string[] = [];
	waiting.then(
		() => came.push('headers'),
		() => {},
	);
	reader?.read().then(() => came.push('the other half'));
	const { url } = await attach();
	expect(await (await fetch(url)).text()).toBe(bytes.toString());
	expect(came).toEqual([]);
	leaving.abort();
	await expect(waiting).rejects.toThrow();
	await reader?.cancel();
});
