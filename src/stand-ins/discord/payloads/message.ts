import type { Core } from '../core.ts';
import type { Json, MessageRecord } from '../records.ts';
import { snowflakeTime } from '../snowflake.ts';
import { attachmentPayload } from './attachment.ts';
import { channelPayload } from './channel.ts';
import { mentionedUsers, pollPayload, snapshotFields, stickerPayloads } from './message-parts.ts';
import { memberPayload, userPayload } from './user.ts';

export interface MessageView {
	/** False blanks what an app without the Message Content intent may not read. */
	readonly content: boolean;
	/** Inside another message, which it is the reply to: it names its own target without carrying it. */
	readonly nested?: boolean;
}

const everything: MessageView = { content: true };

/** Own messages, direct messages and those that mention the bot stay readable without the intent. */
function isReadableWithoutIntent({ identity }: Core, message: MessageRecord): boolean {
	return (
		message.guildId === null ||
		message.authorId === identity.botUserId ||
		message.mentions.userIds.includes(identity.botUserId)
	);
}

export function messagePayload(
	core: Core,
	message: MessageRecord,
	view: MessageView = everything,
): Json {
	const readable = view.content || isReadableWithoutIntent(core, message);
	return {
		id: message.id,
		channel_id: message.channelId,
		type: message.type,
		author: authorPayload(core, message),
		content: readable ? message.content : '',
		embeds: readable ? message.embeds : [],
		attachments: readable ? message.attachments.map(attachmentPayload) : [],
		components: readable ? message.components : [],
		mentions: mentionedUsers(core, message).map((user) => userPayload(user)),
		mention_roles: message.mentions.roleIds,
		mention_everyone: message.mentions.everyone,
		timestamp: new Date(snowflakeTime(message.id)).toISOString(),
		edited_timestamp: message.editedAt,
		flags: message.flags,
		pinned: false,
		tts: false,
		...(message.nonce === null ? {} : { nonce: message.nonce }),
		...(message.webhook ? { webhook_id: message.webhook.id } : {}),
		...(message.stickers.length > 0 ? { sticker_items: stickerPayloads(message) } : {}),
		...(message.poll && readable ? { poll: pollPayload(message.poll) } : {}),
		...snapshotFields(core, message, readable),
		...referenceFields(core, message, view),
		...interactionFields(core, message),
		...threadFields(core, message),
	};
}

/** MESSAGE_CREATE and MESSAGE_UPDATE: a message with the place and the member around it. */
export function messageEventPayload(core: Core, message: MessageRecord, view: MessageView): Json {
	const guild = message.guildId === null ? undefined : core.world.guilds.get(message.guildId);
	const payload = {
		...messagePayload(core, message, view),
		channel_type: core.world.channels.get(message.channelId)?.type,
	};
	if (!guild) return payload;
	const author = message.webhook ? undefined : core.world.users.get(message.authorId);
	return {
		...payload,
		guild_id: guild.id,
		mentions: mentionedUsers(core, message).map((user) => ({
			...userPayload(user),
			member: memberPayload(guild, user),
		})),
		...(author ? { member: memberPayload(guild, author) } : {}),
	};
}

function authorPayload({ world, identity }: Core, message: MessageRecord): Json {
	if (message.webhook && message.webhook.id !== identity.applicationId) {
		const { id, name } = message.webhook;
		return {
			id,
			username: name,
			discriminator: '0000',
			avatar: null,
			bot: true,
			global_name: null,
		};
	}
	const author = world.users.get(message.authorId);
	return author ? userPayload(author) : { id: message.authorId, username: 'Deleted User' };
}

function referenceFields(core: Core, message: MessageRecord, view: MessageView): Json {
	const { reference } = message;
	if (!reference) return {};
	const channel = core.world.channels.get(reference.channelId);
	const fields = {
		message_reference: {
			type: reference.forwarded ? 1 : 0,
			...(reference.messageId === null ? {} : { message_id: reference.messageId }),
			channel_id: reference.channelId,
			...(channel?.guildId ? { guild_id: channel.guildId } : {}),
		},
	};
	if (reference.forwarded || reference.messageId === null || view.nested) return fields;
	const found = channel?.messages.get(reference.messageId);
	const target = found?.deletedAtMs === null ? found : undefined;
	const nested = { ...view, nested: true };
	return { ...fields, referenced_message: target ? messagePayload(core, target, nested) : null };
}

function interactionFields(core: Core, message: MessageRecord): Json {
	const { applicationId } = core.identity;
	if (message.webhook?.id !== applicationId) {
		return message.authorId === core.identity.botUserId ? { application_id: applicationId } : {};
	}
	return { application_id: applicationId, ...metadata(core, message) };
}

function metadata(core: Core, message: MessageRecord): Json {
	const source = message.source;
	const user = source ? core.world.users.get(source.userId) : undefined;
	if (!source || !user) return {};
	return {
		interaction_metadata: {
			id: source.id,
			type: source.type,
			user: userPayload(user),
			authorizing_integration_owners: source.owners,
		},
	};
}

function threadFields(core: Core, message: MessageRecord): Json {
	const thread = message.threadId === null ? undefined : core.world.channels.get(message.threadId);
	return thread ? { thread: channelPayload(core, thread) } : {};
}
