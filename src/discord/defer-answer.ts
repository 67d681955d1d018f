import { type APIInteractionResponse, InteractionResponseType, MessageFlags } from 'discord.js';
import { type Clock, sleep } from '../clock.ts';
import { AcknowledgementLost } from '../errors.ts';
import type { Calls } from './calls.ts';
import { DiscordRefusal } from './refusal.ts';

/** Discord waits three seconds for the first answer. */
const WITHIN_MS = 2500;
const TRY_AGAIN_MS = 200;
const ALREADY_ACKNOWLEDGED = 40_060;

/** How an answer that comes later is announced: as a new message for all or for one, or as a change of the pressed one. */
const RESPONSES = {
	public: { type: InteractionResponseType.DeferredChannelMessageWithSource },
	private: {
		type: InteractionResponseType.DeferredChannelMessageWithSource,
		data: { flags: MessageFlags.Ephemeral },
	},
	pressed: { type: InteractionResponseType.DeferredMessageUpdate },
} as const satisfies Record<string, APIInteractionResponse>;

/** Takes an interaction, to be answered later. Rejects with AcknowledgementLost when Discord no longer waits. */
export async function deferAnswer({
	calls,
	as,
	clock,
	id,
	token,
}: {
	calls: Pick<Calls, 'answerInteraction'>;
	as: keyof typeof RESPONSES;
	clock: Clock;
	id: string;
	token: string;
}): Promise<void> {
	const deadline = clock.monotonic() + WITHIN_MS;
	for (let tries = 1; ; tries++) {
		try {
			await calls.answerInteraction({ id, token }, RESPONSES[as]);
			return;
		} catch (error) {
			// A first try whose answer was lost may have been heard.
			if (tries > 1 && codeOf(error) === ALREADY_ACKNOWLEDGED) return;
			if (isForGood(error) || clock.monotonic() > deadline) {
				throw new AcknowledgementLost('Discord no longer waits', { cause: error });
			}
		}
		await sleep(clock, TRY_AGAIN_MS);
	}
}

function codeOf(error: unknown): number | undefined {
	return error instanceof DiscordRefusal ? error.code : undefined;
}

function isForGood(error: unknown): boolean {
	return error instanceof DiscordRefusal && error.status < 500;
}
