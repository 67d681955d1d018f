import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { createClient, openDiscord, signIn } from './stage.ts';

test('after a close the session is resumed, without a second identify, and what was missed is replayed', async () => {
	const { discord, channel, amy } = await openDiscord();
	const client = await signIn(discord);
	const heard: string[] = [];
	client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
	discord.closeGateway(4000);
	await discord.waitFor(() => !discord.connected());
	discord.say({ channelId: channel.id, userId: amy.id, content: 'missed' });
	await discord.waitFor(() => discord.resumes.length === 1);
	discord.say({ channelId: channel.id, userId: amy.id, content: 'after' });
	await expect.poll(() => heard).toEqual(['missed', 'after']);
	expect(discord.identifies).toHaveLength(1);
});

test('a request to reconnect and a lost socket are resumed too', async () => {
	const { discord } = await openDiscord();
	await signIn(discord);
	discord.reconnectRequest();
	await discord.waitFor(() => discord.resumes.length === 1);
	discord.dropAll();
	await discord.waitFor(() => discord.resumes.length === 2);
	expect(discord.identifies).toHaveLength(1);
});

test('after an invalid session the client identifies anew', async () => {
	const { discord } = await openDiscord({ limits: { identifyWindowMs: 0 } });
	const client = await signIn(discord);
	const readyAgain = new Promise((resolve) => client.once(Events.ShardReady, resolve));
	discord.invalidSession(false);
	await readyAgain;
	expect(discord.identifies).toHaveLength(2);
	expect(discord.resumes).toEqual([]);
});

test('asking for message content that is switched off closes with 4014', async () => {
	const { discord } = await openDiscord({ messageContentAllowed: false });
	await expect(createClient(discord).login(discord.token)).rejects.toThrow('disallowed intents');
	expect(discord.identifies).toMatchObject([{ outcome: 4014 }]);
	const client = await signIn(discord, [GatewayIntentBits.Guilds]);
	expect(client.application.flags.bitfield).toBe(0);
});

test('without the intent content is blank except in mentions, direct messages and own messages', async () => {
	const { discord, channel, amy } = await openDiscord();
	const client = await signIn(discord, [
		GatewayIntentBits.Guilds,
		GatewayIntentBits.GuildMessages,
		GatewayIntentBits.DirectMessages,
	]);
	const heard: string[] = [];
	client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
	const direct = discord.openDirectMessage(amy.id);
	discord.say({ channelId: channel.id, userId: amy.id, content: 'private talk' });
	discord.say({ channelId: channel.id, userId: amy.id, content: 'you', mentionsBot: true });
	discord.say({ channelId: direct.id, userId: amy.id, content: 'direct' });
	await expect.poll(() => heard).toEqual(['', `<@${discord.botUserId}> you`, 'direct']);
});

test('without the message intents no message arrives', async () => {
	const { discord, channel, amy } = await openDiscord();
	const client = await signIn(discord, [GatewayIntentBits.Guilds]);
	const heard: string[] = [];
	client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
	const renamed = new Promise((resolve) => client.once(Events.ChannelUpdate, resolve));
	discord.say({ channelId: channel.id, userId: amy.id, content: 'hello' });
	discord.denyBot(channel.id, 1n << 15n);
	await renamed;
	expect(heard).toEqual([]);
});

test.each([4004, 4010, 4012, 4013])('an IDENTIFY can be refused with %i', async (code) => {
	const { discord } = await openDiscord();
	discord.portal.refuseIdentifyWith = code;
	const client = createClient(discord);
	const closed = new Promise<number>((resolve) => {
		client.on(Events.ShardDisconnect, (event) => resolve(event.code));
	});
	const login = client.login(discord.token).then(
		() => 'in',
		() => 'refused',
	);
	expect(await Promise.race([closed, login])).not.toBe('in');
	expect(discord.identifies).toMatchObject([{ outcome: code }]);
});

async function rawSocket(url: string) {
	const socket = new WebSocket(`${url}?v=10&encoding=json`);
	const closed = new Promise<number>((resolve) => socket.once('close', resolve));
	await new Promise((resolve) => socket.once('message', resolve));
	return { socket, closed };
}

test.each([
	['no JSON', 'hello', 4002],
	['more than 4096 bytes', JSON.stringify({ op: 1, d: 'x'.repeat(4_100) }), 4002],
	['an unknown opcode', JSON.stringify({ op: 99 }), 4001],
	['a presence before IDENTIFY', JSON.stringify({ op: 3, d: {} }), 4003],
])('%s closes the socket', async (_what, frame, code) => {
	const { discord } = await openDiscord();
	const { socket, closed } = await rawSocket(discord.url.replace('http', 'ws'));
	socket.send(frame);
	expect(await closed).toBe(code);
});

test('more than 120 sends in a minute close with 4008', async () => {
	const { discord } = await openDiscord();
	const { socket, closed } = await rawSocket(discord.url.replace('http', 'ws'));
	for (let count = 0; count < 121; count += 1) socket.send(JSON.stringify({ op: 1, d: null }));
	expect(await closed).toBe(4008);
});

test('a heartbeat is acknowledged unless acknowledgements are withheld', async () => {
	const { discord } = await openDiscord({ limits: { heartbeatIntervalMs: 40 } });
	const { socket, closed } = await rawSocket(discord.url.replace('http', 'ws'));
	const acknowledged = new Promise((resolve) => socket.once('message', resolve));
	socket.send(JSON.stringify({ op: 1, d: null }));
	expect(JSON.parse(String(await acknowledged))).toEqual({ op: 11 });
	discord.withholdAcks(true);
	const frames: unknown[] = [];
	socket.on('message', (frame) => void frames.push(frame));
	socket.send(JSON.stringify({ op: 1, d: null }));
	expect(await closed).toBe(4009);
	expect(frames).toEqual([]);
});

test('a handshake at the resume address can be refused', async () => {
	const { discord } = await openDiscord();
	await signIn(discord);
	discord.refuseHandshakes('resume', 503);
	const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/resume?v=10&encoding=json`);
	const refused = new Promise<Error>((resolve) => socket.once('error', resolve));
	expect((await refused).message).toContain('503');
});

test('leaving a server and its outage are told apart', async () => {
	const { discord, guild } = await openDiscord();
	const client = await signIn(discord);
	const events: string[] = [];
	client.on(Events.GuildDelete, () => void events.push('deleted'));
	client.on(Events.GuildUnavailable, () => void events.push('unavailable'));
	client.on(Events.GuildAvailable, () => void events.push('available'));
	discord.removeGuild(guild.id, { unavailable: true });
	discord.restoreGuild(guild.id);
	discord.removeGuild(guild.id);
	await expect.poll(() => events).toEqual(['unavailable', 'available', 'deleted']);
});
