import { keysOfServer } from '../place.ts';
import type { LedgerDatabase } from '../store/ledger-file.ts';
import { ALIVE, LASTING, OPEN } from './job-row.ts';
import { QUOTES_PERSON } from './job-statements.ts';
import type { Dropped, JobState } from './jobs.ts';

/** A condition with its values; `ends`: for those that wait for another day, where it is another one. */
type Meant = {
	readonly sql: string;
	readonly ends?: string;
	readonly values: readonly (string | number)[];
};

function meantBy(which: Dropped): Meant {
	if ('messageIds' in which)
		return {
			sql: goesWith(),
			ends: goesWith('AND shows_answer < 2'),
			values: [JSON.stringify(which.messageIds)],
		};
	if ('quotedPersonId' in which)
		return {
			sql: QUOTES_PERSON,
			ends: `${QUOTES_PERSON} AND FALSE`,
			values: [which.quotedPersonId],
		};
	if ('personId' in which) return { sql: 'person_id = ?', values: [which.personId] };
	if ('placeKeys' in which)
		return {
			sql: 'place_key IN (SELECT value FROM json_each(?))',
			values: [JSON.stringify(which.placeKeys)],
		};
	const { serverId, askedBefore = Number.MAX_SAFE_INTEGER } = which;
	const { before, from } = keysOfServer(serverId);
	return {
		sql: 'place_key >= ? AND place_key < ? AND asked_at < ?',
		values: [from, before, askedBefore],
	};
}

/** One of the messages in a JSON list is the question's own, or what is kept of it goes with that one. */
const goesWith = (
	more = '',
) => `id IN (WITH gone AS (SELECT value FROM json_each(?)) SELECT value FROM gone
	UNION SELECT job_id FROM job_messages WHERE message_id IN (SELECT value FROM gone) ${more})`;

/** Keeps nothing more of what is meant; what waits for another day ends, but where only something is
 * gone that it quotes: its person is told then. Returns the ids of all of them. */
export function drop(database: LedgerDatabase, which: Dropped, now: number): readonly string[] {
	const { sql, ends = sql, values } = meantBy(which);
	const ended = end(database, `state IN ${LASTING} AND ${ends}`, values, 'stopped', now);
	const emptied = database
		.prepare(
			`UPDATE jobs SET question = '' WHERE (state NOT IN ${OPEN} OR question <> '') AND ${sql} RETURNING id`,
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
