import type { Core } from '../core.ts';
import type { Json, MessageRecord, Poll, User } from '../records.ts';
import { snowflakeTime } from '../snowflake.ts';
import { attachmentPayload } from './attachment.ts';
import { userPayload } from './user.ts';

export function mentionedUsers({ world }: Core, message: MessageRecord): readonly User[] {
	return message.mentions.userIds.flatMap((id) => world.users.get(id) ?? []);
}

export const stickerPayloads = ({ stickers }: MessageRecord): readonly Json[] =>
	stickers.map(({ id, name, format }) => ({ id, name, format_type: format }));

export function pollPayload({ question, answers, allowsSeveral, expiresAt }: Poll): Json {
	return {
		question: { text: question },
		answers: answers.map((text, index) => ({ answer_id: index + 1, poll_media: { text } })),
		expiry: expiresAt,
		allow_multiselect: allowsSeveral,
		layout_type: 1,
		results: { answer_counts: [], is_finalized: false },
	};
}

/** A forward's copies: without author and id, blank when the forward itself may not be read. */
export function snapshotFields(core: Core, message: MessageRecord, readable: boolean): Json {
	if (message.snapshots.length === 0) return {};
	return {
		message_snapshots: message.snapshots.map((one) => ({
			message: snapshotPayload(core, one, readable),
		})),
	};
}

function snapshotPayload(core: Core, copy: MessageRecord, readable: boolean): Json {
	return {
		type: copy.type,
		content: readable ? copy.content : '',
		embeds: readable ? copy.embeds : [],
		attachments: readable ? copy.attachments.map(attachmentPayload) : [],
		components: readable ? copy.components : [],
		mentions: mentionedUsers(core, copy).map((user) => userPayload(user)),
		mention_roles: copy.mentions.roleIds,
		timestamp: new Date(snowflakeTime(copy.id)).toISOString(),
		edited_timestamp: copy.editedAt,
		flags: copy.flags,
		...(copy.stickers.length > 0 ? { sticker_items: stickerPayloads(copy) } : {}),
	};
}
