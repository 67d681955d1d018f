import { AttachmentBuilder, Events, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { ask, openDiscord, quiet, quietBody, signIn } from './stage.ts';

test('discord.js signs in, sees the server and answers a message in it', async () => {
	const { discord, guild, channel, amy } = await openDiscord();
	const client = await signIn(discord);
	client.on(Events.MessageCreate, async (message) => {
		if (message.author.bot) return;
		const reply = await message.reply({ content: `You said ${message.content}`, ...quiet });
		await reply.edit({ content: 'Done', allowedMentions: { parse: [] } });
	});
	const said = discord.say({ channelId: channel.id, userId: amy.id, content: 'hello' });
	const answer = await discord.waitFor(() =>
		discord.messages(channel.id).find(({ content }) => content === 'Done'),
	);
	expect(client.guilds.cache.get(guild.id)?.name).toBe('Home');
	expect(answer).toMatchObject({
		authorId: discord.botUserId,
		type: 19,
		flags: 4,
		reference: { messageId: said.id },
		edits: [{ content: 'Done' }],
	});
	expect(discord.refusals).toEqual([]);
	expect(discord.violations).toEqual([]);
	expect(discord.identifies).toMatchObject([{ outcome: 'ready' }]);
});

test('a direct message arrives and is answered', async () => {
	const { discord, amy } = await openDiscord();
	const client = await signIn(discord);
	client.on(Events.MessageCreate, async (message) => {
		if (!message.author.bot && message.channel.isSendable()) {
			await message.channel.send({ content: `dm ${message.channel.isDMBased()}`, ...quiet });
		}
	});
	const direct = discord.openDirectMessage(amy.id);
	discord.say({ channelId: direct.id, userId: amy.id, content: 'psst' });
	await discord.waitFor(() =>
		discord.messages(direct.id).some(({ content }) => content === 'dm true'),
	);
	expect(discord.refusals).toEqual([]);
});

test('a person who closed their direct messages cannot be written to', async () => {
	const { discord, amy } = await openDiscord();
	amy.acceptsDirectMessages = false;
	const direct = discord.openDirectMessage(amy.id);
	const answer = await ask(discord, 'POST', `/channels/${direct.id}/messages`, {
		content: 'hi',
		...quietBody,
	});
	expect(answer).toMatchObject({ status: 403, body: { code: 50007 } });
});

test('a file is uploaded as multipart and served under a signed link', async () => {
	const { discord, channel } = await openDiscord();
	const client = await signIn(discord);
	const target = await client.channels.fetch(channel.id);
	if (!target?.isSendable()) throw new Error('not a text channel');
	const file = new AttachmentBuilder(Buffer.from('# 答案'), { name: 'answer.md' });
	const sent = await target.send({ content: 'see', files: [file], ...quiet });
	const url = sent.attachments.first()?.url ?? '';
	expect(url.startsWith(`${discord.cdnUrl}/attachments/${channel.id}/`)).toBe(true);
	expect(await (await fetch(url)).text()).toBe('# 答案');
	expect((await fetch(url.replace(/hm=\w+/, 'hm=00'))).status).toBe(404);
	const kept = discord.messages(channel.id)[0]?.attachments[0];
	expect(Buffer.from(kept?.bytes ?? []).toString()).toBe('# 答案');
	expect(discord.refusals).toEqual([]);
});

test('a file above the limit is refused with 413', async () => {
	const { discord, channel } = await openDiscord({ limits: { fileBytes: 10 } });
	const client = await signIn(discord);
	const sending = client.rest.post(Routes.channelMessages(channel.id), {
		body: { content: 'x', ...quietBody },
		files: [{ name: 'big.bin', data: Buffer.alloc(11) }],
	});
	await expect(sending).rejects.toMatchObject({ status: 413, code: 40005 });
	expect(discord.refusals).toMatchObject([{ status: 413, code: 40005 }]);
});

test('typing is seen, and a change wakes those who wait', async () => {
	const { discord, channel } = await openDiscord();
	const typed = discord.waitFor(() => discord.typing(channel.id).length);
	await ask(discord, 'POST', `/channels/${channel.id}/typing`);
	expect(await typed).toBe(1);
	await expect(discord.waitFor(() => false, { timeoutMs: 5, what: 'nothing' })).rejects.toThrow(
		'nothing did not happen within 5 ms',
	);
});

test('the bot may not speak where it cannot see or write', async () => {
	const { discord, guild, channel } = await openDiscord();
	const hidden = discord.addChannel(guild.id, { name: 'staff', deniedToBot: 1n << 10n });
	discord.denyBot(channel.id, 1n << 11n);
	const body = { content: 'hi', ...quietBody };
	expect((await ask(discord, 'POST', `/channels/${hidden.id}/messages`, body)).body['code']).toBe(
		50001,
	);
	expect((await ask(discord, 'POST', `/channels/${channel.id}/messages`, body)).body['code']).toBe(
		50013,
	);
	expect((await ask(discord, 'GET', '/channels/123456789012345678')).body['code']).toBe(10003);
	expect(discord.invalidRequests()).toBe(2);
});

test('a wrong token is answered 401', async () => {
	const { discord } = await openDiscord();
	const answer = await ask(discord, 'GET', '/users/@me', undefined, 'wrong');
	expect(answer).toMatchObject({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
});

test('the account, the application and a user can be asked for', async () => {
	const { discord, guild, amy } = await openDiscord({ messageContentAllowed: false });
	const me = await ask(discord, 'GET', '/users/@me');
	const application = await ask(discord, 'GET', '/applications/@me');
	const gateway = await ask(discord, 'GET', '/gateway/bot');
	const member = await ask(discord, 'GET', `/guilds/${guild.id}/members/${discord.botUserId}`);
	expect(me.body).toMatchObject({ id: discord.botUserId, bot: true });
	expect(application.body).toMatchObject({ id: discord.applicationId, flags: 0 });
	expect(gateway.body).toMatchObject({ shards: 1, session_start_limit: { max_concurrency: 1 } });
	expect(member.body['roles']).toEqual([guild.botRoleId]);
	expect((await ask(discord, 'GET', `/users/${amy.id}`)).body['username']).toBe('amy');
});
