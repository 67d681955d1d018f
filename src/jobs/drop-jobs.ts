import type { LedgerDatabase } from '../store/ledger-file.ts';
import { ALIVE, LASTING, OPEN } from './job-row.ts';
import type { Dropped, JobState } from './jobs.ts';

/** A condition with its values. */
type Meant = { readonly sql: string; readonly values: readonly (string | number)[] };

function meantBy(which: Dropped): Meant {
	if ('messageIds' in which) return { sql: GOES_WITH, values: [JSON.stringify(which.messageIds)] };
	if ('personId' in which) return { sql: 'person_id = ?', values: [which.personId] };
	if ('placeKeys' in which)
		return {
			sql: 'place_key IN (SELECT value FROM json_each(?))',
			values: [JSON.stringify(which.placeKeys)],
		};
	const { serverId, askedBefore = Number.MAX_SAFE_INTEGER } = which;
	return { sql: 'place_key LIKE ? AND asked_at < ?', values: [`guild:${serverId}:%`, askedBefore] };
}

/** One of the messages in a JSON list is the question's own, or what is kept of it goes with that one. */
const GOES_WITH = `id IN (WITH gone AS (SELECT value FROM json_each(?)) SELECT value FROM gone
	UNION SELECT job_id FROM job_messages WHERE message_id IN (SELECT value FROM gone))`;

/** Keeps nothing more of what is meant; what waits for another day ends. Returns the ids of all of them. */
export function drop(database: LedgerDatabase, which: Dropped, now: number): readonly string[] {
	const { sql, values } = meantBy(which);
	const ended = end(database, `state IN ${LASTING} AND ${sql}`, values, 'stopped', now);
	const emptied = database
		.prepare(
			`UPDATE jobs SET question = '' WHERE state NOT IN ${LASTING}
			AND (state NOT IN ${OPEN} OR question <> '') AND ${sql} RETURNING id`,
		)
		.all(...values)
		.map((row) => String(row['id']));
	return [...new Set([...ended, ...emptied])];
}

/** `which`: a condition with its values. Returns the ids of those that have ended now. */
export function end(
	database: LedgerDatabase,
	which: string,
	values: readonly (string | number)[],
	state: JobState,
	endedAt: number,
	question = '',
): readonly string[] {
	return database
		.prepare(
			`UPDATE jobs SET state = ?, address = '', question = ?, due_at = 0, ended_at = ?
			WHERE ${which} AND state IN ${ALIVE} RETURNING id`,
		)
		.all(state, question, endedAt, ...values)
		.map((row) => String(row['id']));
}
