import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { messageType } from '../messages/flags.ts';
import { writtenMentions } from '../messages/mentions.ts';
import type { AttachmentInput, Channel, MessageRecord } from '../records.ts';
import { must } from './cast.ts';

export interface Saying {
	readonly channelId: string;
	/** Left out for a webhook. */
	readonly userId?: string;
	readonly content?: string;
	/** Puts the bot's mention in front unless the text has it. */
	readonly mentionsBot?: boolean;
	/** A message of the channel; its author is rung, as the app does by default. */
	readonly replyTo?: string;
	readonly replyRings?: boolean;
	readonly forwards?: { readonly channelId: string; readonly messageId: string };
	readonly attachments?: readonly AttachmentInput[];
	readonly type?: number;
	readonly webhook?: { readonly id: string; readonly name: string };
	readonly flags?: number;
}

export interface Talk {
	say(saying: Saying): MessageRecord;
	/** The same MESSAGE_CREATE once more, as a resume may deliver it. */
	repeatDelivery(messageId: string): void;
	editMessage(messageId: string, content: string): void;
	deleteMessage(messageId: string): void;
	bulkDelete(channelId: string, messageIds: readonly string[]): void;
	findMessage(messageId: string): MessageRecord;
}

export function createTalk(backend: Backend, cdn: Cdn): Talk {
	const { world, identity, messages } = backend;

	const findMessage = (messageId: string) => {
		for (const channel of world.channels.values()) {
			const found = channel.messages.get(messageId);
			if (found) return found;
		}
		throw new Error(`The stand-in Discord knows no message ${messageId}`);
	};
	const join = (channel: Channel, userId: string | undefined) => {
		if (userId === undefined) return;
		must(world.users.get(userId), `person ${userId}`);
		world.guildOf(channel)?.memberIds.add(userId);
	};
	const wordsOf = ({ content = '', mentionsBot }: Saying) => {
		const isMentioned = writtenMentions(content).userIds.includes(identity.botUserId);
		return mentionsBot && !isMentioned ? `<@${identity.botUserId}> ${content}`.trim() : content;
	};
	const mentionsOf = (
		content: string,
		target: MessageRecord | undefined,
		{ replyRings = true }: Saying,
	) => {
		const written = writtenMentions(content);
		const replied = target && replyRings && !target.webhook ? [target.authorId] : [];
		const byBot = target?.authorId === identity.botUserId && replyRings ? [identity.botUserId] : [];
		return { ...written, userIds: [...new Set([...written.userIds, ...replied, ...byBot])] };
	};
	const referenceOf = ({ channelId, replyTo, forwards }: Saying) => {
		if (forwards) return { ...forwards, forwarded: true };
		return replyTo === undefined ? null : { messageId: replyTo, channelId, forwarded: false };
	};

	return {
		findMessage,
		say(saying) {
			const channel = must(world.channels.get(saying.channelId), `channel ${saying.channelId}`);
			join(channel, saying.userId);
			const content = wordsOf(saying);
			const target =
				saying.replyTo === undefined ? undefined : channel.messages.get(saying.replyTo);
			return messages.create(channel, {
				authorId: saying.userId ?? must(saying.webhook?.id, 'author'),
				type: saying.type ?? (target ? messageType.reply : messageType.ordinary),
				content,
				flags: saying.flags ?? 0,
				mentions: mentionsOf(content, target, saying),
				reference: referenceOf(saying),
				webhook: saying.webhook ?? null,
				attachments: (saying.attachments ?? []).map((one) =>
					cdn.store(one, { channelId: channel.id, ephemeral: false }),
				),
			});
		},
		repeatDelivery: (messageId) => messages.announce(findMessage(messageId)),
		editMessage(messageId, content) {
			const message = findMessage(messageId);
			messages.edit(message, { content, mentions: writtenMentions(content) });
		},
		deleteMessage: (messageId) => messages.remove(findMessage(messageId)),
		bulkDelete(channelId, messageIds) {
			const channel = must(world.channels.get(channelId), `channel ${channelId}`);
			messages.removeAll(channel, messageIds.map(findMessage));
		},
	};
}
