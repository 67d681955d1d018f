import type { LedgerDatabase } from '../store/ledger-file.ts';
import { ENDED, toJob } from './job-row.ts';
import type { Job } from './jobs.ts';

export const SWEPT_AT_ONCE = 500;

/** What a message is to a question, as `shows_answer` says it; `quoted`: of one that waits for another day. */
const ROLES = { asks: 0, shows: 1, quoted: 2 } as const;

export function goesWith(
	database: LedgerDatabase,
	id: string,
	messageIds: readonly string[],
	role: keyof typeof ROLES,
): void {
	database
		.prepare(
			`INSERT OR IGNORE INTO job_messages SELECT value, jobs.id, ? FROM jobs, json_each(?) WHERE jobs.id = ?`,
		)
		.run(ROLES[role], JSON.stringify(messageIds), id);
}

export function findJob(database: LedgerDatabase, handle: string): Job | undefined {
	const row = database.prepare('SELECT * FROM jobs WHERE handle = ?').get(handle);
	return row && toJob(row);
}

export function sweepSome(database: LedgerDatabase, endedBefore: number): number {
	const { changes } = database
		.prepare(
			`DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE
			(state IN ${ENDED} AND ended_at < ?) OR (state = 'offered' AND asked_at < ?) LIMIT ?)`,
		)
		.run(endedBefore, endedBefore, SWEPT_AT_ONCE);
	return Number(changes);
}
