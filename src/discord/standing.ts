import { type Client, PermissionFlagsBits } from 'discord.js';
import type { Lack, Standing } from '../command.ts';
import type { Place } from '../place.ts';
import { permissionsIn } from './permissions.ts';

const { AttachFiles, CreatePublicThreads, ReadMessageHistory } = PermissionFlagsBits;
const { SendMessages, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits;

type Needs = readonly (readonly [Lack, bigint])[];

const everywhere: Needs = [
	['attach-files', AttachFiles],
	['read-message-history', ReadMessageHistory],
];
const NEEDS: Readonly<Record<'channel' | 'thread', Needs>> = {
	channel: [
		['view-channel', ViewChannel],
		['send-messages', SendMessages],
		...everywhere,
		['create-public-threads', CreatePublicThreads],
	],
	thread: [
		['view-channel', ViewChannel],
		['send-messages-in-threads', SendMessagesInThreads],
		...everywhere,
	],
};

const FREE: Standing = { isMember: true, isTimedOut: false, lacks: [] };

/** What Discord lets the bot do in a place, from what it tells of servers without being asked. */
export function createStanding(client: () => Client | undefined) {
	return ({ channelId, kind, parentKey, serverId }: Place): Standing => {
		if (serverId === undefined || kind === 'dm') return FREE;
		const guild = client()?.guilds.cache.get(serverId);
		const me = guild?.members.me;
		if (!guild || !me) return { ...FREE, isMember: false };
		const parentId = parentKey?.split(':').at(-1) ?? '';
		// A private thread that the bot is not in is unknown; its parent decides about it.
		const channel = guild.channels.cache.get(channelId) ?? guild.channels.cache.get(parentId);
		const who = { id: me.id, roleIds: [...me.roles.cache.keys()] };
		const held = channel ? permissionsIn(channel, who) : 0n;
		return {
			isMember: true,
			isTimedOut: me.isCommunicationDisabled(),
			lacks: NEEDS[kind].flatMap(([name, bit]) => ((held & bit) === 0n ? [name] : [])),
		};
	};
}
