import { expect, test } from 'vitest';
import { cloudflareBan } from '../../../../src/stand-ins/discord/faults.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { ask, openDiscord, quietBody } from './stage.ts';

const say = { content: 'hi', ...quietBody };

test('a scripted answer meets its requests only, and is no refusal', async () => {
	const { discord, channel } = await openDiscord();
	const path = `/channels/${channel.id}/messages`;
	discord.failNext({ method: 'POST', path: /\/messages$/, status: 503, times: 2 });
	const withdraw = discord.failNext({ status: 500 });
	withdraw();
	expect((await ask(discord, 'GET', path)).status).toBe(200);
	expect((await ask(discord, 'POST', path, say)).status).toBe(503);
	expect((await ask(discord, 'POST', path, say)).status).toBe(503);
	expect((await ask(discord, 'POST', path, say)).status).toBe(200);
	expect(discord.refusals).toEqual([]);
	expect(discord.requests.map(({ status }) => status)).toEqual([200, 503, 503, 200]);
});

test('what was asked can be done and its answer held back', async () => {
	const clock = createManualClock();
	const { discord, channel } = await openDiscord({ clock });
	const path = `/channels/${channel.id}/messages`;
	discord.failNext({ performFirst: true, delayMs: 16_000 });
	const answer = ask(discord, 'POST', path, say);
	await discord.waitFor(() => discord.messages(channel.id).length === 1);
	await expect.poll(() => clock.timers()).toBe(1);
	await clock.advance(16_000);
	expect((await answer).status).toBe(200);
});

test('a connection can be cut before or inside the answer', async () => {
	const { discord, channel } = await openDiscord();
	const path = `/channels/${channel.id}/messages`;
	discord.failNext({ performFirst: true, connection: 'close' });
	await expect(ask(discord, 'POST', path, say)).rejects.toThrow('fetch failed');
	discord.failNext({ connection: 'truncate', body: { id: '1' } });
	await expect(ask(discord, 'POST', path, say)).rejects.toThrow('terminated');
	expect(discord.messages(channel.id)).toHaveLength(1);
});

test("Cloudflare's ban is HTML without rate limit headers", async () => {
	const { discord } = await openDiscord();
	discord.failNext(cloudflareBan);
	const answer = await ask(discord, 'GET', '/users/@me');
	expect(answer.status).toBe(429);
	expect(answer.headers.get('content-type')).toBe('text/html');
	expect(answer.headers.get('x-ratelimit-limit')).toBeNull();
});

test('closing the stand-in ends an answer that is held back', async () => {
	const clock = createManualClock();
	const { discord } = await openDiscord({ clock });
	discord.failNext({ delayMs: 60_000 });
	const answer = expect(ask(discord, 'GET', '/users/@me')).rejects.toThrow('fetch failed');
	await expect.poll(() => clock.timers()).toBe(1);
	await discord.close();
	await answer;
	expect(clock.timers()).toBe(0);
});
