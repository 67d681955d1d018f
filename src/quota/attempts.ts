import type { LedgerDatabase } from '../store/ledger-file.ts';
import { WINDOW_MS } from './windows.ts';

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
const KEPT_FOR_MS = 2 * 86_400_000;
const PRUNED_AT_ONCE = 20;

const states = ['reserved', 'sent', 'settled', 'void'] as const;

function toAttempt(row: Record<string, unknown>): Attempt {
	return {
		id: String(row['id']),
		at: Number(row['at']),
		firstDay: Number(row['first_day']),
		lastDay: Number(row['last_day']),
		state: states.find((state) => state === row['state']) ?? 'settled',
	};
}

export function findAttempt(database: LedgerDatabase, id: string): Attempt | undefined {
	const row = database.prepare('SELECT * FROM attempts WHERE id = ?').get(id);
	return row === undefined ? undefined : toAttempt(row);
}

/** Those that count for the minute, oldest first. */
export function attemptsInWindow(database: LedgerDatabase, now: number): readonly Attempt[] {
	return database
		.prepare("SELECT * FROM attempts WHERE at > ? AND state <> 'void' ORDER BY at")
		.all(now - WINDOW_MS)
		.map(toAttempt);
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
	database
		.prepare(
			`INSERT INTO attempts (id, job_id, at, first_day, last_day, state, server_key, person_id, hour)
			VALUES (?, ?, ?, ?, ?, 'reserved', ?, ?, ?)`,
		)
		.run(id, jobId, at, firstDay, lastDay, serverKey, personId, hour);
}

export function countUnderWay(database: LedgerDatabase, since: number): number {
	const row = database
		.prepare(
			"SELECT count(*) AS count FROM attempts WHERE at > ? AND state IN ('reserved', 'sent')",
		)
		.get(since);
	return Number(row?.['count']);
}

/** Those made on this day alone that the provider must have counted. */
export function countSure(database: LedgerDatabase, day: number): number {
	const row = database
		.prepare(
			"SELECT count(*) AS count FROM attempts WHERE first_day = ? AND last_day = ? AND outcome IN ('answered', 'refused')",
		)
		.get(day, day);
	return Number(row?.['count']);
}

/** A few at a time: the file stays small and no single transaction grows long. */
export function pruneAttempts(database: LedgerDatabase, now: number): void {
	database
		.prepare('DELETE FROM attempts WHERE id IN (SELECT id FROM attempts WHERE at < ? LIMIT ?)')
		.run(now - KEPT_FOR_MS, PRUNED_AT_ONCE);
}
