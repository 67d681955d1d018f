import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Stretch } from './list-cost.ts';
import { prepared } from './statements.ts';
import { DAY_MS, WINDOW_MS } from './windows.ts';

/** `void`: provably never sent; it is not charged, and its id is used up. */
export type AttemptState = 'reserved' | 'sent' | 'settled' | 'void';

/**
 * One request. `at` is steady time; the days from `firstDay` to `lastDay` were charged for it. `units`: what it is charged by
 * the day, `tries`: how many models may be tried under it, or were, when that `isTold`; each of them counts for the minute.
 */
export type Attempt = {
	readonly id: string;
	readonly at: number;
	readonly firstDay: number;
	readonly lastDay: number;
	readonly state: AttemptState;
	readonly units: number;
	readonly tries: number;
	readonly isTold: boolean;
};

/** Shorter than the window, so that a reservation counts for as long as it may still be sent. */
export const LEASE_LASTS_MS = 60_000;
/** No answer takes longer; what a crash left unsettled does not count as under way for ever. */
export const UNDER_WAY_AT_MOST_MS = 15 * 60_000;
const KEPT_FOR_MS = 2 * DAY_MS;
const PRUNED_AT_ONCE = 20;

const states = ['reserved', 'sent', 'settled', 'void'] as const;

function toRecent(row: Record<string, unknown>): Recent {
	return {
		at: Number(row['at']),
		lastDay: Number(row['last_day']),
		state: states.find((state) => state === row['state']) ?? 'settled',
		units: Number(row['units']),
		tries: Number(row['tries']),
		isTold: row['is_told'] === 1,
	};
}

function toAttempt(row: Record<string, unknown>): Attempt {
	return {
		...toRecent(row),
		id: String(row['id']),
		firstDay: Number(row['first_day']),
	};
}

export function findAttempt(database: LedgerDatabase, id: string): Attempt | undefined {
	const row = prepared(database, 'SELECT * FROM attempts WHERE id = ?').get(id);
	return row === undefined ? undefined : toAttempt(row);
}

/** What the minute and the day's edges need to know of an attempt. */
export type Recent = Pick<Attempt, 'at' | 'lastDay' | 'state' | 'units' | 'tries' | 'isTold'>;

/** Those that count for the minute, oldest first: who may still try another model counts however old it is. */
export function attemptsInWindow(database: LedgerDatabase, now: number): readonly Recent[] {
	return prepared(
		database,
		`SELECT at, last_day, state, units, tries, is_told FROM attempts WHERE at > ? AND state <> 'void'
			UNION ALL SELECT at, last_day, state, units, tries, is_told FROM attempts
			WHERE at > ? AND at <= ? AND state = 'sent' AND tries > 1 AND is_told = 0 ORDER BY at`,
	)
		.all(now - WINDOW_MS, now - UNDER_WAY_AT_MOST_MS, now - WINDOW_MS)
		.map(toRecent);
}

/** `hour`: in which it was charged, for the picture of the day. */
export function insertAttempt(
	database: LedgerDatabase,
	{ id, at, firstDay, lastDay, units, tries, isTold }: Omit<Attempt, 'state'>,
	{
		jobId,
		serverKey,
		personId,
		hour,
	}: { jobId: string; serverKey: string; personId: string; hour: number },
): void {
	prepared(
		database,
		`INSERT INTO attempts (id, job_id, at, first_day, last_day, state, server_key, person_id, hour, units, tries, is_told)
			VALUES (?, ?, ?, ?, ?, 'reserved', ?, ?, ?, ?, ?, ?)`,
	).run(id, jobId, at, firstDay, lastDay, serverKey, personId, hour, units, tries, isTold ? 1 : 0);
}

/** What is known of it now, but for its id and its first day. */
export function updateAttempt(database: LedgerDatabase, attempt: Attempt): void {
	const { id, at, lastDay, state, units, tries, isTold } = attempt;
	prepared(
		database,
		'UPDATE attempts SET at = ?, last_day = ?, state = ?, units = ?, tries = ?, is_told = ? WHERE id = ?',
	).run(at, lastDay, state, units, tries, isTold ? 1 : 0, id);
}

/** More models may be tried under it yet, and the provider counts each when it is tried. */
export const mayTryMore = ({ state, tries, isTold }: Recent): boolean =>
	state === 'sent' && tries > 1 && !isTold;

export function countUnderWay(database: LedgerDatabase, since: number): number {
	const row = prepared(
		database,
		"SELECT count(*) AS count FROM attempts WHERE at > ? AND state IN ('reserved', 'sent')",
	).get(since);
	return Number(row?.['count']);
}

/** What was made from a moment of steady time on. */
export function readStretch(database: LedgerDatabase, since: number): Stretch {
	const row = prepared(
		database,
		`SELECT count(*) AS requests, coalesce(sum(tries), 0) AS tries,
			coalesce(min(outcome = 'answered' AND is_told = 1), 1) AS is_sure
			FROM attempts WHERE at >= ? AND state <> 'void'`,
	).get(since);
	return {
		requests: Number(row?.['requests']),
		tries: Number(row?.['tries']),
		isSure: row?.['is_sure'] === 1,
	};
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
