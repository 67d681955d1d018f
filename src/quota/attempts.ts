import type { LedgerDatabase } from '../store/ledger-file.ts';
import { prepared } from './statements.ts';
import { DAY_MS, WINDOW_MS } from './windows.ts';

/** `void`: provably never sent; it is not charged, and its id is used up. */
export type AttemptState = 'reserved' | 'sent' | 'settled' | 'void';

/** One request. `at` is steady time; the days from `firstDay` to `lastDay` were charged for it. */
export type Attempt = {
	readonly id: string;
	readonly at: number;
	readonly firstDay: number;
	readonly lastDay: number;
	readonly state: AttemptState;
};

/** Shorter than the window, so that a reservation counts for as long as it may still be sent. */
export const LEASE_LASTS_MS = 60_000;
const KEPT_FOR_MS = 2 * DAY_MS;
const PRUNED_AT_ONCE = 20;

const states = ['reserved', 'sent', 'settled', 'void'] as const;

function toRecent(row: Record<string, unknown>): Recent {
	return {
		at: Number(row['at']),
		lastDay: Number(row['last_day']),
		state: states.find((state) => state === row['state']) ?? 'settled',
	};
}

function toAttempt(row: Record<string, unknown>): Attempt {
	return { ...toRecent(row), id: String(row['id']), firstDay: Number(row['first_day']) };
}

export function findAttempt(database: LedgerDatabase, id: string): Attempt | undefined {
	const row = prepared(database, 'SELECT * FROM attempts WHERE id = ?').get(id);
	return row === undefined ? undefined : toAttempt(row);
}

/** What the minute and the day's edges need to know of an attempt. */
export type Recent = Pick<Attempt, 'at' | 'lastDay' | 'state'>;

/** Those that count for the minute, oldest first. */
export function attemptsInWindow(database: LedgerDatabase, now: number): readonly Recent[] {
	return prepared(
		database,
		"SELECT at, last_day, state FROM attempts WHERE at > ? AND state <> 'void' ORDER BY at",
	)
		.all(now - WINDOW_MS)
		.map(toRecent);
}

/** `hour`: in which it was charged, for the picture of the day. */
export function insertAttempt(
	database: LedgerDatabase,
	{ id, at, firstDay, lastDay }: Omit<Attempt, 'state'>,
	{
		jobId,
		serverKey,
		personId,
		hour,
	}: { jobId: string; serverKey: string; personId: string; hour: number },
): void {
	prepared(
		database,
		`INSERT INTO attempts (id, job_id, at, first_day, last_day, state, server_key, person_id, hour)
			VALUES (?, ?, ?, ?, ?, 'reserved', ?, ?, ?)`,
	).run(id, jobId, at, firstDay, lastDay, serverKey, personId, hour);
}

export function countUnderWay(database: LedgerDatabase, since: number): number {
	const row = prepared(
		database,
		"SELECT count(*) AS count FROM attempts WHERE at > ? AND state IN ('reserved', 'sent')",
	).get(since);
	return Number(row?.['count']);
}

/** Those made on this day alone that the provider must have counted. */
export function countSure(database: LedgerDatabase, day: number): number {
	const row = prepared(
		database,
		"SELECT count(*) AS count FROM attempts WHERE first_day = ? AND last_day = ? AND outcome IN ('answered', 'refused')",
	).get(day, day);
	return Number(row?.['count']);
}

/** A few at a time: the file stays small and no single transaction grows long. */
export function pruneAttempts(database: LedgerDatabase, now: number): void {
	prepared(
		database,
		'DELETE FROM attempts WHERE id IN (SELECT id FROM attempts WHERE at < ? LIMIT ?)',
	).run(now - KEPT_FOR_MS, PRUNED_AT_ONCE);
}
