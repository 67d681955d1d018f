import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Moment, NotedMoment } from './ledger-time.ts';
import { prepared } from './statements.ts';

/** The time of the models' charges: one for all processes, apart from the account's, which is still while nobody asks it. */
export type ModelTime = NotedMoment & {
	/** From when on the ledger knows what was spent, in steady time; 0: from ever. */
	readonly beganSteady: number;
};

export function readModelTime(database: LedgerDatabase): ModelTime {
	const row = prepared(database, 'SELECT * FROM model_time').get();
	if (row === undefined) throw new Error('the ledger has no time for models');
	return {
		beganSteady: Number(row['began_steady']),
		lastStamp: Number(row['last_stamp']),
		// The days of models are told from their charges: a wall clock that ran ahead holds no later day back.
		lastWall: 0,
		notedSteady: Number(row['noted_steady']),
		notedMonotonic: Number(row['noted_monotonic']),
		notedWall: Number(row['noted_wall']),
	};
}

/** Something was written at this moment: time never runs behind it any more. */
export function stampModels(database: LedgerDatabase, { steady, monotonic, now }: Moment): void {
	prepared(
		database,
		'UPDATE model_time SET last_stamp = ?, noted_steady = ?, noted_monotonic = ?, noted_wall = ?',
	).run(steady, steady, monotonic, now);
}
