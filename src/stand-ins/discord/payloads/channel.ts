import type { Core } from '../core.ts';
import { permission } from '../permissions.ts';
import type { Channel, Json } from '../records.ts';
import { channelType, isThread } from '../world.ts';
import { userPayload } from './user.ts';

const alive = (channel: Channel) =>
	[...channel.messages.values()].filter((message) => message.deletedAtMs === null);

const lastMessageId = (channel: Channel) => [...channel.messages.keys()].at(-1) ?? null;

export function channelPayload(core: Core, channel: Channel): Json {
	if (isThread(channel)) return threadPayload(core, channel);
	return channel.guildId === null
		? privatePayload(core, channel)
		: guildChannelPayload(core, channel);
}

function guildChannelPayload({ identity }: Core, channel: Channel): Json {
	const denied: [string, bigint][] = channel.hiddenFrom.map((id) => [id, permission.viewChannel]);
	if (channel.deniedToBot !== 0n) denied.push([identity.botUserId, channel.deniedToBot]);
	return {
		id: channel.id,
		type: channel.type,
		guild_id: channel.guildId,
		name: channel.name,
		position: 0,
		permission_overwrites: denied.map(([id, deny]) => ({
			id,
			type: 1,
			allow: '0',
			deny: String(deny),
		})),
		parent_id: channel.parentId,
		topic: null,
		nsfw: false,
		last_message_id: lastMessageId(channel),
		rate_limit_per_user: 0,
		flags: 0,
	};
}

function privatePayload({ world, identity }: Core, channel: Channel): Json {
	const recipients = channel.recipientIds.flatMap((id) => {
		const user = id === identity.botUserId ? undefined : world.users.get(id);
		return user ? [userPayload(user)] : [];
	});
	return {
		id: channel.id,
		type: channel.type,
		last_message_id: lastMessageId(channel),
		recipients,
		flags: 0,
		...(channel.type === channelType.group ? { name: channel.name, icon: null } : {}),
	};
}

function threadPayload({ identity }: Core, channel: Channel): Json {
	const { thread } = channel;
	const count = alive(channel).length;
	return {
		id: channel.id,
		type: channel.type,
		guild_id: channel.guildId,
		parent_id: channel.parentId,
		owner_id: thread?.ownerId,
		name: channel.name,
		last_message_id: lastMessageId(channel),
		rate_limit_per_user: 0,
		message_count: count,
		total_message_sent: count,
		member_count: thread?.botJoined ? 2 : 1,
		flags: 0,
		thread_metadata: {
			archived: thread?.archived,
			locked: thread?.locked,
			auto_archive_duration: thread?.autoArchiveMinutes,
			archive_timestamp: thread?.archiveChangedAt,
			create_timestamp: thread?.createdAt,
		},
		...(thread?.botJoined ? { member: threadMemberPayload(channel, identity.botUserId) } : {}),
	};
}

export function threadMemberPayload(channel: Channel, userId: string): Json {
	return { id: channel.id, user_id: userId, join_timestamp: channel.thread?.createdAt, flags: 1 };
}
