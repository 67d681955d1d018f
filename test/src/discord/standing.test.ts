import { expect, test } from 'vitest';
import type { Place } from '../../../src/place.ts';
import { permission } from '../../../src/stand-ins/discord/permissions.ts';
import { eventually } from '../../helpers/eventually.ts';
import { makeScene } from './make-discord.ts';

async function setUp() {
	const scene = await makeScene();
	const { channel, guild } = scene;
	const inChannel: Place = {
		key: `guild:${guild.id}:${channel.id}`,
		kind: 'channel',
		channelId: channel.id,
		serverId: guild.id,
	};
	const inThread = (threadId: string): Place => ({
		...inChannel,
		key: `guild:${guild.id}:${threadId}`,
		kind: 'thread',
		channelId: threadId,
		parentKey: inChannel.key,
	});
	return { ...scene, inChannel, inThread };
}

test('where it was invited as it asks to be, nothing is missing', async () => {
	const { inChannel, standing } = await setUp();
	expect(standing(inChannel)).toEqual({ isMember: true, isTimedOut: false, lacks: [] });
});

test.each([
	['view-channel', permission.viewChannel, true],
	['send-messages', permission.sendMessages, false],
	['attach-files', permission.attachFiles, true],
	['read-message-history', permission.readMessageHistory, true],
	['create-public-threads', permission.createPublicThreads, false],
	['send-messages-in-threads', permission.sendMessagesInThreads, true],
] as const)('without %s that one is named, and no other', async (name, bit, inThreads) => {
	const { channel, inChannel, inThread, standIn, standing } = await setUp();
	const thread = standIn.addThread(channel.id, { name: 'a thread' });
	const hidden = standIn.addThread(channel.id, { name: 'hidden', private: true, botJoined: false });
	standIn.denyBot(channel.id, bit);
	const inThreadToo = inThreads ? [name] : [];
	await eventually(() => {
		expect(standing(inChannel).lacks).toEqual(name === 'send-messages-in-threads' ? [] : [name]);
		expect(standing(inThread(thread.id)).lacks).toEqual(inThreadToo);
	});
	expect(standing(inThread(hidden.id)).lacks).toEqual(inThreadToo);
});

test('in direct messages nothing is asked for; where only its commands were brought along it is no member', async () => {
	const { standing, standIn } = await setUp();
	expect(standing({ key: 'dm:1', kind: 'dm', channelId: '1' }).lacks).toEqual([]);
	const { id: serverId } = standIn.addGuild({ name: 'Elsewhere', botIsMember: false });
	const { id: channelId } = standIn.addChannel(serverId);
	const key = `guild:${serverId}:${channelId}` as const;
	expect(standing({ key, kind: 'channel', channelId, serverId })).toEqual({
		isMember: false,
		isTimedOut: false,
		lacks: [],
	});
});

test('the only server is known by its language, and with a second one there is none', async () => {
	const { guild, onlyServer, standIn } = await setUp();
	expect(onlyServer()).toEqual({ id: guild.id, locale: 'en-US' });
	standIn.addGuild({ name: 'Another', locale: 'zh-TW' });
	await eventually(() => expect(onlyServer()).toBeUndefined());
});
