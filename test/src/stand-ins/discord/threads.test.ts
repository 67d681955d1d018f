import { Events } from 'discord.js';
import { expect, test } from 'vitest';
import {
	INVITED_BOT_PERMISSIONS,
	permission,
} from '../../../../src/stand-ins/discord/permissions.ts';
import { ask, openDiscord, quietBody, signIn } from './stage.ts';

async function inThread(options: Parameters<typeof openDiscord>[0] = {}) {
	const stage = await openDiscord(options);
	const { amy, channel, discord } = stage;
	const said = discord.say({ channelId: channel.id, userId: amy.id, content: 'topic' });
	const open = (more = {}) =>
		ask(discord, 'POST', `/channels/${channel.id}/messages/${said.id}/threads`, {
			name: 'Talk',
			...more,
		});
	const change = (body: object) => ask(discord, 'PATCH', `/channels/${said.id}`, body);
	const write = () =>
		ask(discord, 'POST', `/channels/${said.id}/messages`, { content: 'x', ...quietBody });
	return { ...stage, said, open, change, write };
}

test.each([
	['createPublicThreads', 403, 50013],
	['viewChannel', 403, 50001],
] as const)('without %s no thread is opened', async (name, status, code) => {
	const { channel, discord, open } = await inThread();
	discord.denyBot(channel.id, permission[name]);
	expect(await open()).toMatchObject({ status, body: { code } });
	expect(discord.refusals).toHaveLength(1);
});

test('a name has 1 to 100 characters and the archiving one of four spans', async () => {
	const { open } = await inThread();
	expect((await open({ name: '  ' })).body['code']).toBe(50035);
	expect((await open({ name: '话'.repeat(101) })).body['code']).toBe(50035);
	expect((await open({ auto_archive_duration: 61 })).body['code']).toBe(50035);
	expect(await open({ name: '话'.repeat(100), auto_archive_duration: 10_080 })).toMatchObject({
		status: 201,
		body: { thread_metadata: { auto_archive_duration: 10_080, archived: false } },
	});
});

test('the bot hears of its thread, and the message it hangs on carries it', async () => {
	const { discord, channel, said, open } = await inThread();
	const client = await signIn(discord);
	const heard: string[] = [];
	client.on(Events.ThreadCreate, ({ id }) => void heard.push(`opened ${id}`));
	client.on(Events.ThreadUpdate, (_, { archived, locked, name }) => {
		heard.push(`${name} ${archived ? 'archived' : 'open'}${locked ? ' locked' : ''}`);
	});
	client.on(Events.ThreadDelete, ({ id }) => void heard.push(`deleted ${id}`));
	await open();
	const read = () => ask(discord, 'GET', `/channels/${channel.id}/messages/${said.id}`);
	expect((await read()).body).toMatchObject({ flags: 32, thread: { id: said.id, name: 'Talk' } });
	expect((await open()).body['code']).toBe(160004);
	discord.changeThread(said.id, { name: 'Chat' });
	discord.changeThread(said.id, { archived: true });
	discord.changeThread(said.id, { locked: true });
	discord.deleteChannel(said.id);
	await expect
		.poll(() => heard)
		.toEqual([
			`opened ${said.id}`,
			'Chat open',
			'Chat archived',
			'Chat archived locked',
			`deleted ${said.id}`,
		]);
	expect((await read()).body).not.toHaveProperty('thread');
	expect((await open()).status).toBe(201);
});

test('a thread of its own leaves a line in the channel, a person’s too', async () => {
	const { discord, channel, amy } = await inThread();
	const path = `/channels/${channel.id}/threads`;
	const opened = await ask(discord, 'POST', path, { name: 'Alone', type: 11 });
	expect(opened.status).toBe(201);
	discord.addThread(channel.id, { name: 'Hers', ownerId: amy.id });
	const lines = discord.messages(channel.id).filter(({ type }) => type === 18);
	expect(lines.map(({ content }) => content)).toEqual(['Alone', 'Hers']);
	const read = await ask(discord, 'GET', `/channels/${channel.id}/messages/${lines[0]?.id}`);
	expect(read.body['message_reference']).toMatchObject({ channel_id: opened.body['id'] });
	expect(read.body).not.toHaveProperty('referenced_message');
});

test('a server that has too many open threads takes no more until one is archived', async () => {
	const { discord, channel, open } = await inThread({ limits: { activeThreads: 1 } });
	const other = discord.addThread(channel.id);
	expect(await open()).toMatchObject({ status: 400, body: { code: 160006 } });
	discord.changeThread(other.id, { archived: true });
	expect((await open()).status).toBe(201);
});

test('to write in a thread takes a permission of its own', async () => {
	const { discord, channel, open, write } = await inThread();
	await open();
	discord.denyBot(channel.id, permission.sendMessages);
	expect((await write()).status).toBe(200);
	discord.denyBot(channel.id, permission.sendMessagesInThreads);
	expect((await write()).body['code']).toBe(50013);
});

test('its owner renames it while it is open and unlocked', async () => {
	const { discord, open, change } = await inThread();
	await open();
	expect((await change({ name: 'New' })).body).toMatchObject({ name: 'New' });
	expect((await change({ name: 'n'.repeat(101) })).body['code']).toBe(50035);
	expect((await change({ locked: true })).body['code']).toBe(50013);
	discord.changeThread(String((await change({ name: 'Newer' })).body['id']), { archived: true });
	expect((await change({ name: 'x' })).body['code']).toBe(50083);
	expect((await change({ archived: false, name: 'Awake' })).body).toMatchObject({ name: 'Awake' });
});

test('a locked thread is closed to whoever does not manage threads', async () => {
	const { discord, guild, said, open, change, write } = await inThread();
	await open();
	discord.changeThread(said.id, { locked: true });
	expect((await write()).body['code']).toBe(160005);
	expect((await change({ name: 'x' })).body['code']).toBe(160005);
	discord.changeThread(said.id, { archived: true });
	expect((await change({ archived: false })).body['code']).toBe(50013);
	discord.setBotPermissions(guild.id, INVITED_BOT_PERMISSIONS | permission.manageThreads);
	expect((await change({ archived: false, locked: false })).status).toBe(200);
	expect((await write()).status).toBe(200);
});

test('of the threads in a deleted channel the bot hears nothing', async () => {
	const { discord, channel, said, open } = await inThread();
	const client = await signIn(discord);
	const told: string[] = [];
	client.on(Events.Raw, ({ t }: { t: string }) => void told.push(t));
	await open();
	discord.deleteChannel(channel.id);
	await expect.poll(() => told).toContain('CHANNEL_DELETE');
	expect(told).not.toContain('THREAD_DELETE');
	expect((await ask(discord, 'GET', `/channels/${said.id}`)).body['code']).toBe(10003);
});
