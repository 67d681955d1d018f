import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { PlaceKey } from '../place.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import type { Job, JobState, Jobs } from './jobs.ts';

const OPEN = "('received', 'waiting', 'sending')";
const LASTING = "('offered', 'postponed')";
const ALIVE = "('received', 'waiting', 'sending', 'offered', 'postponed')";
const alive: readonly JobState[] = ['received', 'waiting', 'sending', 'offered', 'postponed'];
const SWEPT_AT_ONCE = 500;
const HANDLE_BYTES = 12;

/** Moves a question on to `sending`, inside the transaction that charges its attempt. An ended one stays as it is. */
export function sending(database: LedgerDatabase, jobId: string): void {
	database
		.prepare(
			`UPDATE jobs SET state = 'sending', attempts = attempts + 1 WHERE id = ? AND state IN ${OPEN}`,
		)
		.run(jobId);
}

/** The jobs in the rows of the ledger's file. Each is marked with the run that took it, so that a start knows its own. */
export function createSqliteJobs({ file, clock }: { file: LedgerFile; clock: Clock }): Jobs {
	const now = () => Math.floor(clock.now());
	const run = randomUUID();
	return {
		begin: ({ id, placeKey, personId, address, askedAt }) =>
			file.transaction((database) => {
				const handle = randomBytes(HANDLE_BYTES).toString('base64url');
				const row = database
					.prepare(
						`INSERT INTO jobs (id, handle, place_key, person_id, run, state, address, asked_at)
						VALUES (?, ?, ?, ?, ?, 'received', ?, ?) ON CONFLICT (id) DO UPDATE SET
						state = 'received', run = excluded.run, question = '', due_at = 0
						WHERE state = 'postponed' AND due_at <= ? RETURNING handle`,
					)
					.get(id, handle, placeKey, personId, run, address, Math.floor(askedAt), now());
				return row && String(row['handle']);
			}),

		become: (id, state) =>
			file.transaction((database) => {
				if (!alive.includes(state)) end(database, 'id = ?', [id], state, now());
				else
					database
						.prepare(`UPDATE jobs SET state = ? WHERE id = ? AND state IN ${ALIVE}`)
						.run(state, id);
			}),

		relocate: (id, address) =>
			file.transaction((database) => {
				database
					.prepare(`UPDATE jobs SET address = ? WHERE id = ? AND state IN ${ALIVE}`)
					.run(address, id);
			}),

		offer: (id, question) =>
			file.transaction((database) => {
				database
					.prepare(
						`UPDATE jobs SET state = 'offered', question = ? WHERE id = ? AND state IN ${OPEN}`,
					)
					.run(question, id);
			}),

		postpone: (handle, dueAt) =>
			file.transaction((database) => {
				const job = findJob(database, handle);
				if (job?.state !== 'offered') return 'over';
				const other = database
					.prepare("SELECT 1 FROM jobs WHERE person_id = ? AND state = 'postponed'")
					.get(job.personId);
				if (other) return 'another';
				database
					.prepare("UPDATE jobs SET state = 'postponed', due_at = ? WHERE id = ?")
					.run(Math.ceil(dueAt), job.id);
				return 'postponed';
			}),

		find: (handle) => file.read((database) => findJob(database, handle)),

		due: () =>
			file.read((database) =>
				database
					.prepare(
						"SELECT * FROM jobs WHERE state = 'postponed' AND due_at <= ? ORDER BY asked_at, id",
					)
					.all(now())
					.map(toJob),
			),

		drop: (which) =>
			file.transaction((database) => {
				const lasting = `state IN ${LASTING} AND`;
				if ('channelId' in which) {
					const place = `%:${which.channelId}`;
					end(database, `${lasting} place_key LIKE ?`, [place], 'stopped', now());
				} else
					for (const id of which.ids) end(database, `${lasting} id = ?`, [id], 'stopped', now());
			}),

		interrupted: () =>
			file.transaction((database) => {
				const left = database
					.prepare(`SELECT * FROM jobs WHERE state IN ${OPEN} AND run <> ? ORDER BY asked_at, id`)
					.all(run);
				for (const row of left) end(database, 'id = ?', [String(row['id'])], 'interrupted', now());
				return left.map((row) => ({ ...toJob(row), state: 'interrupted' }));
			}),

		async sweep(endedBefore) {
			for (let total = 0; ; ) {
				const swept = await file.transaction((database) => sweepSome(database, endedBefore));
				total += swept;
				if (swept < SWEPT_AT_ONCE) return total;
			}
		},
	};
}

function findJob(database: LedgerDatabase, handle: string): Job | undefined {
	const row = database.prepare('SELECT * FROM jobs WHERE handle = ?').get(handle);
	return row && toJob(row);
}

/** `which`: a condition with its values. */
function end(
	database: LedgerDatabase,
	which: string,
	values: readonly string[],
	state: JobState,
	endedAt: number,
): void {
	database
		.prepare(
			`UPDATE jobs SET state = ?, address = '', question = '', due_at = 0, ended_at = ?
			WHERE ${which} AND state IN ${ALIVE}`,
		)
		.run(state, endedAt, ...values);
}

function sweepSome(database: LedgerDatabase, endedBefore: number): number {
	const { changes } = database
		.prepare(
			`DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE
			(state NOT IN ${ALIVE} AND ended_at < ?) OR (state = 'offered' AND asked_at < ?) LIMIT ?)`,
		)
		.run(endedBefore, endedBefore, SWEPT_AT_ONCE);
	return Number(changes);
}

function toJob(row: Record<string, unknown>): Job {
	return {
		id: String(row['id']),
		handle: String(row['handle']),
		placeKey: toPlaceKey(String(row['place_key'])),
		personId: String(row['person_id']),
		state: states.find((state) => state === row['state']) ?? 'interrupted',
		attempts: Number(row['attempts']),
		address: String(row['address']),
		question: String(row['question']),
		askedAt: Number(row['asked_at']),
		dueAt: Number(row['due_at']),
	};
}

const states: readonly JobState[] = [
	...alive,
	'answered',
	'failed',
	'stopped',
	'refused',
	'joined',
	'interrupted',
];

function toPlaceKey(text: string): PlaceKey {
	const [kind, ...rest] = text.split(':');
	return kind === 'dm'
		? `dm:${rest.join(':')}`
		: `guild:${rest[0] ?? ''}:${rest.slice(1).join(':')}`;
}
