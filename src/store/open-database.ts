import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { describeError, FatalError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { isDamage, moveAside } from './damage.ts';
import { BUSY_TIMEOUT_MS, patiently } from './patience.ts';
import { makePrivateFile, prepareDatabase } from './prepare-database.ts';
import { IN_MEMORY } from './store-file.ts';

type Opening = { readonly file: string; readonly clock: Clock; readonly log: Logger };

async function open({ file: path, clock, log }: Opening): Promise<DatabaseSync> {
	if (path === IN_MEMORY) return new DatabaseSync(path);
	makePrivateFile(path, log);
	const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
	try {
		await patiently(clock, () => prepareDatabase(database, { path, log, synchronous: 'NORMAL' }));
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}

/** A connection with WAL, synchronous NORMAL and mode 0600. A damaged file is moved aside and begun anew. */
export async function openDatabase(opening: Opening): Promise<DatabaseSync> {
	try {
		try {
			return await open(opening);
		} catch (error) {
			if (!isDamage(error)) throw error;
			const movedTo = moveAside(opening.file, opening.clock.now());
			opening.log.error(
				{ file: opening.file, movedTo },
				'the store file is damaged: it was moved aside and the store starts empty',
			);
			return await open(opening);
		}
	} catch (error) {
		const { code, message } = describeError(error);
		const reason = [code, message].filter((part) => part !== undefined).join(': ');
		throw new FatalError(`The store file ${opening.file} cannot be opened (${reason}).`, 4, {
			cause: error,
		});
	}
}
