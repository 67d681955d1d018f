import type { Clock } from '../clock.ts';
import { muting } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Surface } from '../render/surface.ts';
import type { Address } from './address.ts';
import type { Calls } from './calls.ts';
import { createChannels } from './channels.ts';
import {
	createInteractionSurface,
	type InteractionAddress,
	type InteractionSurface,
	tokenDiesAt,
} from './interaction-surface.ts';
import { createMakers } from './makers.ts';
import { createMessageSurface } from './message-surface.ts';
import type { Outbox } from './outbox.ts';
import type { Persist } from './persistent.ts';
import { createRegister } from './surface-register.ts';
import type { Interaction } from './surfaces.ts';
import { createTyping } from './typing.ts';

export type OpeningParts = {
	readonly calls: Calls;
	readonly clock: Clock;
	readonly log: Logger;
	readonly outbox: Outbox;
	readonly persist: Persist;
};

/** Opens surfaces, each known to the register until it ends. */
export function createOpening({ calls, clock, log, outbox, persist }: OpeningParts) {
	const channels = createChannels(clock);
	const makers = createMakers(clock);
	const register = createRegister();
	let besides = 0;
	const startTyping = createTyping({ calls, clock, log, onMute: silence, outbox });

	function silence(channelId: string): void {
		channels.setMute(channelId);
		register.silenceIn(channelId, muting());
	}

	function message(address: Extract<Address, { kind: 'message' }>, version: string): Surface {
		const { channelId, questionId } = address;
		const entry = register.open({ channelId, questionId });
		const surface = createMessageSurface(
			{ calls, channels, clock, log, outbox, persist, startTyping, ...entry.hooks },
			address,
			version,
		);
		entry.start(surface);
		if (channels.isMute(channelId)) surface.vanish(muting());
		return surface;
	}

	function interaction(
		given: Omit<InteractionAddress, 'kind' | 'hasWords'> & { readonly hasWords?: boolean },
	): InteractionSurface {
		const address = { hasWords: false, ...given, kind: 'interaction' } as const;
		const { applicationId, channelId, guildId, messageId, questionId, token } = address;
		const entry = register.open({ channelId, messageId, questionId });
		const { onEnd, onShown } = entry.hooks;
		return createInteractionSurface(
			{
				calls,
				channels,
				clock,
				log,
				onEnd,
				onShown(id) {
					onShown(id);
					makers.remember(id, { applicationId, token }, tokenDiesAt(address));
				},
				onStart: entry.start,
				openInChannel: (replyTo) => inChannel({ channelId, guildId, questionId, replyTo }),
				outbox,
				persist,
				startTyping,
			},
			address,
		);
	}

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
		aside,
		inChannel,
		interaction,
		isMute: channels.isMute,
		makers,
		message,
		openly,
		register,
	};
}

export type Opening = ReturnType<typeof createOpening>;
