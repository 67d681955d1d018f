import { readAddress } from './address.ts';
import { deferAnswer } from './defer-answer.ts';
import { tokenDiesAt } from './interaction-surface.ts';
import { createOpening, type OpeningParts } from './opening-surfaces.ts';
import { createPressSurfaces } from './press-surfaces.ts';
import type { Surfaces } from './surfaces.ts';
import { takeBack } from './take-back.ts';

/** Tells the messages of this process from those of the one that was there before. */
const AFTER_RESTART = 'again ';

export function createSurfaces(parts: OpeningParts): Surfaces {
	const { calls, clock, log, persist } = parts;
	const opening = createOpening(parts);
	const { aside, interaction, message, register } = opening;
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
		forPress: createPressSurfaces({ calls, clock, opening, persist }),
		fromAddress(text) {
			const address = readAddress(text);
			if (address?.kind === 'message') return message(address, AFTER_RESTART);
			if (address?.kind !== 'interaction') return undefined;
			const goesOn = address.standsInChannel && !address.isPrivate;
			if (!goesOn && clock.now() >= tokenDiesAt(address)) return undefined;
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
