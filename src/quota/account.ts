import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Moment, NotedMoment } from './ledger-time.ts';
import type { LearnedLimits } from './limits.ts';
import { type ListCost, listCosts } from './list-cost.ts';
import type { QuietPoll } from './reconcile.ts';
import { prepared } from './statements.ts';

/** The one row that tells of the account. `beganSteady`, `frozenUntil`, `closedAt` and `lastStamp` are steady time, the others wall time. */
export type Account = LearnedLimits &
	NotedMoment & {
		/** From when on the ledger knows what was spent, by the wall and in steady time; 0: from ever. */
		readonly beganAt: number;
		readonly beganSteady: number;
		readonly frozenUntil: number;
		readonly closedUntil: number;
		/** A closing ends a day after this, whatever the wall did meanwhile. */
		readonly closedAt: number;
		/** The day's limit as it was believed when the provider closed the day. */
		readonly closedLimit: number;
		/** 0: never heard. */
		readonly counterAt: number;
		readonly quiet: QuietPoll | undefined;
		readonly lists: ListCost;
	};

export function readAccount(database: LedgerDatabase): Account {
	const row = prepared(database, 'SELECT * FROM account').get();
	if (row === undefined) throw new Error('the ledger has no account');
	const quietAt = Number(row['quiet_at']);
	const listsSince = Number(row['lists_since']);
	const costOf = (text: unknown) => listCosts.find((cost) => cost === text);
	return {
		beganAt: Number(row['began_at']),
		beganSteady: Number(row['began_steady']),
		lastStamp: Number(row['last_stamp']),
		lastWall: Number(row['last_wall']),
		notedSteady: Number(row['noted_steady']),
		notedMonotonic: Number(row['noted_monotonic']),
		notedWall: Number(row['noted_wall']),
		frozenUntil: Number(row['frozen_until']),
		minuteLimit: Number(row['minute_limit']),
		minuteLimitUntil: Number(row['minute_limit_until']),
		dayLimit: Number(row['day_limit']),
		closedUntil: Number(row['closed_until']),
		closedAt: Number(row['closed_at']),
		closedLimit: Number(row['closed_limit']),
		counterAt: Number(row['counter_at']),
		quiet:
			quietAt === 0
				? undefined
				: { at: quietAt, used: Number(row['quiet_used']), day: Number(row['quiet_day']) },
		lists: {
			known: costOf(row['lists_cost']),
			hint: costOf(row['lists_hint']),
			base:
				listsSince === 0
					? undefined
					: { at: listsSince, used: Number(row['lists_used']), day: Number(row['lists_day']) },
		},
	};
}

/** `moment`: when this is, noted for whoever takes the ledger up next. */
export function writeAccount(database: LedgerDatabase, account: Account, moment: Moment): void {
	const { quiet, lists } = account;
	prepared(
		database,
		`UPDATE account SET last_stamp = ?, last_wall = ?, frozen_until = ?, minute_limit = ?, minute_limit_until = ?,
			day_limit = ?, closed_until = ?, closed_at = ?, closed_limit = ?, counter_at = ?, quiet_at = ?, quiet_used = ?, quiet_day = ?,
			lists_cost = ?, lists_hint = ?, lists_since = ?, lists_used = ?, lists_day = ?,
			noted_steady = ?, noted_monotonic = ?, noted_wall = ?`,
	).run(
		account.lastStamp,
		account.lastWall,
		account.frozenUntil,
		account.minuteLimit,
		account.minuteLimitUntil,
		account.dayLimit,
		account.closedUntil,
		account.closedAt,
		account.closedLimit,
		account.counterAt,
		quiet?.at ?? 0,
		quiet?.used ?? 0,
		quiet?.day ?? 0,
		lists.known ?? '',
		lists.hint ?? '',
		lists.base?.at ?? 0,
		lists.base?.used ?? 0,
		lists.base?.day ?? 0,
		moment.steady,
		moment.monotonic,
		moment.now,
	);
}

/** Something was charged at this moment: time never runs behind it any more. */
export function stamp(database: LedgerDatabase, account: Account, moment: Moment): void {
	writeAccount(database, { ...account, lastStamp: moment.steady, lastWall: moment.wall }, moment);
}
