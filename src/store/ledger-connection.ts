import { DatabaseSync } from 'node:sqlite';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { damaged, isDamage, moveAside } from './damage.ts';
import { migrate } from './ledger-schema.ts';
import { makePrivateFile, prepareDatabase } from './prepare-database.ts';

type Connection = { readonly database: DatabaseSync; readonly startedEmpty: boolean };

/**
 * Opens the file, creating it with its directory where missing. A damaged file is moved aside and an empty one takes
 * its place. Throws a FatalError for a newer schema, and SQLite's or Node's error when the file cannot be used now.
 * `isVouchedFor`: where it is missing, nothing can have been forgotten.
 */
export function openConnection(
	path: string,
	log: Logger,
	nowMs: number,
	isVouchedFor: boolean,
): Connection {
	makePrivateFile(path, log);
	return openSound(path, log, nowMs, isVouchedFor ? 0 : nowMs) ?? openAnew(path, log, nowMs);
}

/** Undefined when the file was damaged and has been moved aside. */
function openSound(
	path: string,
	log: Logger,
	nowMs: number,
	beganAtMs: number,
): Connection | undefined {
	const database = new DatabaseSync(path);
	try {
		prepareDatabase(database, { path, log, synchronous: 'FULL' });
		return { database, startedEmpty: migrate(database, path, nowMs, beganAtMs) };
	} catch (error) {
		if (!isDamage(error)) {
			database.close();
			throw error;
		}
		const movedTo = moveAside(path, nowMs);
		// Not before: closing writes the log into the damaged file and removes it.
		database.close();
		log.error(
			{ path, movedTo, ...describeError(error) },
			'the ledger is damaged: it was moved aside and an empty one begins; what was spent before is not known',
		);
		return undefined;
	}
}

function openAnew(path: string, log: Logger, nowMs: number): Connection {
	makePrivateFile(path, log);
	const connection = openSound(path, log, nowMs, nowMs);
	if (connection === undefined) throw damaged();
	return connection;
}
