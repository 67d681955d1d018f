import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { flag, has, messageType } from '../messages/flags.ts';
import { writtenMentions } from '../messages/mentions.ts';
import type { Channel, Json, MessageRecord } from '../records.ts';
import { must } from './must.ts';
import { carried, filesOf, referring, refuseImpossible, type Saying } from './saying.ts';

export interface Talk {
	say(saying: Saying): MessageRecord;
	/** The same MESSAGE_CREATE once more, as a resume may deliver it. */
	repeatDelivery(messageId: string): void;
	/** Changes the words; a reply goes on ringing whom it answers. */
	editMessage(messageId: string, content: string): void;
	/** Links in the message are resolved: MESSAGE_UPDATE without an edit. */
	unfurl(messageId: string, embeds: readonly Json[]): void;
	/** By its author, a moderator or whoever may. */
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
		return { ...written, userIds: [...new Set([...written.userIds, ...replied])] };
	};
	const answeredIn = ({ type, reference }: MessageRecord) =>
		type === messageType.reply && reference?.messageId
			? world.channels.get(reference.channelId)?.messages.get(reference.messageId)
			: undefined;
	const standing = (messageId: string) => {
		const message = findMessage(messageId);
		if (message.deletedAtMs !== null) throw new Error(`The message ${messageId} was deleted`);
		return message;
	};

	return {
		findMessage,
		say(saying) {
			const channel = must(world.channels.get(saying.channelId), `channel ${saying.channelId}`);
			join(channel, saying.userId);
			refuseImpossible(saying, world.users.get(saying.userId ?? '')?.bot ?? true);
			const content = wordsOf(saying);
			const target =
				saying.replyTo === undefined ? undefined : channel.messages.get(saying.replyTo);
			return messages.create(channel, {
				authorId: saying.userId ?? must(saying.webhook?.id, 'author'),
				type: saying.type ?? (target ? messageType.reply : messageType.ordinary),
				content,
				flags: (saying.flags ?? 0) | (saying.voice ? flag.voiceMessage : 0),
				mentions: mentionsOf(content, target, saying),
				...referring(saying, findMessage),
				...carried(backend, saying),
				webhook: saying.webhook ?? null,
				attachments: filesOf(saying).map((one) =>
					cdn.store(one, { channelId: channel.id, ephemeral: false }),
				),
			});
		},
		repeatDelivery: (messageId) => messages.announce(findMessage(messageId)),
		editMessage(messageId, content) {
			const message = standing(messageId);
			const target = answeredIn(message);
			const replyRings = message.mentions.userIds.includes(target?.authorId ?? '');
			const { channelId } = message;
			const mentions = mentionsOf(content, target, { channelId, replyRings });
			messages.edit(message, { content, mentions });
		},
		unfurl(messageId, embeds) {
			const message = standing(messageId);
			if (has(message.flags, flag.suppressEmbeds)) return;
			message.embeds = embeds;
			messages.refresh(message);
		},
		deleteMessage: (messageId) => messages.remove(findMessage(messageId)),
		bulkDelete(channelId, messageIds) {
			const channel = must(world.channels.get(channelId), `channel ${channelId}`);
			messages.removeAll(channel, messageIds.map(findMessage));
		},
	};
}
