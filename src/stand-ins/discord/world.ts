import { botPermissionsIn, permission } from './permissions.ts';
import type { Channel, Guild, MessageRecord, User } from './records.ts';
import { refuse } from './refusal.ts';

export interface World {
	readonly users: Map<string, User>;
	readonly guilds: Map<string, Guild>;
	readonly channels: Map<string, Channel>;
	guildOf(channel: Channel): Guild | undefined;
	/** The channel that decides about rate and permission: a thread's parent. */
	parentOf(channel: Channel): Channel | undefined;
	channelsOf(guildId: string): readonly Channel[];
	botPermissions(channel: Channel): bigint;
	botSees(channel: Channel): boolean;
	/** The channel if the bot may see it; else refusal 10003 or 50001. */
	openToBot(channelId: string, ...needed: readonly bigint[]): Channel;
	/** A message that routes of a channel may reach: ephemeral ones are not among them. Refusal 10008. */
	message(channel: Channel, messageId: string): MessageRecord;
}

export const channelType = {
	text: 0,
	direct: 1,
	voice: 2,
	group: 3,
	category: 4,
	announcement: 5,
	announcementThread: 10,
	publicThread: 11,
	privateThread: 12,
	forum: 15,
} as const;

export function createWorld(botUserId: string): World {
	const users = new Map<string, User>();
	const guilds = new Map<string, Guild>();
	const channels = new Map<string, Channel>();
	const guildOf = (channel: Channel) =>
		channel.guildId === null ? undefined : guilds.get(channel.guildId);
	const parentOf = (channel: Channel) =>
		channel.parentId === null ? undefined : channels.get(channel.parentId);
	const botPermissions = (channel: Channel) =>
		botPermissionsIn(guildOf(channel), channel, parentOf(channel));
	const isPlaceOfBot = (channel: Channel) => {
		const guild = guildOf(channel);
		if (guild) return guild.botIsMember && !guild.unavailable;
		return channel.recipientIds.includes(botUserId);
	};
	const botSees = (channel: Channel) =>
		isPlaceOfBot(channel) &&
		(botPermissions(channel) & permission.viewChannel) !== 0n &&
		(channel.type !== channelType.privateThread || channel.thread?.botJoined === true);
	return {
		users,
		guilds,
		channels,
		guildOf,
		parentOf,
		channelsOf: (guildId) =>
			[...channels.values()].filter((channel) => channel.guildId === guildId),
		botPermissions,
		botSees,
		openToBot(channelId, ...needed) {
			const channel = channels.get(channelId);
			if (!channel) throw refuse.unknownChannel();
			if (!botSees(channel)) throw refuse.missingAccess();
			const held = botPermissions(channel);
			if (needed.some((bit) => (held & bit) === 0n)) throw refuse.missingPermissions();
			return channel;
		},
		message(channel, messageId) {
			const found = channel.messages.get(messageId);
			if (!found || found.deletedAtMs !== null) throw refuse.unknownMessage();
			return found;
		},
	};
}

export const isThread = (channel: Channel) => channel.thread !== null;
