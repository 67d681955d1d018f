import { expect, test } from 'vitest';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { ask, askCommand, openDiscord, quietBody, register } from './stage.ts';

const say = { content: 'hi', ...quietBody };

test('headers count the bucket down, the sixth create is refused, and the window ends', async () => {
	const clock = createManualClock();
	const { discord, channel, guild } = await openDiscord({ clock });
	const path = `/channels/${channel.id}/messages`;
	const first = await ask(discord, 'POST', path, say);
	expect(first.headers.get('x-ratelimit-limit')).toBe('5');
	expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
	expect(first.headers.get('x-ratelimit-reset-after')).toBe('5.000');
	await clock.advance(1_000);
	for (let count = 0; count < 4; count += 1) await ask(discord, 'POST', path, say);
	const refused = await ask(discord, 'POST', path, say);
	expect(refused).toMatchObject({
		status: 429,
		body: { message: 'You are being rate limited.', retry_after: 4, global: false },
	});
	expect(refused.headers.get('retry-after')).toBe('4');
	expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
	expect(refused.headers.get('x-ratelimit-bucket')).toBe(first.headers.get('x-ratelimit-bucket'));
	expect(discord.rateLimited()).toBe(1);
	expect(discord.refusals).toMatchObject([{ status: 429 }]);
	const other = discord.addChannel(guild.id);
	expect((await ask(discord, 'POST', `/channels/${other.id}/messages`, say)).status).toBe(200);
	await clock.advance(4_000);
	expect((await ask(discord, 'POST', path, say)).status).toBe(200);
});

test('creates and edits have buckets of their own', async () => {
	const { discord, channel } = await openDiscord({ clock: createManualClock() });
	const path = `/channels/${channel.id}/messages`;
	const { body, headers } = await ask(discord, 'POST', path, say);
	const edit = await ask(discord, 'PATCH', `${path}/${body['id']}`, say);
	expect(edit.headers.get('x-ratelimit-remaining')).toBe('4');
	expect(edit.headers.get('x-ratelimit-bucket')).not.toBe(headers.get('x-ratelimit-bucket'));
});

test('above 50 a second everything but interactions is refused', async () => {
	const unlimited = { limit: Number.POSITIVE_INFINITY, windowMs: 1 };
	const { discord, channel, amy } = await openDiscord({
		clock: createManualClock(),
		limits: { otherRoutes: unlimited },
	});
	await register(discord, askCommand);
	for (let count = 0; count < 49; count += 1) await ask(discord, 'GET', '/users/@me');
	const refused = await ask(discord, 'GET', '/users/@me');
	expect(refused).toMatchObject({ status: 429, body: { global: true } });
	expect(refused.headers.get('x-ratelimit-global')).toBe('true');
	const record = discord.command({ userId: amy.id, channelId: channel.id, name: 'ask' });
	const callback = `/interactions/${record.id}/${record.token}/callback`;
	const acknowledged = await ask(discord, 'POST', callback, { type: 5 });
	expect(acknowledged.status).toBe(204);
	expect(acknowledged.headers.get('x-ratelimit-limit')).toBeNull();
	const edit = `/webhooks/${discord.applicationId}/${record.token}/messages/@original`;
	const edited = await ask(discord, 'PATCH', edit, say);
	expect(edited.status).toBe(200);
	expect(edited.headers.get('x-ratelimit-remaining')).toBe('4');
});

test('too many invalid requests end in a ban without JSON', async () => {
	const clock = createManualClock();
	const { discord } = await openDiscord({ clock, limits: { invalidRequests: 2 } });
	for (let count = 0; count < 2; count += 1)
		await ask(discord, 'GET', '/users/@me', undefined, 'bad');
	const banned = await ask(discord, 'GET', '/users/@me');
	expect(banned.status).toBe(429);
	expect(String(banned.body['text'])).toContain('1015');
	await clock.advance(10 * 60_000);
	expect((await ask(discord, 'GET', '/users/@me')).status).toBe(200);
});
