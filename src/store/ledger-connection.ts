import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { damaged, isDamage, moveAside } from './damage.ts';
import { doubt } from './ledger-doubt.ts';
import { migrate } from './ledger-schema.ts';
import { makePrivateFile, prepareDatabase } from './prepare-database.ts';

type Connection = { readonly database: DatabaseSync; readonly startedEmpty: boolean };

/**
 * `isVouchedFor`: where the file is missing, nothing can have been forgotten. `isDoubted`: where it is not, it may have
 * been.
 */
type Opening = {
	readonly path: string;
	readonly log: Logger;
	readonly clock: Clock;
	readonly isVouchedFor: boolean;
	readonly isDoubted: boolean;
};

/**
 * Opens the file, creating it with its directory where missing. A damaged file is moved aside and an empty one takes
 * its place. Throws a FatalError for a newer schema, and SQLite's or Node's error when the file cannot be used now.
 */
export function openConnection(opening: Opening): Connection {
	makePrivateFile(opening.path, opening.log);
	return openSound(opening) ?? openAnew(opening);
}

/** Undefined when the file was damaged and has been moved aside. */
function openSound(opening: Opening): Connection | undefined {
	const { path, log, clock, isDoubted } = opening;
	const database = new DatabaseSync(path);
	try {
		prepareDatabase(database, { path, log, synchronous: 'FULL' });
		const startedEmpty = migrate(database, opening);
		if (isDoubted && !startedEmpty) doubt(database, clock);
		return { database, startedEmpty };
	} catch (error) {
		if (!isDamage(error)) {
			database.close();
			throw error;
		}
		const movedTo = moveAside(path, Math.floor(clock.now()));
		// Not before: closing writes the log into the damaged file and removes it.
		database.close();
		log.error(
			{ path, movedTo, ...describeError(error) },
			'the ledger is damaged: it was moved aside and an empty one begins; what was spent before is not known',
		);
		return undefined;
	}
}

function openAnew(opening: Opening): Connection {
	makePrivateFile(opening.path, opening.log);
	const connection = openSound({ ...opening, isVouchedFor: false });
	if (connection === undefined) throw damaged();
	return connection;
}
