import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { FatalError } from '../errors.ts';
import { migrations } from './ledger-migrations.ts';

/**
 * Brings the file up to date in one transaction; true when it held nothing before. Where it is not `isVouchedFor`, a new
 * one knows what was spent only from now on.
 */
export function migrate(
	database: DatabaseSync,
	{ path, clock, isVouchedFor }: { path: string; clock: Clock; isVouchedFor: boolean },
): boolean {
	const now = Math.floor(clock.now());
	const beganAt = isVouchedFor ? 0 : now;
	database.exec('BEGIN IMMEDIATE');
	try {
		const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
		if (version > migrations.length)
			throw new FatalError(
				`${path} was written by a newer version of the bot (schema ${version}, this one knows ${migrations.length}). Start that version again, or move the file away.`,
				4,
			);
		for (const migration of migrations.slice(version)) database.exec(migration);
		if (version === 0)
			database
				.prepare(
					`INSERT INTO account (only, began_at, began_steady, last_stamp, last_wall, noted_steady, noted_wall, noted_monotonic)
					VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
				)
				.run(beganAt, beganAt, now, now, now, now, Math.floor(clock.monotonic()));
		if (version === 0)
			database.exec(
				`INSERT INTO model_time SELECT 1, began_steady, last_stamp, noted_steady, noted_monotonic, noted_wall
				FROM account`,
			);
		if (version < migrations.length) database.exec(`PRAGMA user_version = ${migrations.length}`);
		database.exec('COMMIT');
		return version === 0;
	} catch (error) {
		if (database.isTransaction) database.exec('ROLLBACK');
		throw error;
	}
}
