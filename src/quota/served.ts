import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Whose } from './ledger.ts';
import { prepared } from './statements.ts';

const HOURS = 24;

/** What this person was charged on this server on a day, of all budgets. `day`: UTC, since the epoch. */
export function countServed(
	database: LedgerDatabase,
	{ serverKey, personId }: Whose,
	day: number,
): number {
	const ofAccount = prepared(
		database,
		`SELECT coalesce(sum(units), 0) AS count FROM attempts
			WHERE first_day <= ? AND last_day >= ? AND state <> 'void' AND server_key = ? AND person_id = ?`,
	).get(day, day, serverKey, personId);
	const ofModels = prepared(
		database,
		`SELECT coalesce(sum(requests), 0) AS count FROM model_attempts
			WHERE hour BETWEEN ? AND ? AND state <> 'void' AND server_key = ? AND person_id = ?`,
	).get(day * HOURS, (day + 1) * HOURS - 1, serverKey, personId);
	return Number(ofAccount?.['count']) + Number(ofModels?.['count']);
}

/** How much more they may have there on that day; `cap` undefined: any number. */
export const mayHave = (
	database: LedgerDatabase,
	whose: Whose,
	day: number,
	cap: number | undefined,
): number =>
	cap === undefined ? Number.POSITIVE_INFINITY : cap - countServed(database, whose, day);
