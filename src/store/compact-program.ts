import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** How long a lock of the bot is waited for: here that blocks nobody. */
const PATIENCE_MS = 10_000;
const TRIES = 50;
const PAUSE_MS = 20;
/** A file up to this size is rewritten by way of memory, so that no copy of it lies elsewhere on the disk. */
const MOST_IN_MEMORY = 64 * 1024 ** 2;

/** Free pages of all for which rewriting is worth it; a small file is left alone. */
const WORTHWHILE_SHARE = 1 / 4;
const WORTHWHILE_PAGES = 256;

const [path, extent] = z
	.tuple([z.string(), z.enum(['whole', 'worthwhile'])])
	.parse(process.argv.slice(2));

function compact(database: DatabaseSync): Promise<void> {
	const read = (name: string) =>
		Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

	/** Whoever writes in between keeps the log from being emptied, also beyond the timeout. */
	async function emptyLog(): Promise<void> {
		for (let tries = 1; read('wal_checkpoint(TRUNCATE)') === 1; tries++) {
			if (tries === TRIES) throw new Error('the write-ahead log could not be emptied');
			await pause(PAUSE_MS);
		}
	}

	const pages = read('page_count');
	const free = read('freelist_count');
	const isWorthwhile = free >= Math.max(WORTHWHILE_PAGES, pages * WORTHWHILE_SHARE);
	if (extent === 'whole' || isWorthwhile) {
		if (pages * read('page_size') <= MOST_IN_MEMORY) database.exec('PRAGMA temp_store = MEMORY');
		database.exec('VACUUM');
	}
	return emptyLog();
}

try {
	// Opening what is missing would make it anew.
	if (existsSync(path)) {
		const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
		try {
			await compact(database);
		} finally {
			database.close();
		}
	}
} catch (error) {
	process.send?.(error instanceof Error ? error.message : 'an unknown fault');
	process.exitCode = 1;
}
