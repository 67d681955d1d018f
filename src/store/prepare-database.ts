import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { damaged } from './damage.ts';
import { BUSY_TIMEOUT_MS } from './patience.ts';
import { isSafeSqlite } from './sqlite-version.ts';

const OWNER_ONLY = 0o600;

/** Makes the file with its folder where missing. The `-wal` and `-shm` files that SQLite makes inherit the mode. */
export function makePrivateFile(path: string, log: Logger): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	closeSync(openSync(path, 'a', OWNER_ONLY));
	try {
		chmodSync(path, OWNER_ONLY);
	} catch (error) {
		log.warn({ path, ...describeError(error) }, 'this file cannot be closed to other users');
	}
}

/** Sets what every connection to a file needs, and throws when the file is damaged. */
export function prepareDatabase(
	database: DatabaseSync,
	{ path, log, synchronous }: { path: string; log: Logger; synchronous: 'NORMAL' | 'FULL' },
): void {
	database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
	const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
	if (mode !== 'wal') {
		database.exec('PRAGMA journal_mode = DELETE');
		log.warn({ path, mode }, 'this file system has no write-ahead log; writing is slower here');
	}
	database.exec(`PRAGMA synchronous = ${synchronous}`);
	// What is deleted is overwritten, not only let go.
	database.exec('PRAGMA secure_delete = ON');
	if (database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') throw damaged();
	const version = String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
	if (!isSafeSqlite(version)) {
		log.warn({ version }, 'this SQLite can damage a database; use Node 24.21, 22.23 or newer');
	}
}
