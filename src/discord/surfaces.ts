import type { Clock } from '../clock.ts';
import type { Pressed } from '../command.ts';
import type { Logger } from '../log.ts';
import type { Surface } from '../render/surface.ts';
import { type Address, readAddress } from './address.ts';
import type { Calls } from './calls.ts';
import { createChannels } from './channels.ts';
import { deferAnswer } from './defer-answer.ts';
import {
	createInteractionSurface,
	type InteractionAddress,
	type InteractionSurface,
	isTokenAlive,
} from './interaction-surface.ts';
import { createMessageSurface } from './message-surface.ts';
import type { Outbox } from './outbox.ts';
import type { Persist } from './persistent.ts';
import { createMessageRemoval } from './remove-messages.ts';
import { createRegister } from './surface-register.ts';
import { takeBack } from './take-back.ts';
import { createTyping } from './typing.ts';

/** Tells the messages of this process from those of the one that was there before. */
const AFTER_RESTART = 'again ';

export type Interaction = Pick<
	InteractionAddress,
	| 'applicationId'
	| 'channelId'
	| 'guildId'
	| 'questionId'
	| 'receivedAt'
	| 'standsInChannel'
	| 'token'
> & { readonly id: string };

/** Every place where an answer appears, and what happens to those that are gone. */
export interface Surfaces {
	/** A reply to a message. It is known to `messageDeleted` until it ends. */
	forMessage(place: {
		readonly channelId: string;
		readonly questionId: string;
		readonly guildId?: string;
	}): Surface;
	/** The same in the thread that was opened on the question, where there is nothing to reply to. */
	forThread(place: {
		readonly channelId: string;
		readonly questionId: string;
		readonly guildId: string;
	}): Surface;
	forInteraction(interaction: Interaction): Surface & {
		/** One more line that only who asked sees; once it is acknowledged. */
		aside(): Surface;
		/** Rejects with AcknowledgementLost when Discord no longer waits. */
		acknowledge(visible: 'public' | 'private'): Promise<void>;
		/** Takes the acknowledgement off the screen again while nothing else stands there; false: it stays. */
		takeBack(): Promise<boolean>;
	};
	/** A button under a message was pressed. */
	forPress(
		interaction: Interaction,
		message: { readonly id: string; readonly isPrivate: boolean },
	): {
		/** New messages that only who pressed sees. */
		readonly surface: Surface;
		/** The message that holds the button. */
		readonly pressed: Pressed;
		aside(): Surface;
		/** A new message that everybody sees, in reply to this one: of the channel where the bot may write there. */
		beside(messageId: string | undefined): Surface;
		/** Rejects with AcknowledgementLost when Discord no longer waits. */
		acknowledge(): Promise<void>;
	};
	/**
	 * What a process before this one left: words that stand are left alone and followed by a new message. undefined
	 * where nothing can be shown any more.
	 */
	fromAddress(address: string): Surface | undefined;
	/** The messages, be they questions or answers, are no more. */
	messageDeleted(ids: readonly string[]): void;
	channelGone(channelId: string): void;
}

