import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { newHandle } from '../handle.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import { drop, end } from './drop-jobs.ts';
import { ALIVE, alive, OPEN, toJob } from './job-row.ts';
import { findJob, goesWith, SWEPT_AT_ONCE, sweepSome } from './job-statements.ts';
import type { Jobs } from './jobs.ts';

/** Postponed before, taken up since, and not sent yet: no other open one has a time. */
const TAKEN_UP = "state IN ('received', 'waiting') AND due_at > 0";
/** They hold what people asked: whoever asks on while the day is spent leaves no more behind. */
const OFFERS_PER_PERSON = 3;

/** Moves a question on to `sending`, inside the transaction that charges its attempt. An ended one stays as it is. */
export function sending(database: LedgerDatabase, jobId: string): void {
	database
		.prepare(
			`UPDATE jobs SET state = 'sending', attempts = attempts + 1, due_at = 0
			WHERE id = ? AND state IN ${OPEN}`,
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
				const handle = newHandle();
				const row = database
					.prepare(
						`INSERT INTO jobs (id, handle, place_key, person_id, run, state, address, asked_at)
						VALUES (?, ?, ?, ?, ?, 'received', ?, ?) ON CONFLICT (id) DO UPDATE SET
						state = 'received', run = excluded.run
						WHERE state = 'postponed' AND due_at <= ? RETURNING handle`,
					)
					.get(id, handle, placeKey, personId, run, address, Math.floor(askedAt), now());
				return row && String(row['handle']);
			}),

		become: (id, state, question = '') =>
			file.transaction((database) => {
				if (!alive.includes(state)) end(database, 'id = ?', [id], state, now(), question);
				else
					database
						.prepare(`UPDATE jobs SET state = ? WHERE id = ? AND state IN ${OPEN}`)
						.run(state, id);
			}),

		relocate: (id, address) =>
			file.transaction((database) => {
				database
					.prepare(`UPDATE jobs SET address = ? WHERE id = ? AND state IN ${ALIVE}`)
					.run(address, id);
			}),

		keep: (id, { question, goesWith: messageIds }) =>
			file.transaction((database) => {
				const { changes } = database
					.prepare(`UPDATE jobs SET question = ? WHERE id = ? AND state IN ${OPEN}`)
					.run(question, id);
				if (changes > 0) goesWith(database, id, messageIds, 'asks');
			}),

		rewrite: (id, question) =>
			file.transaction((database) => {
				const { changes } = database
					.prepare("UPDATE jobs SET question = ? WHERE id = ? AND question <> ''")
					.run(question, id);
				return changes > 0;
			}),

		offer: (id, { question, addedIds, quotedIds = [], dueAt }) =>
			file.transaction((database) => {
				database
					.prepare(
						`UPDATE jobs SET state = 'offered', question = ?, due_at = ? WHERE id = ? AND state IN ${OPEN}`,
					)
					.run(question, Math.ceil(dueAt), id);
				goesWith(database, id, addedIds, 'asks');
				goesWith(database, id, quotedIds, 'quoted');
				const older = database
					.prepare(
						`SELECT id FROM jobs WHERE state = 'offered'
						AND person_id = (SELECT person_id FROM jobs WHERE id = ?)
						ORDER BY id = ? DESC, asked_at DESC, id DESC LIMIT -1 OFFSET ?`,
					)
					.all(id, id, OFFERS_PER_PERSON);
				return older.flatMap((row) =>
					end(database, 'id = ?', [String(row['id'])], 'stopped', now()),
				);
			}),

		shownIn: (id, messageIds) =>
			file.transaction((database) => goesWith(database, id, messageIds, 'shows')),

		postpone: (handle) =>
			file.transaction((database) => {
				const job = findJob(database, handle);
				if (job?.state === 'postponed') return 'postponed';
				if (job?.state !== 'offered') return 'over';
				const other = database
					.prepare("SELECT 1 FROM jobs WHERE person_id = ? AND state = 'postponed'")
					.get(job.personId);
				if (other) return 'another';
				database.prepare("UPDATE jobs SET state = 'postponed' WHERE id = ?").run(job.id);
				return 'postponed';
			}),

		putOff: (id, dueAt) =>
			file.transaction((database) => {
				const row = database
					.prepare(
						`UPDATE jobs SET state = 'postponed', due_at = ? WHERE id = ? AND ${TAKEN_UP} RETURNING id`,
					)
					.get(Math.ceil(dueAt), id);
				return row !== undefined;
			}),

		find: (handle) => file.read((database) => findJob(database, handle)),

		about: (messageId) =>
			file.read((database) =>
				database
					.prepare(
						`SELECT * FROM jobs WHERE id = ?
						OR id IN (SELECT job_id FROM job_messages WHERE message_id = ? AND shows_answer = 0)
						ORDER BY asked_at DESC, length(id) DESC, id DESC`,
					)
					.all(messageId, messageId)
					.map(toJob),
			),

		answerOf: (id) =>
			file.read((database) =>
				database
					.prepare(
						`SELECT message_id FROM job_messages WHERE job_id = ? AND shows_answer = 1
						ORDER BY length(message_id), message_id`,
					)
					.all(id)
					.map((row) => String(row['message_id'])),
			),

		due: () =>
			file.read((database) =>
				database
					.prepare(
						"SELECT * FROM jobs WHERE state = 'postponed' AND due_at <= ? ORDER BY asked_at, id",
					)
					.all(now())
					.map(toJob),
			),

		drop: (which) => file.transaction((database) => drop(database, which, now())),

		forgetPerson: (personId) =>
			file.transaction((database) => {
				const dropped = drop(database, { personId }, now());
				database
					.prepare("UPDATE jobs SET person_id = '', question = '' WHERE person_id = ?")
					.run(personId);
				return dropped;
			}),

		isIn: (placeKey) =>
			file.read((database) =>
				Boolean(database.prepare('SELECT 1 FROM jobs WHERE place_key = ? LIMIT 1').get(placeKey)),
			),

		of: (personId) =>
			file.read((database) =>
				database
					.prepare('SELECT * FROM jobs WHERE person_id = ? ORDER BY asked_at, id')
					.all(personId)
					.map(toJob),
			),

		interrupted: () =>
			file.transaction((database) => {
				database
					.prepare(`UPDATE jobs SET state = 'postponed' WHERE ${TAKEN_UP} AND run <> ?`)
					.run(run);
				const left = database
					.prepare(`SELECT * FROM jobs WHERE state IN ${OPEN} AND run <> ? ORDER BY asked_at, id`)
					.all(run);
				for (const row of left)
					end(
						database,
						'id = ?',
						[String(row['id'])],
						'interrupted',
						now(),
						String(row['question']),
					);
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
