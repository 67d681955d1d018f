import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Tally, Usage } from './ledger.ts';
import type { Saving } from './quota.ts';
import { prepared } from './statements.ts';
import { DAY_MS, HOUR_MS } from './windows.ts';

const HOURS = 24;
const DAYS_TOLD = 7;

const savings: readonly Saving[] = ['joined', 'merged', 'spared'];

/** Adds to what was asked in this hour and saved on this day. `wall`: epoch ms. */
export function addTally(database: LedgerDatabase, tally: Tally, wall: number): void {
	const { asked = 0, ...saved } = tally;
	if (asked > 0)
		prepared(
			database,
			'INSERT INTO asked (hour, count) VALUES (?, ?) ON CONFLICT (hour) DO UPDATE SET count = count + excluded.count',
		).run(Math.floor(wall / HOUR_MS), asked);
	const save = prepared(
		database,
		'INSERT INTO savings (day, kind, count) VALUES (?, ?, ?) ON CONFLICT (day, kind) DO UPDATE SET count = count + excluded.count',
	);
	for (const kind of savings) {
		const count = saved[kind] ?? 0;
		if (count > 0) save.run(Math.floor(wall / DAY_MS), kind, count);
	}
}

/** What the file knows of how the budget is used. `today`: UTC days since the epoch. */
export function readUsage(database: LedgerDatabase, today: number): Usage {
	const all = (sql: string, ...values: number[]) => prepared(database, sql).all(...values);
	// A clock that ran ahead for a while has left rows of days to come.
	const lastHour = (today + 1) * HOURS - 1;
	const people = all(
		`SELECT server_key, person_id, sum(units) AS attempts FROM attempts
		WHERE first_day <= ? AND last_day >= ? AND state <> 'void' GROUP BY server_key, person_id`,
		today,
		today,
	);
	const servers = all(
		"SELECT count(DISTINCT server_key) AS count FROM attempts WHERE last_day >= ? AND first_day <= ? AND state <> 'void'",
		today - 1,
		today,
	);
	const hours = all(
		"SELECT hour, sum(units) AS count FROM attempts WHERE hour BETWEEN ? AND ? AND state <> 'void' GROUP BY hour",
		today * HOURS,
		lastHour,
	);
	const asked = all(
		'SELECT hour, count FROM asked WHERE hour BETWEEN ? AND ?',
		(today - DAYS_TOLD) * HOURS,
		lastHour,
	);
	const days = all(
		'SELECT * FROM days WHERE day BETWEEN ? AND ? ORDER BY day',
		today - DAYS_TOLD,
		today,
	);
	const saved = all('SELECT kind, count FROM savings WHERE day = ?', today);
	const savedBy = (kind: Saving) =>
		Number(saved.find((row) => row['kind'] === kind)?.['count'] ?? 0);
	return {
		day: today,
		people: people.map((row) => ({
			serverKey: String(row['server_key']),
			personId: String(row['person_id']),
			attempts: Number(row['attempts']),
		})),
		servers: Number(servers[0]?.['count'] ?? 0),
		charged: new Map(hours.map((row) => [Number(row['hour']), Number(row['count'])])),
		asked: new Map(asked.map((row) => [Number(row['hour']), Number(row['count'])])),
		days: days.map((row) => ({
			day: Number(row['day']),
			used: Number(row['own']) + Number(row['outside']),
			limit: Number(row['day_limit']),
			...(Number(row['spent_at']) > 0 ? { spentAt: Number(row['spent_at']) } : {}),
		})),
		saved: { joined: savedBy('joined'), merged: savedBy('merged'), spared: savedBy('spared') },
	};
}
