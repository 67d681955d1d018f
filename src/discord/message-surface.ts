import { type Address, writeAddress } from './address.ts';
import { createAnswerSurface } from './answer-surface.ts';
import { channelRoute } from './routes.ts';
import type { AnswerSurface, SurfaceParts } from './surface-parts.ts';

/** Tells the messages of this process from those of the one that was there before. */
const AFTER_RESTART = 'again ';

/** A reply in a channel. */
export function createMessageSurface(
	parts: SurfaceParts,
	address: Extract<Address, { kind: 'message' }>,
	isAfterRestart: boolean,
): AnswerSurface {
	const { channels, clock, log, onEnd, onShown, startTyping } = parts;
	const { channelId, hasWords, messageId, questionId } = address;
	const route = channelRoute({
		...parts,
		channelId,
		questionId,
		replyTo: questionId,
		version: isAfterRestart ? AFTER_RESTART : '',
	});
	return createAnswerSurface({
		addressOf: ({ messageId: id, hasWords: words }) =>
			writeAddress({ ...address, ...(id && { messageId: id }), hasWords: words }),
		clock,
		log,
		onEnd,
		onMeaning(meaning) {
			if (meaning === 'mute') channels.setMute(channelId);
			else if (meaning === 'no-reference') channels.setNoReplies(channelId);
		},
		onShown,
		route: () => route,
		standing: messageId !== undefined && !hasWords ? [{ id: messageId }] : [],
		startTyping: () => startTyping(channelId),
	});
}
