import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';

/**
 * What the file tells may be older than what was spent: from this moment on it is like one that began anew. Steady time
 * goes on from what the file noted last, by the monotonic clock.
 */
export function doubt(database: DatabaseSync, clock: Clock): void {
	const monotonic = Math.floor(clock.monotonic());
	const now = Math.floor(clock.now());
	database
		.prepare(
			`UPDATE account SET began_at = doubted.wall, last_wall = doubted.wall, counter_at = 0, quiet_at = 0, lists_since = 0,
			began_steady = doubted.steady, last_stamp = doubted.steady, noted_steady = doubted.steady,
			noted_monotonic = :monotonic, noted_wall = :now
			FROM (
				SELECT max(last_wall, :now) AS wall,
				max(last_stamp, noted_steady + max(0, :monotonic - noted_monotonic)) AS steady
				FROM account
			) AS doubted`,
		)
		.run({ monotonic, now });
	database
		.prepare(
			`UPDATE model_time SET began_steady = doubted.steady, last_stamp = doubted.steady,
			noted_steady = doubted.steady, noted_monotonic = :monotonic, noted_wall = :now
			FROM (
				SELECT max(last_stamp, noted_steady + max(0, :monotonic - noted_monotonic)) AS steady FROM model_time
			) AS doubted`,
		)
		.run({ monotonic, now });
}
