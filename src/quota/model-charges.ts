import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Whose } from './ledger.ts';
import type { Target } from './quota.ts';
import { prepared } from './statements.ts';
import { DAY_MS, GUARD_MS, HOUR_MS } from './windows.ts';

/** No day of any zone is longer than 25 hours: what is older counts nowhere. */
export const DAY_AT_MOST_MS = 25 * HOUR_MS + GUARD_MS;
const KEPT_FOR_MS = 2 * DAY_MS;
const PRUNED_AT_ONCE = 20;

/** `outside`: no attempt of ours, but what the provider counted beyond them. */
const states = ['reserved', 'sent', 'settled', 'void', 'outside'] as const;

/** What counts for a model. `at` is steady time; `lastDay`: the last day of the budget (`budgetDay`) on which it counts. */
export type Charge = {
	readonly at: number;
	readonly lastDay: number;
	readonly requests: number;
	readonly tokens: number;
	readonly state: (typeof states)[number];
};

export const toCharge = (row: Record<string, unknown>): Charge => ({
	at: Number(row['at']),
	lastDay: Number(row['last_day']),
	requests: Number(row['requests']),
	tokens: Number(row['tokens']),
	state: states.find((state) => state === row['state']) ?? 'settled',
});

export function findCharge(
	database: LedgerDatabase,
	id: string,
): (Charge & { readonly target: Target; readonly budgetDay: string }) | undefined {
	const row = prepared(database, 'SELECT * FROM model_attempts WHERE id = ?').get(id);
	return (
		row && {
			...toCharge(row),
			target: { provider: String(row['provider']), remoteId: String(row['remote_id']) },
			budgetDay: String(row['budget_day']),
		}
	);
}

/** `hour`: UTC, since the epoch. */
export function insertCharge(
	database: LedgerDatabase,
	id: string,
	{ provider, remoteId }: Target,
	{ at, lastDay, requests, tokens, state }: Charge,
	{
		jobId,
		serverKey,
		personId,
		budgetDay,
		hour,
	}: Whose & { jobId: string; budgetDay: string; hour: number },
): void {
	prepared(
		database,
		`INSERT INTO model_attempts (id, provider, remote_id, at, last_day, requests, tokens, state,
			job_id, server_key, person_id, budget_day, hour) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		id,
		provider,
		remoteId,
		at,
		lastDay,
		requests,
		tokens,
		state,
		jobId,
		serverKey,
		personId,
		budgetDay,
		hour,
	);
}

export function markSent(
	database: LedgerDatabase,
	id: string,
	{ at, lastDay }: Pick<Charge, 'at' | 'lastDay'>,
): void {
	prepared(
		database,
		"UPDATE model_attempts SET state = 'sent', at = ?, last_day = ? WHERE id = ?",
	).run(at, lastDay, id);
}

export function markSettled(
	database: LedgerDatabase,
	id: string,
	outcome: string,
	tokens: number,
): void {
	prepared(
		database,
		"UPDATE model_attempts SET state = 'settled', outcome = ?, tokens = ? WHERE id = ?",
	).run(outcome, tokens, id);
}

export function markVoid(database: LedgerDatabase, id: string): void {
	prepared(database, "UPDATE model_attempts SET state = 'void' WHERE id = ?").run(id);
}

/** A few at a time: the file stays small and no single transaction grows long. */
export function pruneCharges(database: LedgerDatabase, now: number): void {
	prepared(
		database,
		'DELETE FROM model_attempts WHERE id IN (SELECT id FROM model_attempts WHERE at < ? LIMIT ?)',
	).run(now - KEPT_FOR_MS, PRUNED_AT_ONCE);
}
