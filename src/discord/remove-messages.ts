import type { Clock } from '../clock.ts';
import { sleep } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Calls, Webhook } from './calls.ts';
import { DiscordRefusal, isRateLimit, meaningOf } from './refusal.ts';

const MOST_TRIES = 5;
const RETRY_MS = 2_000;
const TRIED = { edits: true, file: false, reference: false };

/**
 * Deletes the message that holds a pressed button, through the interaction as that also reaches one that only one person
 * sees, and further ones of its channel. Messages that are gone already are no error; what Discord refuses is logged.
 */
export function createMessageRemoval({
	calls,
	clock,
	log,
}: {
	calls: Pick<Calls, 'deleteAnswer' | 'deleteMessage'>;
	clock: Clock;
	log: Logger;
}) {
	/** After which wait another try may help; undefined: none does. */
	function retryIn(error: unknown): number | undefined {
		if (error instanceof DiscordRefusal && isRateLimit(error))
			return error.retryAfterMs ?? RETRY_MS;
		return meaningOf(error, TRIED) === 'outage' ? RETRY_MS : undefined;
	}

	async function remove(deleting: () => Promise<unknown>, triesLeft = MOST_TRIES): Promise<void> {
		try {
			await deleting();
		} catch (error) {
			if (meaningOf(error, TRIED) === 'deleted') return;
			const waitMs = triesLeft > 1 ? retryIn(error) : undefined;
			if (waitMs === undefined) {
				log.warn({ error: describeError(error) }, 'a message of the bot could not be deleted');
				return;
			}
			await sleep(clock, waitMs);
			await remove(deleting, triesLeft - 1);
		}
	}

	return async (
		{ channelId, messageId, webhook }: { channelId: string; messageId: string; webhook: Webhook },
		others: readonly string[],
	): Promise<void> => {
		for (const id of others) {
			if (id !== messageId) await remove(() => calls.deleteMessage(channelId, id));
		}
		await remove(() => calls.deleteAnswer(webhook, messageId));
	};
}
