import type { LedgerFile } from '../store/ledger-file.ts';
import { end } from './drop-jobs.ts';
import { OPEN, TAKEN_UP, toJob } from './job-row.ts';
import { findJob, goesWith, quotes } from './job-statements.ts';
import type { Jobs } from './jobs.ts';

/** They hold what people asked: whoever asks on while the day is spent leaves no more behind. */
const OFFERS_PER_PERSON = 3;

/** Those that wait for another day, or are offered to. */
export function createWaitingJobs({
	file,
	now,
}: {
	file: LedgerFile;
	/** Epoch ms. */
	now: () => number;
}): Pick<Jobs, 'offer' | 'postpone' | 'putOff' | 'due'> {
	return {
		offer: (id, { question, addedIds, quoted, dueAt }) =>
			file.transaction((database) => {
				database
					.prepare(
						`UPDATE jobs SET state = 'offered', question = ?, due_at = ? WHERE id = ? AND state IN ${OPEN}`,
					)
					.run(question, Math.ceil(dueAt), id);
				goesWith(database, id, addedIds, 'asks');
				quotes(database, id, quoted);
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

		due: () =>
			file.read((database) =>
				database
					.prepare(
						"SELECT * FROM jobs WHERE state = 'postponed' AND due_at <= ? ORDER BY asked_at, id",
					)
					.all(now())
					.map(toJob),
			),
	};
}
