import type { Clock } from '../clock.ts';
import type { Calls } from './calls.ts';
import { deferAnswer } from './defer-answer.ts';
import type { Opening } from './opening-surfaces.ts';
import type { Persist } from './persistent.ts';
import { createMessageRemoval } from './remove-messages.ts';
import type { Surfaces } from './surfaces.ts';

/** What a press on a button can be answered with. */
export function createPressSurfaces({
	calls,
	clock,
	opening: { aside, inChannel, interaction, isMute, makers, openly },
	persist,
}: {
	calls: Calls;
	clock: Clock;
	opening: Opening;
	persist: Persist;
}): Surfaces['forPress'] {
	const removeMessages = createMessageRemoval({ calls, makers, persist });

	return ({ id, ...rest }, { id: messageId, isPrivate }) => {
		const { token } = rest;
		const surface = interaction({ ...rest, isPrivate: true, ownsOriginal: false });
		const pressed = interaction({ ...rest, isPrivate, messageId, ownsOriginal: true });
		const { applicationId, channelId, guildId, questionId, standsInChannel } = rest;
		return {
			surface,
			pressed: Object.assign(pressed, {
				remove: (others: readonly string[]) =>
					removeMessages(
						{ channelId, isPrivate, messageId, webhook: { applicationId, token } },
						others,
					),
			}),
			aside: () => aside(rest),
			beside(replyTo: string | undefined) {
				if (!standsInChannel || isMute(channelId)) return openly(rest);
				return inChannel({ channelId, guildId, questionId, replyTo });
			},
			async acknowledge() {
				// Before Discord answers, so that a message that is deleted meanwhile is known to be.
				surface.start({ isPrivate: true });
				pressed.start({ isPrivate });
				try {
					await deferAnswer({ as: 'pressed', calls, clock, id, token });
				} catch (error) {
					surface.abandon();
					pressed.abandon();
					throw error;
				}
			},
		};
	};
}
