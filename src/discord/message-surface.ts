import { type Address, messageLink, writeAddress } from './address.ts';
import { createAnswerSurface } from './answer-surface.ts';
import { channelRoute } from './routes.ts';
import type { AnswerSurface, SurfaceParts } from './surface-parts.ts';

/** A message of a channel, most often a reply. */
export function createMessageSurface(
	parts: SurfaceParts,
	address: Extract<Address, { kind: 'message' }>,
	/** Tells its messages from others that answer the same question. */
	version: string,
): AnswerSurface {
	const { channels, clock, log, onEnd, onShown, persist, startTyping } = parts;
	const { channelId, hasWords, messageId, questionId, replyTo } = address;
	const route = channelRoute({
		...parts,
		channelId,
		questionId,
		...(replyTo !== undefined && { replyTo }),
		version,
	});
	return createAnswerSurface({
		addressOf: ({ messageId: id, hasWords: words }) =>
			writeAddress({ ...address, ...(id && { messageId: id }), hasWords: words }),
		clock,
		inChannel: () => undefined,
		linkOf(firstId = messageId) {
			const target = replyTo === questionId ? questionId : firstId;
			return target && messageLink(address, target);
		},
		log,
		onEnd,
		onMeaning(meaning) {
			if (meaning === 'mute') channels.setMute(channelId);
			else if (meaning === 'no-reference') channels.setNoReplies(channelId);
		},
		onShown,
		persist,
		route: () => route,
		standing: messageId !== undefined && !hasWords ? [{ id: messageId }] : [],
		startTyping: () => startTyping(channelId),
	});
}
