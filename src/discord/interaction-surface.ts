import { UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Surface } from '../render/surface.ts';
import { type Address, messageLink, writeAddress } from './address.ts';
import { createAnswerSurface } from './answer-surface.ts';
import { channelRoute, interactionRoute } from './routes.ts';
import type { AnswerSurface, SurfaceParts } from './surface-parts.ts';

export type InteractionSurface = AnswerSurface & {
	/** The interaction is acknowledged: it is to be shown from now on. */
	start(options: { readonly isPrivate: boolean }): void;
};

/** Discord keeps an interaction's token for 15 minutes; a call with a dead one counts against the bot. */
const TOKEN_MS = 14.5 * 60_000;
/** What then cannot go on in the channel is ended this long before. */
const LAST_WORDS_MS = 30_000;

export type InteractionAddress = Extract<Address, { kind: 'interaction' }>;

/** Until when an interaction's token can be used, epoch ms. */
export const tokenDiesAt = ({ receivedAt }: Pick<InteractionAddress, 'receivedAt'>): number =>
	receivedAt + TOKEN_MS;

/** An interaction's own message, and later, where the bot may speak, messages of its channel. */
export function createInteractionSurface(
	parts: SurfaceParts & {
		/** It is to be shown from now on. */
		readonly onStart: (surface: AnswerSurface) => void;
		/** Opens a surface as a new message of the channel, in reply to this one. */
		readonly openInChannel: (replyTo: string | undefined) => Surface;
	},
	address: InteractionAddress,
): InteractionSurface {
	const { channels, clock, log, onEnd, onShown, onStart, openInChannel, persist } = parts;
	const { applicationId, channelId, hasWords, messageId, questionId, receivedAt, token } = address;
	// The clock may step, the time that is left may not.
	const aliveUntil = clock.monotonic() + receivedAt + TOKEN_MS - clock.now();
	/** Taken up after its token has run out: then it stands in the channel from the start. */
	const standsForGood = clock.monotonic() >= aliveUntil;
	let { isPrivate } = address;
	let isDead = false;
	let cancelRunOut = () => {};

	const own = interactionRoute({
		...parts,
		beginsAnew: hasWords || !address.ownsOriginal,
		isPrivate: () => isPrivate,
		webhook: { applicationId, token },
	});
	// What begins anew there answers what the interaction has said, which shows who asked.
	const replyTo = hasWords ? messageId : undefined;
	const channelWay = () =>
		channelRoute({
			...parts,
			channelId,
			questionId,
			...(replyTo !== undefined && { replyTo }),
			version: 'channel ',
		});
	let later: ReturnType<typeof channelWay> | undefined;
	const maySpeak = () => address.standsInChannel && !isPrivate && !channels.isMute(channelId);

	function route() {
		if (!isDead && clock.monotonic() < aliveUntil) return own;
		if (!maySpeak()) return undefined;
		later ??= channelWay();
		return later;
	}

	const surface = createAnswerSurface({
		addressOf: ({ messageId: id, hasWords: words }) =>
			writeAddress({ ...address, isPrivate, ...(id && { messageId: id }), hasWords: words }),
		clock,
		deadline: () =>
			standsForGood
				? undefined
				: { at: receivedAt + TOKEN_MS - LAST_WORDS_MS, canMove: maySpeak() },
		inChannel: (firstId = messageId) => (maySpeak() ? openInChannel(firstId) : undefined),
		linkOf: (firstId = messageId) =>
			isPrivate || firstId === undefined ? undefined : messageLink(address, firstId),
		log,
		onEnd() {
			cancelRunOut();
			onEnd();
		},
		onMeaning(meaning) {
			if (meaning === 'expired') isDead = true;
		},
		onShown,
		persist,
		route,
		standing: messageId !== undefined && !hasWords ? [{ id: messageId }] : [],
		startTyping: () => () => {},
	});

	return Object.assign(surface, {
		/** An interaction is answered where the bot may not write, too. */
		silence() {},
		start(options: { readonly isPrivate: boolean }) {
			isPrivate = options.isPrivate;
			if (isPrivate || !address.standsInChannel) {
				const leftMs = aliveUntil - LAST_WORDS_MS - clock.monotonic();
				const reason = new UserError(say('render.out-of-time'));
				cancelRunOut = clock.after(Math.max(0, leftMs), () => surface.runOut(reason));
			}
			onStart(surface);
		},
	});
}
