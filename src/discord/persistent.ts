import { type Clock, sleep } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { DiscordRefusal, isRateLimit, meaningOf } from './refusal.ts';

const MOST_TRIES = 5;
const RETRY_MS = 2_000;
/** Somebody may wait for it, and the bot may want to leave. */
const LONGEST_MS = 10_000;
const TRIED = { edits: true, file: false, reference: false };

type Change = () => Promise<unknown>;

/** After which wait another try may help; undefined: none does. */
function retryIn(error: unknown): number | undefined {
	if (error instanceof DiscordRefusal && isRateLimit(error)) return error.retryAfterMs ?? RETRY_MS;
	return meaningOf(error, TRIED) === 'outage' ? RETRY_MS : undefined;
}

async function failureOf(change: Change): Promise<unknown> {
	try {
		await change();
		return undefined;
	} catch (error) {
		return meaningOf(error, TRIED) === 'deleted' ? undefined : error;
	}
}

/**
 * For small changes of messages that stand already, one after the other: tries each a few times where that helps, and
 * begins no wait that would end later than ten seconds after the first; an aborted `signal` ends a wait. That a message is
 * gone is no error; false: some of it could not be done, which is logged with `sentence`.
 */
export function createPersistent({
	clock,
	log,
	signal,
}: {
	clock: Clock;
	log: Logger;
	signal: AbortSignal;
}) {
	async function make(change: Change, until: number): Promise<void> {
		for (let triesLeft = MOST_TRIES - 1; ; triesLeft--) {
			const failure = await failureOf(change);
			if (failure === undefined) return;
			const waitMs = triesLeft > 0 ? retryIn(failure) : undefined;
			if (waitMs === undefined || clock.monotonic() + waitMs > until) throw failure;
			await sleep(clock, waitMs, signal);
		}
	}

	return async function persist(changes: readonly Change[], sentence: string): Promise<boolean> {
		const until = clock.monotonic() + LONGEST_MS;
		let isDone = true;
		for (const change of changes) {
			try {
				await make(change, until);
			} catch (error) {
				log.warn({ error: describeError(error) }, sentence);
				isDone = false;
			}
		}
		return isDone;
	};
}

export type Persist = ReturnType<typeof createPersistent>;
