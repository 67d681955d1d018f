import type { Client } from 'discord.js';
import type { Lack, Standing } from '../command.ts';
import { channelOf, type Place } from '../place.ts';
import { missingOf, ownPermissions, toSpeak } from './permissions.ts';

const NEEDS: Readonly<Record<'channel' | 'thread', readonly Lack[]>> = {
	channel: [...toSpeak(false), 'attach-files', 'read-message-history', 'create-public-threads'],
	thread: [...toSpeak(true), 'attach-files', 'read-message-history'],
};

const FREE: Standing = { isMember: true, isTimedOut: false, lacks: [] };

/** What Discord lets the bot do in a place, from what it tells of servers without being asked. */
export function createStanding(client: () => Client | undefined) {
	return ({ channelId, kind, parentKey, serverId }: Place): Standing => {
		if (serverId === undefined || kind === 'dm') return FREE;
		const guild = client()?.guilds.cache.get(serverId);
		const me = guild?.members.me;
		if (!guild || !me) return { ...FREE, isMember: false };
		// A private thread that the bot is not in is unknown; its parent decides about it.
		const { cache } = guild.channels;
		const channel = cache.get(channelId) ?? (parentKey && cache.get(channelOf(parentKey)));
		const held = channel ? ownPermissions(channel, me) : 0n;
		return {
			isMember: true,
			isTimedOut: me.isCommunicationDisabled(),
			lacks: missingOf(NEEDS[kind], held),
		};
	};
}
