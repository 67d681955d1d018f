import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { migrate } from './ledger-schema.ts';
import { BUSY_TIMEOUT_MS } from './patience.ts';
import { isCorrupt } from './sqlite-failure.ts';
import { isSafeSqlite } from './sqlite-version.ts';

const OWNER_ONLY = 0o600;

export type Connection = { readonly database: DatabaseSync; readonly startedEmpty: boolean };

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
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	closeSync(openSync(path, 'a', OWNER_ONLY));
	restrict(path, log);
	return openSound(path, log, nowMs, isVouchedFor ? 0 : nowMs) ?? openAnew(path, log, nowMs);
}

/** Sets what every connection needs; the journal falls back where the file system cannot share memory. */
export function configure(database: DatabaseSync, path: string, log: Logger): void {
	database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
	const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
	if (mode !== 'wal') {
		database.exec('PRAGMA journal_mode = DELETE');
		log.warn({ path, mode }, 'this file system has no write-ahead log; the ledger is slower here');
	}
	database.exec('PRAGMA synchronous = FULL');
}

class DamagedError extends Error {
	override name = 'DamagedError';
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
		configure(database, path, log);
		const verdict = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
		if (verdict !== 'ok') throw new DamagedError('quick_check found damage');
		const version = String(
			database.prepare('SELECT sqlite_version() AS version').get()?.['version'],
		);
		if (!isSafeSqlite(version))
			log.warn({ version }, 'this SQLite can damage a database; use Node 24.21, 22.23 or newer');
		return { database, startedEmpty: migrate(database, path, nowMs, beganAtMs) };
	} catch (error) {
		if (!(error instanceof DamagedError) && !isCorrupt(error)) {
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
	closeSync(openSync(path, 'a', OWNER_ONLY));
	const connection = openSound(path, log, nowMs, nowMs);
	if (connection === undefined) throw new DamagedError('a new ledger is damaged at once');
	return connection;
}

/** The log goes first: left behind, it would be replayed into the new file. */
function moveAside(path: string, nowMs: number): string {
	const suffix = `.corrupt-${new Date(nowMs).toISOString().replaceAll(':', '-')}`;
	for (const part of [`${path}-wal`, `${path}-shm`, path])
		if (existsSync(part)) renameSync(part, part + suffix);
	return path + suffix;
}

function restrict(path: string, log: Logger): void {
	try {
		chmodSync(path, OWNER_ONLY);
	} catch (error) {
		log.warn({ path, ...describeError(error) }, 'the ledger cannot be closed to other users');
	}
}
