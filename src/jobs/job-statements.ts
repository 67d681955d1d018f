import type { LedgerDatabase } from '../store/ledger-file.ts';
import { ENDED, toJob } from './job-row.ts';
import type { Job, Quoted } from './jobs.ts';

export const SWEPT_AT_ONCE = 500;

/** What a message is to a question, as `shows_answer` says it. `quotedPerson`: no message, but who wrote one that it quotes. */
const ROLES = { asks: 0, shows: 1, quoted: 2, quotedPerson: 3 } as const;

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

export function quotes(database: LedgerDatabase, id: string, quoted: Quoted | undefined): void {
	goesWith(database, id, quoted?.messageIds ?? [], 'quoted');
	goesWith(database, id, quoted?.personIds ?? [], 'quotedPerson');
}

/** Those that quote somebody, by a condition with one value. */
export const QUOTES_PERSON = `id IN (SELECT job_id FROM job_messages
	WHERE message_id = ? AND shows_answer = ${ROLES.quotedPerson})`;

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
