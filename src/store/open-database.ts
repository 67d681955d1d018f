import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { describeError, FatalError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { BUSY_TIMEOUT_MS, patiently } from './patience.ts';
import { isCorrupt } from './sqlite-failure.ts';
import { isSafeSqlite } from './sqlite-version.ts';
import { IN_MEMORY } from './store-file.ts';

type Opening = { readonly file: string; readonly clock: Clock; readonly log: Logger };

class DamagedFile extends Error {
	override name = 'DamagedFile';
}

/** The `-wal` and `-shm` files that SQLite makes beside it inherit this mode. */
function makePrivateFile(file: string): void {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	closeSync(openSync(file, 'a', 0o600));
	chmodSync(file, 0o600);
}

function prepare(database: DatabaseSync, { file, log }: Opening): void {
	if (file !== IN_MEMORY) {
		const [check] = database.prepare('PRAGMA quick_check(1)').all();
		if (check?.['quick_check'] !== 'ok') throw new DamagedFile('quick_check found damage');
		const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
		if (mode !== 'wal') {
			log.warn({ mode }, 'the file system cannot do WAL; writing is slower and readers wait');
		}
	}
	database.exec('PRAGMA synchronous = NORMAL');
	const version = database.prepare('SELECT sqlite_version() AS version').get()?.['version'];
	if (!isSafeSqlite(String(version))) {
		log.warn({ version }, 'this Node has a SQLite that can damage its files; use a newer Node');
	}
}

async function open(opening: Opening): Promise<DatabaseSync> {
	const { file, clock } = opening;
	if (file !== IN_MEMORY) makePrivateFile(file);
	const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
	try {
		await patiently(clock, () => prepare(database, opening));
		return database;
	} catch (error) {
		database.close();
		throw error;
	}
}

/** The write-ahead log goes first: left behind, it would be replayed into the new file. */
function moveAside({ file, clock, log }: Opening): void {
	const suffix = `.corrupt-${new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-')}`;
	for (const part of [`${file}-wal`, `${file}-shm`, file]) {
		if (existsSync(part)) renameSync(part, `${part}${suffix}`);
	}
	log.error(
		{ file, movedTo: `${file}${suffix}` },
		'the store file is damaged: it was moved aside and the store starts empty',
	);
}

/** A connection with WAL, synchronous NORMAL and mode 0600. A damaged file is moved aside and begun anew. */
export async function openDatabase(opening: Opening): Promise<DatabaseSync> {
	try {
		try {
			return await open(opening);
		} catch (error) {
			if (!(error instanceof DamagedFile || isCorrupt(error))) throw error;
			moveAside(opening);
			return await open(opening);
		}
	} catch (error) {
		const { code, message } = describeError(error);
		const reason = [code, message].filter((part) => part !== undefined).join(': ');
		throw new FatalError(`The store file ${opening.file} cannot be opened (${reason}).`, 1, {
			cause: error,
		});
	}
}
