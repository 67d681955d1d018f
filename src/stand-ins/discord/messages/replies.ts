import type { Core } from '../core.ts';
import type { Channel, MessageReference } from '../records.ts';
import { invalidForm } from '../refusal.ts';
import type { MessageForm } from '../schemas/message.ts';
import { messageType } from './flags.ts';

export interface Reply {
	readonly type: number;
	readonly reference: MessageReference | null;
	readonly repliedTo: string | undefined;
}

const plain: Reply = { type: messageType.ordinary, reference: null, repliedTo: undefined };
const REPLIABLE: readonly number[] = [
	messageType.ordinary,
	messageType.reply,
	messageType.chatInputCommand,
	messageType.contextMenuCommand,
];

/** The message that a create refers to; refuses an unknown one unless `fail_if_not_exists` is false. */
export function replyTo({ world }: Core, channel: Channel, form: MessageForm): Reply {
	const asked = form.message_reference;
	if (!asked?.message_id) return plain;
	const target = world.channels.get(asked.channel_id ?? channel.id)?.messages.get(asked.message_id);
	if (!target || target.deletedAtMs !== null || target.channelId !== channel.id) {
		if (asked.fail_if_not_exists === false) return plain;
		throw complaint('REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
	}
	if (!REPLIABLE.includes(target.type)) {
		throw complaint('REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message');
	}
	return {
		type: messageType.reply,
		reference: { messageId: target.id, channelId: channel.id, forwarded: false },
		repliedTo: target.webhook ? undefined : target.authorId,
	};
}

const complaint = (code: string, message: string) =>
	invalidForm([{ path: ['message_reference'], code, message }]);
