import { type Clock, sleep } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { DiscordRefusal, isRateLimit, meaningOf } from './refusal.ts';

const MOST_TRIES = 5;
const RETRY_MS = 2_000;
const TRIED = { edits: true, file: false, reference: false };

/** After which wait another try may help; undefined: none does. */
function retryIn(error: unknown): number | undefined {
	if (error instanceof DiscordRefusal && isRateLimit(error)) return error.retryAfterMs ?? RETRY_MS;
	return meaningOf(error, TRIED) === 'outage' ? RETRY_MS : undefined;
}

/**
 * For small changes of messages that stand already: tries a few times where that helps. That the message is gone is no
 * error; false: Discord refuses, which is logged with `sentence`.
 */
export function createPersistent({ clock, log }: { clock: Clock; log: Logger }) {
	return async function persist(
		change: () => Promise<unknown>,
		sentence: string,
		triesLeft = MOST_TRIES,
	): Promise<boolean> {
		try {
			await change();
			return true;
		} catch (error) {
			if (meaningOf(error, TRIED) === 'deleted') return true;
			const waitMs = triesLeft > 1 ? retryIn(error) : undefined;
			if (waitMs === undefined) {
				log.warn({ error: describeError(error) }, sentence);
				return false;
			}
			await sleep(clock, waitMs);
			return await persist(change, sentence, triesLeft - 1);
		}
	};
}

export type Persist = ReturnType<typeof createPersistent>;
