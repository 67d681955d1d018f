import type { LedgerDatabase } from '../store/ledger-file.ts';
import { WINDOW_MS } from './windows.ts';

/** One charged request. `at` is steady time; the days from `firstDay` to `lastDay` were charged for it. */
export type Attempt = {
	readonly id: string;
	readonly at: number;
	readonly firstDay: number;
	readonly lastDay: number;
	readonly state: 'reserved' | 'sent' | 'settled';
};

/** Shorter than the window, so that a reservation counts for as long as it may still be sent. */
export const LEASE_LASTS_MS = 60_000;
const KEPT_FOR_MS = 2 * 86_400_000;
const DAYS_KEPT = 60;
const PRUNED_AT_ONCE = 20;

const states = ['reserved', 'sent', 'settled'] as const;

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
		.prepare('SELECT * FROM attempts WHERE at > ? ORDER BY at')
		.all(now - WINDOW_MS)
		.map(toAttempt);
}

export function insertAttempt(database: LedgerDatabase, attempt: Attempt, jobId: string): void {
	database
		.prepare(
			'INSERT INTO attempts (id, job_id, at, first_day, last_day, state) VALUES (?, ?, ?, ?, ?, ?)',
		)
		.run(attempt.id, jobId, attempt.at, attempt.firstDay, attempt.lastDay, attempt.state);
}

export function countUnderWay(database: LedgerDatabase, since: number): number {
	const row = database
		.prepare("SELECT count(*) AS count FROM attempts WHERE at > ? AND state <> 'settled'")
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

/** What a day has been charged: by us, and by others as far as the provider has told. */
export function readDay(database: LedgerDatabase, day: number): { own: number; outside: number } {
	const row = database.prepare('SELECT own, outside FROM days WHERE day = ?').get(day);
	return { own: Number(row?.['own'] ?? 0), outside: Number(row?.['outside'] ?? 0) };
}

export function chargeDays(
	database: LedgerDatabase,
	first: number,
	last: number,
	change: 1 | -1,
): void {
	const charge = database.prepare(
		'INSERT INTO days (day, own) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET own = own + excluded.own',
	);
	for (let day = first; day <= last; day++) charge.run(day, change);
}

export function setOutside(database: LedgerDatabase, day: number, outside: number): void {
	database
		.prepare(
			'INSERT INTO days (day, outside) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET outside = excluded.outside',
		)
		.run(day, outside);
}

/** A few at a time: the file stays small and no single transaction grows long. */
export function prune(database: LedgerDatabase, now: number, today: number): void {
	database
		.prepare('DELETE FROM attempts WHERE id IN (SELECT id FROM attempts WHERE at < ? LIMIT ?)')
		.run(now - KEPT_FOR_MS, PRUNED_AT_ONCE);
	database.prepare('DELETE FROM days WHERE day < ?').run(today - DAYS_KEPT);
}
