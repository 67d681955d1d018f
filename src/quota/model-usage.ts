import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Whose } from './ledger.ts';
import { DAY_AT_MOST_MS } from './model-charges.ts';
import type { Target } from './quota.ts';
import type { Served } from './scheduler.ts';
import { countServed } from './served.ts';
import { prepared } from './statements.ts';

const HOURS = 24;

/** Who was charged how often for this model. `day`: UTC, since the epoch. */
export function peopleOf(
	database: LedgerDatabase,
	{ provider, remoteId }: Target,
	day: number,
): readonly Served[] {
	return prepared(
		database,
		`SELECT server_key, person_id, sum(requests) AS served FROM model_attempts
			WHERE provider = ? AND remote_id = ? AND hour BETWEEN ? AND ? AND state NOT IN ('void', 'outside')
			GROUP BY server_key, person_id`,
	)
		.all(provider, remoteId, day * HOURS, (day + 1) * HOURS - 1)
		.map((row) => ({
			serverKey: String(row['server_key']),
			personId: String(row['person_id']),
			served: Number(row['served']),
		}));
}

export function askedTargets(database: LedgerDatabase, steady: number): readonly Target[] {
	return prepared(
		database,
		`SELECT DISTINCT provider, remote_id FROM model_attempts
			WHERE at > ? AND state NOT IN ('void', 'outside') ORDER BY provider, remote_id`,
	)
		.all(steady - DAY_AT_MOST_MS)
		.map((row) => ({ provider: String(row['provider']), remoteId: String(row['remote_id']) }));
}

/** Of all budgets, the account's among them. */
export function chargedTo(
	database: LedgerDatabase,
	whose: Whose,
	day: number,
): { readonly used: number; readonly usedHere: number } {
	const servers = prepared(
		database,
		`SELECT server_key FROM attempts WHERE person_id = ?
			UNION SELECT server_key FROM model_attempts WHERE person_id = ?`,
	).all(whose.personId, whose.personId);
	const used = servers
		.map((row) => countServed(database, { ...whose, serverKey: String(row['server_key']) }, day))
		.reduce((all, count) => all + count, 0);
	return { used, usedHere: countServed(database, whose, day) };
}
