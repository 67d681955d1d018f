import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { newHandle } from '../handle.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import { drop, end } from './drop-jobs.ts';
import { ALIVE, alive, OPEN, TAKEN_UP, toJob } from './job-row.ts';
import { findJob, goesWith, quotes, SWEPT_AT_ONCE, sweepSome } from './job-statements.ts';
import type { Jobs } from './jobs.ts';
import { createWaitingJobs } from './waiting-jobs.ts';

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
		...createWaitingJobs({ file, now }),

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

		keep: (id, { question, goesWith: messageIds, quoted }) =>
			file.transaction((database) => {
				const { changes } = database
					.prepare(`UPDATE jobs SET question = ? WHERE id = ? AND state IN ${OPEN}`)
					.run(question, id);
				if (changes === 0) return;
				goesWith(database, id, messageIds, 'asks');
				quotes(database, id, quoted);
			}),

		rewrite: (id, question) =>
			file.transaction((database) => {
				const { changes } = database
					.prepare("UPDATE jobs SET question = ? WHERE id = ? AND question <> ''")
					.run(question, id);
				return changes > 0;
			}),

		shownIn: (id, messageIds) =>
			file.transaction((database) => goesWith(database, id, messageIds, 'shows')),

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
