import { expect, test } from 'vitest';
import {
	INVITED_BOT_PERMISSIONS,
	permission,
} from '../../../../src/stand-ins/discord/permissions.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { ask, askCommand, openDiscord, quietBody, register } from './stage.ts';

async function withMessages(options: Parameters<typeof openDiscord>[0] = {}) {
	const stage = await openDiscord(options);
	const { amy, channel, discord } = stage;
	const path = `/channels/${channel.id}/messages`;
	const where = { channelId: channel.id, userId: amy.id };
	const hers = discord.say({ ...where, content: 'hers' });
	const post = (body: object) => ask(discord, 'POST', path, { ...quietBody, ...body });
	const own = String((await post({ content: 'own' })).body['id']);
	const read = async (id: string) => (await ask(discord, 'GET', `${path}/${id}`)).body;
	return { ...stage, path, where, hers, own, post, read };
}

test('without the intent a message is read blank, unless it is own or mentions the bot', async () => {
	const { discord, amy, where, hers, own, read } = await withMessages({
		messageContentAllowed: false,
	});
	const mention = discord.say({ ...where, content: 'you', mentionsBot: true });
	expect(await read(hers.id)).toMatchObject({ id: hers.id, content: '' });
	expect(await read(own)).toMatchObject({ content: 'own' });
	expect(await read(mention.id)).toMatchObject({ content: mention.content });
	const direct = discord.openDirectMessage(amy.id);
	const said = discord.say({ channelId: direct.id, userId: amy.id, content: 'private' });
	const path = `/channels/${direct.id}/messages`;
	expect((await ask(discord, 'GET', `${path}/${said.id}`)).body['content']).toBe('private');
	expect((await ask(discord, 'DELETE', `${path}/${said.id}`)).body['code']).toBe(50003);
});

test('reading takes View Channel and Read Message History', async () => {
	const { discord, channel, path, hers, read } = await withMessages();
	discord.denyBot(channel.id, permission.readMessageHistory);
	expect(await read(hers.id)).toMatchObject({ code: 50013 });
	expect(await ask(discord, 'GET', path)).toMatchObject({ status: 200, body: [] });
	discord.denyBot(channel.id, permission.viewChannel);
	expect(await read(hers.id)).toMatchObject({ code: 50001 });
	expect((await ask(discord, 'GET', path)).body['code']).toBe(50001);
	discord.denyBot(channel.id, 0n);
	expect(await read(hers.id)).toMatchObject({ content: 'hers' });
	expect(await read('123456789012345678')).toMatchObject({ code: 10008 });
});

test('a page of messages is cut before, after or around one of them', async () => {
	const { discord, path, where } = await withMessages();
	const ids = ['a', 'b', 'c', 'd'].map((content) => discord.say({ ...where, content }).id);
	const page = async (query: string) => {
		const { body } = await ask(discord, 'GET', `${path}?${query}`);
		return Array.isArray(body) ? body.map(({ content }) => content).join('') : body['code'];
	};
	expect(await page(`before=${ids[2]}&limit=2`)).toBe('ba');
	expect(await page(`after=${ids[0]}&limit=2`)).toBe('cb');
	expect(await page(`around=${ids[1]}&limit=3`)).toBe('cba');
	expect(await page('limit=101')).toBe(50035);
	expect(await page(`before=${ids[2]}&after=${ids[0]}`)).toBe(50035);
});

test.each([
	['viewChannel', { content: 'x' }, 50001],
	['sendMessages', { content: 'x' }, 50013],
	['embedLinks', { embeds: [{ title: 'x' }] }, 50013],
	['readMessageHistory', { content: 'x', reply: true }, 160002],
] as const)('without %s a message is refused as Discord refuses it', async (name, body, code) => {
	const { discord, channel, hers, post } = await withMessages();
	discord.denyBot(channel.id, permission[name]);
	const reference = 'reply' in body ? { message_reference: { message_id: hers.id } } : {};
	expect((await post({ ...body, ...reference })).body['code']).toBe(code);
	discord.denyBot(channel.id, 0n);
	expect((await post({ ...body, ...reference })).status).toBe(200);
});

test.each(['POST', 'PATCH'])(
	'without Attach Files %s of a message with a file is refused',
	async (method) => {
		const { discord, channel, path, own } = await withMessages();
		discord.denyBot(channel.id, permission.attachFiles);
		const form = new FormData();
		form.set('payload_json', JSON.stringify({ content: 'x', ...quietBody }));
		form.set('files[0]', new Blob(['words']), 'a.txt');
		const message = method === 'PATCH' ? `/${own}` : '';
		const answer = await fetch(`${discord.url}/api/v10${path}${message}`, {
			method,
			headers: { authorization: `Bot ${discord.token}` },
			body: form,
		});
		expect(await answer.json()).toMatchObject({ code: 50013 });
	},
);

test('others’ messages are deleted by whoever manages messages', async () => {
	const { discord, guild, path, hers, own } = await withMessages();
	const remove = (id: string) => ask(discord, 'DELETE', `${path}/${id}`);
	expect((await remove(hers.id)).body['code']).toBe(50013);
	expect((await remove(own)).status).toBe(204);
	expect((await remove(own)).body['code']).toBe(10008);
	discord.setBotPermissions(guild.id, INVITED_BOT_PERMISSIONS | permission.manageMessages);
	expect((await remove(hers.id)).status).toBe(204);
});

test('deletions have a rate bucket of their own', async () => {
	const { path, discord } = await withMessages({ clock: createManualClock() });
	const remove = () => ask(discord, 'DELETE', `${path}/123456789012345678`);
	for (let count = 0; count < 5; count += 1) expect((await remove()).status).toBe(404);
	expect((await remove()).status).toBe(429);
});

test('an answer that one person sees is deleted by its token alone, while that lives', async () => {
	const clock = createManualClock();
	const { amy, channel, discord, path } = await withMessages({ clock });
	await register(discord, askCommand);
	const record = discord.command({ userId: amy.id, channelId: channel.id, name: 'ask' });
	const data = { content: 'only you', ...quietBody, flags: 68 };
	await ask(discord, 'POST', `/interactions/${record.id}/${record.token}/callback`, {
		type: 4,
		data,
	});
	const hook = `/webhooks/${discord.applicationId}/${record.token}`;
	const follow = String((await ask(discord, 'POST', hook, data)).body['id']);
	expect((await ask(discord, 'DELETE', `${path}/${follow}`)).body['code']).toBe(10008);
	expect((await ask(discord, 'DELETE', `${hook}/messages/${follow}`)).status).toBe(204);
	expect((await ask(discord, 'DELETE', `${hook}/messages/${follow}`)).body['code']).toBe(10008);
	expect((await ask(discord, 'DELETE', `${hook}/messages/@original`)).status).toBe(204);
	await clock.advance(15 * 60_000 + 1);
	expect(await ask(discord, 'DELETE', `${hook}/messages/@original`)).toMatchObject({
		status: 401,
		body: { code: 50027 },
	});
});
