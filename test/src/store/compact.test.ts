import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createCompaction } from '../../../src/store/compact.ts';
import { openStore } from '../../../src/store/keyv-store.ts';
import { openLedgerFile } from '../../../src/store/sqlite-ledger-file.ts';
import { filesWith } from '../../helpers/canary.ts';
import { silentLog } from '../../helpers/log.ts';

const clock = createSystemClock();
const CANARY = 'a canary that sings';
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'potluck-compact-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const holdsCanary = () => filesWith(folder, CANARY);
const openOne = () =>
	openStore({ url: `sqlite://${join(folder, 'store.sqlite')}`, clock, log: silentLog });

test('nothing of what was deleted is left in any file of the store, while it goes on being written', async () => {
	const store = await openOne();
	const records = store.records<string>('texts');
	for (let number = 0; number < 60; number++) {
		await records.set(`long ${number}`, `${number} ${CANARY} `.repeat(2000));
		await records.set(`short ${number}`, `${number} ${CANARY}`);
	}
	expect(holdsCanary()).not.toEqual([]);
	await records.set('kept', 'what stays');
	for await (const [key] of records.entries()) if (key !== 'kept') await records.delete([key]);
	let written = 0;
	const compacting = store.compact('whole');
	let isOver = false;
	const finished = () => {
		isOver = true;
	};
	compacting.then(finished, finished);
	while (!isOver) {
		await records.set('meanwhile', String(written++));
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	await compacting;
	expect(written).toBeGreaterThan(1);
	expect(holdsCanary()).toEqual([]);
	for (const name of readdirSync(folder))
		expect(statSync(join(folder, name)).size).toBeLessThan(100_000);
	expect(await records.get('kept')).toBe('what stays');
	await store.close();
});

test('with little to gain only the log is emptied, and that is enough', async () => {
	const store = await openOne();
	const records = store.records<string>('texts');
	await records.set('long', `${CANARY} `.repeat(2000));
	await records.set('short', CANARY);
	await records.delete(['long', 'short']);
	expect(holdsCanary()).not.toEqual([]);
	await store.compact('worthwhile');
	expect(holdsCanary()).toEqual([]);
	await store.close();
});

test('the ledger goes on after its file was written anew', async () => {
	const log = silentLog;
	const file = await openLedgerFile({ path: join(folder, 'ledger.sqlite'), clock, log });
	const count = () =>
		file.read((database) =>
			Number(database.prepare('SELECT count(*) AS count FROM savings').get()?.['count']),
		);
	const insert = (kind: string) =>
		file.transaction((database) =>
			database.prepare('INSERT INTO savings VALUES (1, ?, 1)').run(kind),
		);
	await insert(CANARY);
	await file.transaction((database) => database.exec('DELETE FROM savings'));
	await Promise.all([file.compact('whole'), file.compact('whole'), insert('meanwhile')]);
	await insert('after');
	expect(holdsCanary()).toEqual([]);
	expect(await count()).toBe(2);
	expect(file.healthy()).toBe(true);
	await file.close();
});

test('a file that is missing is not made, and one that is no database is a failure', async () => {
	const path = join(folder, 'missing.sqlite');
	await createCompaction(path)('whole');
	expect(existsSync(path)).toBe(false);
	await expect(createCompaction(folder)('whole')).rejects.toThrow(/unable to open/);
});

test('memory has nothing to take off a disk', async () => {
	const store = await openStore({ url: 'memory:', clock, log: silentLog });
	await store.compact('whole');
	await store.close();
});
