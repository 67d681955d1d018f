import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for a ledger, in memory where the system offers that: syncing to a disk is not the test. */
export async function createLedgerFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
	const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'potluck-'));
	return {
		path: join(folder, 'ledger.sqlite'),
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}
