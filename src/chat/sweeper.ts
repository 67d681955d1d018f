import { type Clock, repeat } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log.ts';
import type { Conversations } from './conversations.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Ids of ended questions are kept for this long, to know one that is delivered again. */
const JOB_DAYS = 2;

/** Where nothing is kept on disk, memory forgets after a day. */
const DAYS_IN_MEMORY = 1;

/** A bot that is restarted more often than hourly has to forget as well. */
const FIRST_AFTER_MS = 60_000;

/** Forgets, hourly, what is old enough. `close` stops a sweep in the middle and waits for it. */
export function createSweeper({
	conversations,
	jobs,
	clock,
	log,
	retentionDays,
}: {
	conversations: Pick<Conversations, 'sweep'>;
	jobs: Pick<Jobs, 'sweep'>;
	clock: Clock;
	log: Logger;
	retentionDays: number;
}): { close(): Promise<void> } {
	const closing = new AbortController();
	let sweeping = Promise.resolve();

	async function sweepOnce(): Promise<void> {
		const now = clock.now();
		try {
			const oldest = now - (retentionDays || DAYS_IN_MEMORY) * DAY_MS;
			const turns = await conversations.sweep(oldest, closing.signal);
			const endedJobs = closing.signal.aborted ? 0 : await jobs.sweep(now - JOB_DAYS * DAY_MS);
			log.info({ turns, jobs: endedJobs }, 'swept what was old enough');
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