export function createSurfaces({
	calls,
	clock,
	log,
	outbox,
	persist,
}: {
	calls: Calls;
	clock: Clock;
	log: Logger;
	outbox: Outbox;
	persist: Persist;
}): Surfaces {
	const channels = createChannels(clock);
	const register = createRegister();
	let besides = 0;
	const startTyping = createTyping({ calls, clock, log, onMute: silence, outbox });

	function silence(channelId: string): void {
		channels.setMute(channelId);
		register.vanishIn(channelId, 'nothing can be said in this channel');
	}

	function message(address: Extract<Address, { kind: 'message' }>, version: string): Surface {
		const { channelId, questionId } = address;
		const entry = register.open({ channelId, questionId });
		const surface = createMessageSurface(
			{ calls, channels, clock, log, outbox, startTyping, ...entry.hooks },
			address,
			version,
		);
		entry.start(surface);
		if (channels.isMute(channelId))
			surface.vanish(new Error('nothing can be said in this channel'));
		return surface;
	}

	function interaction(
		given: Omit<InteractionAddress, 'kind' | 'hasWords'> & { readonly hasWords?: boolean },
	): InteractionSurface {
		const address = { hasWords: false, ...given, kind: 'interaction' } as const;
		const { channelId, guildId, messageId, questionId } = address;
		const entry = register.open({ channelId, messageId, questionId });
		return createInteractionSurface(
			{
				calls,
				channels,
				clock,
				log,
				onStart: entry.start,
				openInChannel: (replyTo) => inChannel({ channelId, guildId, questionId, replyTo }),
				outbox,
				startTyping,
				...entry.hooks,
			},
			address,
		);
	}

	const removeMessages = createMessageRemoval({ calls, persist });

	/** One more message of the channel beside what was answered there already. */
	function inChannel({
		channelId,
		guildId,
		questionId,
		replyTo,
	}: Pick<Interaction, 'channelId' | 'guildId' | 'questionId'> & { replyTo: string | undefined }) {
		const place = { channelId, questionId, ...(guildId !== undefined && { guildId }) };
		const reply = { hasWords: false, ...(replyTo !== undefined && { replyTo }) };
		return message({ kind: 'message', ...place, ...reply }, `beside ${besides++} `);
	}

	/** One more message that everybody sees, for as long as the interaction can be answered. */
	function openly(place: Omit<Interaction, 'id'>): Surface {
		const surface = interaction({ ...place, isPrivate: false, ownsOriginal: false });
		surface.start({ isPrivate: false });
		return surface;
	}

	/** One more message that only who called sees. */
	function aside(place: Omit<Interaction, 'id'>): Surface {
		const surface = interaction({ ...place, isPrivate: true, ownsOriginal: false });
		surface.start({ isPrivate: true });
		return surface;
	}

	return {
		forMessage: (place) =>
			message({ kind: 'message', hasWords: false, replyTo: place.questionId, ...place }, ''),
		forThread: (place) => message({ kind: 'message', hasWords: false, ...place }, 'thread '),
		forInteraction({ id, ...rest }) {
			const { token } = rest;
			const surface = interaction({ ...rest, isPrivate: false, ownsOriginal: true });
			return Object.assign(surface, {
				aside: () => aside(rest),
				async acknowledge(visible: 'public' | 'private') {
					await deferAnswer({ as: visible, calls, clock, id, token });
					surface.start({ isPrivate: visible === 'private' });
				},
				async takeBack() {
					if (!surface.isUntouched()) return false;
					const { applicationId } = rest;
					const isGone = await takeBack({ calls, log }, { applicationId, token });
					if (isGone) surface.abandon();
					return isGone;
				},
			});
		},
		forPress({ id, ...rest }, { id: messageId, isPrivate }) {
			const { token } = rest;
			const surface = interaction({ ...rest, isPrivate: true, ownsOriginal: false });
			const pressed = interaction({ ...rest, isPrivate, messageId, ownsOriginal: true });
			const { applicationId, channelId, guildId, questionId, standsInChannel } = rest;
			return {
				surface,
				pressed: Object.assign(pressed, {
					remove: (others: readonly string[]) =>
						removeMessages(
							{ channelId, messageId, webhook: { applicationId, token } },
							isPrivate ? [] : others,
						),
				}),
				aside: () => aside(rest),
				beside(replyTo: string | undefined) {
					if (!standsInChannel || channels.isMute(channelId)) return openly(rest);
					return inChannel({ channelId, guildId, questionId, replyTo });
				},
				async acknowledge() {
					await deferAnswer({ as: 'pressed', calls, clock, id, token });
					surface.start({ isPrivate: true });
					pressed.start({ isPrivate });
				},
			};
		},
		fromAddress(text) {
			const address = readAddress(text);
			if (address?.kind === 'message') return message(address, AFTER_RESTART);
			if (address?.kind !== 'interaction') return undefined;
			const goesOn = address.standsInChannel && !address.isPrivate;
			if (!goesOn && !isTokenAlive(address, clock.now())) return undefined;
			const surface = interaction(address);
			surface.start(address);
			return surface;
		},
		messageDeleted(ids) {
			for (const id of ids) register.messageDeleted(id);
		},
		channelGone: (channelId) => register.vanishIn(channelId, 'the channel is gone'),
	};
}
