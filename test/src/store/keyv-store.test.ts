import { once } from 'node:events';
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { FatalError } from '../../../src/errors.ts';
import { openStore } from '../../../src/store/keyv-store.ts';
import { isSafeSqlite } from '../../../src/store/sqlite-version.ts';
import { storeFile } from '../../../src/store/store-file.ts';
import { createRecordingLog, silentLog } from '../../helpers/log.ts';

const clock = createSystemClock();
let folder: string;
let file: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'potluck-store-'));
	file = join(folder, 'data', 'potluck.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (log = silentLog) => openStore({ url: `sqlite://${file}`, clock, log });

test('a STORE_URL names a relative file, an absolute one, or memory', () => {
	expect(storeFile('sqlite://data/potluck.sqlite')).toBe('data/potluck.sqlite');
	expect(storeFile('sqlite:///srv/potluck.sqlite')).toBe('/srv/potluck.sqlite');
	expect(storeFile('memory:')).toBe(':memory:');
	for (const url of ['redis://user:secret@host', 'sqlite://', 'data.sqlite']) {
		expect(() => storeFile(url)).toThrow(/sqlite:\/\/data/);
	}
	expect(() => storeFile('redis://user:secret@host')).not.toThrow(/secret/);
});

test('SQLite versions with the WAL-reset bug are known', () => {
	for (const version of ['3.51.3', '3.53.4', '3.50.7', '3.44.6', '4.0.0']) {
		expect([version, isSafeSqlite(version)]).toEqual([version, true]);
	}
	for (const version of ['3.51.2', '3.50.4', '3.49.1', '3.44.5', '3.8.9']) {
		expect([version, isSafeSqlite(version)]).toEqual([version, false]);
	}
});

describe.each(['file', 'memory'])('records in %s', (kind) => {
	const openOne = () =>
		openStore({ url: kind === 'file' ? `sqlite://${file}` : 'memory:', clock, log: silentLog });

	test('what is written is read, by namespace, and stays apart', async () => {
		const store = await openOne();
		const first = store.records<unknown>('a');
		await first.set('x', { n: 1 });
		await first.set('a:x', ':base64:text');
		await store.records<unknown>('b').set('x', 2);
		expect(await first.get('x')).toEqual({ n: 1 });
		expect(await first.get('a:x')).toBe(':base64:text');
		expect(await first.getMany(['x', 'missing', 'a:x'])).toEqual([
			{ n: 1 },
			undefined,
			':base64:text',
		]);
		await first.delete(['x', 'missing']);
		expect(await first.get('x')).toBeUndefined();
		expect(await store.records('b').get('x')).toBe(2);
		await store.close();
	});

	test('nothing at all may be asked for and written', async () => {
		const store = await openOne();
		const records = store.records('a');
		expect(await records.getMany([])).toEqual([]);
		await records.setMany([]);
		await records.delete([]);
		await store.close();
	});

	test('more than one step holds is refused before anything is written', async () => {
		const store = await openOne();
		const records = store.records<number>('a');
		const entries = Array.from({ length: 201 }, (_, value) => ({ key: `${value}`, value }));
		await expect(records.setMany(entries)).rejects.toThrow(RangeError);
		expect(await records.get('0')).toBeUndefined();
		await store.close();
	});

	test('entries come in key order, all of them, while others write and timers run', async () => {
		const store = await openOne();
		const records = store.records<number>('a');
		const key = (number: number) => String(number).padStart(4, '0');
		for (let from = 0; from < 1_000; from += 200) {
			await records.setMany(
				Array.from({ length: 200 }, (_, at) => ({ key: key(from + at), value: from + at })),
			);
		}
		let ticks = 0;
		const timer = setInterval(() => ticks++, 0);
		const seen: number[] = [];
		for await (const [, value] of records.entries()) {
			seen.push(value);
			if (value < 900) await records.delete([key(value)]);
			if (value === 500) await records.set('9999', 9999);
		}
		clearInterval(timer);
		expect(seen).toEqual([...Array.from({ length: 1_000 }, (_, value) => value), 9999]);
		expect(ticks).toBeGreaterThan(5);
		await store.close();
	});

	test('a closed store rejects everything', async () => {
		const store = await openOne();
		const records = store.records<number>('a');
		await records.set('x', 1);
		await store.probe();
		await store.close();
		await store.close();
		await expect(records.get('x')).rejects.toThrow();
		await expect(records.getMany(['x'])).rejects.toThrow();
		await expect(records.set('x', 2)).rejects.toThrow();
		await expect(records.setMany([{ key: 'x', value: 2 }])).rejects.toThrow();
		await expect(records.delete(['x'])).rejects.toThrow();
		await expect(Array.fromAsync(records.entries())).rejects.toThrow();
		await expect(store.probe()).rejects.toThrow();
	});
});

test('the file is private, in WAL mode, and its folder is made', async () => {
	const store = await open();
	await store.records('a').set('x', 1);
	for (const part of [file, `${file}-wal`]) expect(statSync(part).mode & 0o777).toBe(0o600);
	await store.close();
	const database = new DatabaseSync(file);
	expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
	database.close();
	const again = await open();
	expect(await again.records('a').get('x')).toBe(1);
	await again.close();
});

/** Holds the file until the returned worker is told to let go. Another process would do; a thread has the same lock. */
async function locked(atMostMs = 60_000): Promise<Worker> {
	const worker = new Worker(
		`const { DatabaseSync } = require('node:sqlite');
		const { parentPort, workerData } = require('node:worker_threads');
		const database = new DatabaseSync(workerData.file);
		database.exec('BEGIN EXCLUSIVE');
		parentPort.postMessage('locked');
		const letGo = () => { database.exec('COMMIT'); database.close(); };
		const timer = setTimeout(letGo, workerData.atMostMs);
		parentPort.once('message', () => { clearTimeout(timer); letGo(); });`,
		{ eval: true, workerData: { file, atMostMs } },
	);
	await once(worker, 'message');
	return worker;
}

/** So many do not run within the store's patience where each try to write holds everything up for long. */
const ENOUGH_TICKS = 20;

test('a file that another process holds for a moment is waited for while timers run', async () => {
	const store = await open();
	const records = store.records<number>('a');
	await records.set('x', 1);
	const worker = await locked();
	let ticks = 0;
	const timer = setInterval(() => {
		if (++ticks === ENOUGH_TICKS) worker.postMessage('let go');
	}, 5);
	await records.set('x', 2);
	clearInterval(timer);
	expect(ticks).toBeGreaterThanOrEqual(ENOUGH_TICKS);
	expect(await records.get('x')).toBe(2);
	await worker.terminate();
	await store.close();
});

test('a file that stays locked rejects writes in a bounded time, and the store recovers', async () => {
	const store = await open();
	const records = store.records<number>('a');
	await records.set('x', 1);
	const worker = await locked(4_000);
	await expect(records.set('x', 2)).rejects.toThrow(/locked/);
	await worker.terminate();
	await records.set('x', 3);
	expect(await records.get('x')).toBe(3);
	await store.close();
});

const damages: Record<string, (bytes: Buffer) => void> = {
	'its header': (bytes) => bytes.fill('no database', 0, 100),
	'a page': (bytes) => bytes.fill(0xa5, 8_192, 12_288),
};

test.each(Object.entries(damages))(
	'a file damaged in %s is moved aside and begun anew',
	async (_, damage) => {
		const store = await open();
		const records = store.records<string>('a');
		for (let number = 0; number < 100; number++) await records.set(`${number}`, 'x'.repeat(500));
		await store.close();
		const bytes = readFileSync(file);
		damage(bytes);
		writeFileSync(file, bytes);
		writeFileSync(`${file}-wal`, 'left behind');

		const { log, text } = createRecordingLog();
		const next = await open(log);
		expect(await next.records('a').get('1')).toBeUndefined();
		await next.probe();
		await next.close();
		expect(text()).toContain('"level":50');
		expect(text()).toContain('moved aside');
		const aside = readdirSync(join(folder, 'data')).filter((name) => name.includes('.corrupt-'));
		expect(aside.length).toBeGreaterThan(0);
		const again = await open(log);
		await again.probe();
		await again.close();
		expect(text().match(/moved aside/g)).toHaveLength(1);
	},
);

test('a damaged record counts as missing and is logged without its text; its neighbours are read', async () => {
	const { log, text } = createRecordingLog();
	const store = await open(log);
	const records = store.records<string>('a');
	await records.set('x', 'private words');
	await records.set('y', 'fine');
	const database = new DatabaseSync(file);
	database.exec(`UPDATE keyv SET value = '{"value":"private wor' WHERE key = 'x'`);
	database.close();
	expect(await records.get('x')).toBeUndefined();
	expect(await Array.fromAsync(records.entries())).toEqual([['y', 'fine']]);
	expect(text()).toContain('damaged');
	expect(text()).not.toContain('private');
	await store.close();
});

test('a file that cannot be opened is told in one sentence', async () => {
	writeFileSync(join(folder, 'data'), 'a file where the folder should be');
	const opening = open();
	await expect(opening).rejects.toBeInstanceOf(FatalError);
	await expect(opening).rejects.toThrow(/^The store file .*potluck\.sqlite cannot be opened/);
	expect(existsSync(file)).toBe(false);
});
