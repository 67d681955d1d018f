import type { LedgerDatabase } from '../store/ledger-file.ts';
import { type Charge, toCharge } from './model-charges.ts';
import type { Target } from './quota.ts';
import { prepared } from './statements.ts';
import { WINDOW_MS } from './windows.ts';

/** As the triggers of the schema sum them up: so long a piece of steady time is one row. */
const SLOT_MS = 240_000;

/**
 * All that may count still, oldest first. A model may be asked thousands of times a day: of what neither counts for the minute
 * nor ends within the next one, the sums of its slots are enough. Each is as young as its slot's end.
 */
export function chargesSince(
	database: LedgerDatabase,
	target: Target,
	since: number,
	steady: number,
): readonly Charge[] {
	const [first, last] = [slotOf(since + WINDOW_MS) + 1, slotOf(steady - WINDOW_MS)];
	if (first >= last) return rowsBetween(database, target, since, Number.MAX_SAFE_INTEGER);
	return [
		...rowsBetween(database, target, since, first * SLOT_MS),
		...sumsBetween(database, target, first, last),
		...rowsBetween(database, target, last * SLOT_MS - 1, Number.MAX_SAFE_INTEGER),
	];
}

const slotOf = (at: number) => Math.floor(at / SLOT_MS);

function rowsBetween(
	database: LedgerDatabase,
	{ provider, remoteId }: Target,
	after: number,
	before: number,
): readonly Charge[] {
	return prepared(
		database,
		`SELECT at, last_day, requests, tokens, state FROM model_attempts
			WHERE provider = ? AND remote_id = ? AND at > ? AND at < ? AND state <> 'void' ORDER BY at`,
	)
		.all(provider, remoteId, after, before)
		.map(toCharge);
}

/** From one slot to before another. Their tokens are our own only, which alone count for more than the minute. */
function sumsBetween(
	database: LedgerDatabase,
	{ provider, remoteId }: Target,
	first: number,
	last: number,
): readonly Charge[] {
	return prepared(
		database,
		`SELECT (slot + 1) * ${SLOT_MS} - 1 AS at, last_day, requests, tokens, 'settled' AS state FROM model_sums
			WHERE provider = ? AND remote_id = ? AND slot >= ? AND slot < ? AND requests > 0 ORDER BY slot`,
	)
		.all(provider, remoteId, first, last)
		.map(toCharge);
}
