import type { SQLInputValue } from 'node:sqlite';
import type { SqliteDriver } from '@keyv/sqlite';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { createCompaction } from './compact.ts';
import { createKeyvRecords } from './keyv-records.ts';
import { openDatabase } from './open-database.ts';
import { patiently } from './patience.ts';
import type { Store } from './store.ts';
import { IN_MEMORY, storeFile } from './store-file.ts';

/**
 * Opens STORE_URL: `sqlite://…`, or `memory:` for what must not outlive the process. One connection serves all
 * namespaces. Throws an Error for another scheme, a FatalError when the file cannot be opened.
 */
export async function openStore({
	url,
	clock,
	log,
}: {
	url: string;
	clock: Clock;
	log: Logger;
}): Promise<Store> {
	const file = storeFile(url);
	const database = await openDatabase({ file, clock, log });
	const compact = createCompaction(file);
	const driver: SqliteDriver = {
		name: 'custom',
		connect: async () => ({
			query: (sql, ...values) =>
				patiently(clock, () => database.prepare(sql).all(...(values as SQLInputValue[]))),
			close: async () => database.close(),
		}),
	};
	const records = <Value>(namespace: string) =>
		createKeyvRecords<Value>({ namespace, driver, log });
	const probes = records<number>('probe');
	return {
		records,
		async probe() {
			await probes.set('probe', clock.now());
			if ((await probes.get('probe')) === undefined) throw new Error('The store lost its probe.');
		},
		async compact(extent) {
			if (file !== IN_MEMORY) await compact(extent);
		},
		async close() {
			if (database.isOpen) database.close();
		},
	};
}
