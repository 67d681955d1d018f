import type { LedgerDatabase } from '../store/ledger-file.ts';
import { prepared } from './statements.ts';

const DAYS_KEPT = 60;

/** What a day has been charged: by us, and by others as far as the provider has told. */
export function readDay(database: LedgerDatabase, day: number): { own: number; outside: number } {
	const row = prepared(database, 'SELECT own, outside FROM days WHERE day = ?').get(day);
	return { own: Number(row?.['own'] ?? 0), outside: Number(row?.['outside'] ?? 0) };
}

export function chargeDays(
	database: LedgerDatabase,
	first: number,
	last: number,
	change: number,
): void {
	const charge = prepared(
		database,
		'INSERT INTO days (day, own) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET own = own + excluded.own',
	);
	for (let day = first; day <= last; day++) charge.run(day, change);
}

export function setOutside(database: LedgerDatabase, day: number, outside: number): void {
	prepared(
		database,
		'INSERT INTO days (day, outside) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET outside = excluded.outside',
	).run(day, outside);
}

/** Notes how many the day has, and since when they are spent (epoch ms), until some are left again. */
export function noteLimit(
	database: LedgerDatabase,
	day: number,
	{ limit, isSpent, at }: { limit: number; isSpent: boolean; at: number },
): void {
	prepared(
		database,
		`INSERT INTO days (day, day_limit, spent_at) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET
			day_limit = excluded.day_limit,
			spent_at = CASE WHEN spent_at > 0 AND excluded.spent_at > 0 THEN spent_at ELSE excluded.spent_at END`,
	).run(day, limit, isSpent ? at : 0);
}

/** Of the days themselves all are kept: a clock that once ran far ahead must not have one forgotten. */
export function pruneDays(database: LedgerDatabase, today: number): void {
	prepared(database, 'DELETE FROM savings WHERE day < ?').run(today - DAYS_KEPT);
	prepared(database, 'DELETE FROM asked WHERE hour < ?').run((today - DAYS_KEPT) * 24);
}
