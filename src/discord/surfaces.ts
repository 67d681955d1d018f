import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Surface } from '../render/surface.ts';
import { type Address, readAddress } from './address.ts';
import type { Calls } from './calls.ts';
import { createChannels } from './channels.ts';
import {
	createInteractionSurface,
	type InteractionSurface,
	isTokenAlive,
} from './interaction-surface.ts';
import { createMessageSurface } from './message-surface.ts';
import type { Outbox } from './outbox.ts';
import { createRegister } from './surface-register.ts';
import { createTyping } from './typing.ts';

/** Every place where an answer appears, and what happens to those that are gone. */
export interface Surfaces {
	/** A reply to a message. It is known to `messageDeleted` until it ends. */
	forMessage(place: {
		readonly channelId: string;
		readonly questionId: string;
		readonly guildId?: string;
	}): Surface;
	forInteraction(interaction: {
		readonly id: string;
		readonly applicationId: string;
		readonly token: string;
		readonly questionId: string;
		/** Epoch ms. */
		readonly receivedAt: number;
		readonly channelId: string;
		/** Whether the bot may write messages there. */
		readonly standsInChannel: boolean;
	}): InteractionSurface;
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
}: {
	calls: Calls;
	clock: Clock;
	log: Logger;
	outbox: Outbox;
}): Surfaces {
	const channels = createChannels(clock);
	const register = createRegister();
	const startTyping = createTyping({ calls, clock, log, onMute: silence, outbox });

	function silence(channelId: string): void {
		channels.setMute(channelId);
		register.vanishIn(channelId, 'nothing can be said in this channel');
	}

	function message(
		address: Extract<Address, { kind: 'message' }>,
		isAfterRestart: boolean,
	): Surface {
		const { channelId, questionId } = address;
		const entry = register.open({ channelId, questionId });
		const surface = createMessageSurface(
			{ calls, channels, clock, log, outbox, startTyping, ...entry.hooks },
			address,
			isAfterRestart,
		);
		entry.start(surface);
		if (channels.isMute(channelId))
			surface.vanish(new Error('nothing can be said in this channel'));
		return surface;
	}

	function interaction(
		address: Extract<Address, { kind: 'interaction' }>,
		interactionId?: string,
	): InteractionSurface {
		const { channelId, questionId } = address;
		const entry = register.open({ channelId, questionId });
		return createInteractionSurface(
			{ calls, channels, clock, log, onStart: entry.start, outbox, startTyping, ...entry.hooks },
			address,
			interactionId,
		);
	}

	return {
		forMessage: (place) => message({ kind: 'message', hasWords: false, ...place }, false),
		forInteraction: ({ id, ...rest }) =>
			interaction({ kind: 'interaction', hasWords: false, isPrivate: false, ...rest }, id),
		fromAddress(text) {
			const address = readAddress(text);
			if (address?.kind === 'message') return message(address, true);
			if (address?.kind !== 'interaction') return undefined;
			const goesOn = address.standsInChannel && !address.isPrivate;
			return goesOn || isTokenAlive(address, clock.now()) ? interaction(address) : undefined;
		},
		messageDeleted(ids) {
			for (const id of ids) register.messageDeleted(id);
		},
		channelGone: (channelId) => register.vanishIn(channelId, 'the channel is gone'),
	};
}
