import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { PlaceKey } from '../place.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import type { Job, JobState, Jobs } from './jobs.ts';

const OPEN = "('received', 'waiting', 'sending')";
const ended: readonly JobState[] = ['answered', 'failed', 'stopped', 'refused', 'interrupted'];
const SWEPT_AT_ONCE = 500;

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
				const { changes } = database
					.prepare(
						`INSERT INTO jobs (id, place_key, person_id, run, state, address, asked_at)
						VALUES (?, ?, ?, ?, 'received', ?, ?) ON CONFLICT (id) DO NOTHING`,
					)
					.run(id, placeKey, personId, run, address, Math.floor(askedAt));
				return Number(changes) === 1;
			}),

		become: (id, state) =>
			file.transaction((database) => {
				if (ended.includes(state)) end(database, id, state, now());
				else
					database
						.prepare(`UPDATE jobs SET state = ? WHERE id = ? AND state IN ${OPEN}`)
						.run(state, id);
			}),

		relocate: (id, address) =>
			file.transaction((database) => {
				database
					.prepare(`UPDATE jobs SET address = ? WHERE id = ? AND state IN ${OPEN}`)
					.run(address, id);
			}),

		interrupted: () =>
			file.transaction((database) => {
				const left = database
					.prepare(`SELECT * FROM jobs WHERE state IN ${OPEN} AND run <> ? ORDER BY asked_at, id`)
					.all(run);
				for (const row of left) end(database, String(row['id']), 'interrupted', now());
				return left.map(toInterrupted);
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

function end(database: LedgerDatabase, id: string, state: JobState, endedAt: number): void {
	database
		.prepare(
			`UPDATE jobs SET state = ?, address = '', ended_at = ? WHERE id = ? AND state IN ${OPEN}`,
		)
		.run(state, endedAt, id);
}

function sweepSome(database: LedgerDatabase, endedBefore: number): number {
	const states = ended.map((state) => `'${state}'`).join(', ');
	const { changes } = database
		.prepare(
			`DELETE FROM jobs WHERE id IN
			(SELECT id FROM jobs WHERE state IN (${states}) AND ended_at < ? LIMIT ?)`,
		)
		.run(endedBefore, SWEPT_AT_ONCE);
	return Number(changes);
}

function toInterrupted(row: Record<string, unknown>): Job {
	return {
		id: String(row['id']),
		placeKey: toPlaceKey(String(row['place_key'])),
		personId: String(row['person_id']),
		state: 'interrupted',
		attempts: Number(row['attempts']),
		address: String(row['address']),
		askedAt: Number(row['asked_at']),
	};
}

function toPlaceKey(text: string): PlaceKey {
	const [kind, ...rest] = text.split(':');
	return kind === 'dm'
		? `dm:${rest.join(':')}`
		: `guild:${rest[0] ?? ''}:${rest.slice(1).join(':')}`;
}
