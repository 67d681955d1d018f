import type { LedgerDatabase } from '../../src/store/ledger-file.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What a ledger holds after two days of a thousand requests each and two months of use; `now`: epoch ms. */
export function fillTwoDays(database: LedgerDatabase, now: number): void {
	const today = Math.floor(now / DAY_MS);
	const attempt = database.prepare(
		`INSERT INTO attempts (id, job_id, at, first_day, last_day, state, outcome, server_key, person_id, hour)
		VALUES (?, ?, ?, ?, ?, 'settled', 'answered', ?, ?, ?)`,
	);
	const job = database.prepare(
		`INSERT INTO jobs (id, place_key, person_id, run, state, attempts, address, asked_at)
		VALUES (?, ?, ?, 'before', ?, 1, 'here', ?)`,
	);
	const day = database.prepare('INSERT INTO days (day, own, day_limit) VALUES (?, ?, 1000)');
	const hour = database.prepare('INSERT INTO asked (hour, count) VALUES (?, 20)');
	for (let index = 0; index < 2_000; index++) {
		const of = index < 1_000 ? today : today - 1;
		const at = of * DAY_MS + (index % 1_000) * 40_000;
		const jobId = `job-${index}`;
		attempt.run(
			`attempt-${index}`,
			jobId,
			at,
			of,
			of,
			`server-${index % 5}`,
			`person-${index % 100}`,
			Math.floor(at / HOUR_MS),
		);
		if (index < 1_000) job.run(jobId, 'dm:1', '2', index < 990 ? 'answered' : 'sending', at);
	}
	for (let back = 0; back < 60; back++) {
		day.run(today - back, back < 2 ? 1_000 : 600);
		for (let of = 0; of < 24; of++) hour.run((today - back) * 24 + of);
	}
	database.exec('UPDATE account SET day_limit = 1001');
}
