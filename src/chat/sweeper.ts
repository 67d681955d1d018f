import type { Arena } from '../arena/arena.ts';
import { type Clock, repeat } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log.ts';
import { type PlaceKey, serverOf } from '../place.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Conversations } from './conversations.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Ids of ended questions are kept for this long, to know one that is delivered again. */
const JOB_DAYS = 2;

/** Votes hold no texts; models of a year ago are gone. */
const VOTE_DAYS = 365;

/** Where nothing is kept on disk, memory forgets after a day. */
const DAYS_IN_MEMORY = 1;

/** A bot that is restarted more often than hourly has to forget as well. */
const FIRST_AFTER_MS = 60_000;

/** Forgets, hourly, what is old enough. `close` stops a sweep in the middle and waits for it. */
export function createSweeper({
	arena,
	conversations,
	jobs,
	privacy,
	retentions,
	compact,
	clock,
	log,
	retentionDays,
}: {
	arena: Pick<Arena, 'sweep'>;
	conversations: Pick<Conversations, 'sweep'>;
	jobs: Pick<Jobs, 'drop' | 'sweep'>;
	privacy: Pick<Privacy, 'sweep'>;
	/** Days that servers chose, by their ids. */
	retentions: () => Promise<ReadonlyMap<string, number>>;
	/** Takes off the disk what was swept. */
	compact: () => Promise<unknown>;
	clock: Clock;
	log: Logger;
	retentionDays: number;
}): { close(): Promise<void> } {
	const closing = new AbortController();
	let sweeping = Promise.resolve();

	/** A server can only shorten what the operator set. */
	async function sweepConversations(now: number): Promise<number> {
		const chosen = await retentions();
		const most = retentionDays || DAYS_IN_MEMORY;
		const oldest = (placeKey: PlaceKey) =>
			now - Math.min(most, chosen.get(serverOf(placeKey) ?? '') ?? most) * DAY_MS;
		const turns = await conversations.sweep(oldest, closing.signal);
		for (const [serverId, days] of chosen) {
			if (closing.signal.aborted) break;
			// Elsewhere they go with their jobs.
			if (days < JOB_DAYS) await jobs.drop({ serverId, askedBefore: now - days * DAY_MS });
		}
		return turns;
	}

	async function sweepOnce(): Promise<void> {
		const now = clock.now();
		try {
			const turns = await sweepConversations(now);
			const endedJobs = closing.signal.aborted ? 0 : await jobs.sweep(now - JOB_DAYS * DAY_MS);
			const votes = closing.signal.aborted ? 0 : await arena.sweep(now - VOTE_DAYS * DAY_MS);
			const threads = await privacy.sweep(closing.signal);
			if (!closing.signal.aborted) await compact();
			log.info({ turns, jobs: endedJobs, votes, threads }, 'swept what was old enough');
		} catch (error) {
			log.error({ error: describeError(error) }, 'sweeping failed and is tried again in an hour');
		}
	}

	const sweep = () => {
		sweeping = sweepOnce();
		return sweeping;
	};
	let stop = clock.after(FIRST_AFTER_MS, () => {
		stop = repeat(clock, HOUR_MS, sweep);
		void sweep();
	});
	return {
		async close() {
			stop();
			closing.abort();
			await sweeping;
		},
	};
}
