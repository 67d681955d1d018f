import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LedgerDatabase, LedgerFile } from '../../../src/store/ledger-file.ts';
import { openLedgerFile } from '../../../src/store/sqlite-ledger-file.ts';
import { createLedgerFolder } from '../../helpers/ledger-folder.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

let folder: Awaited<ReturnType<typeof createLedgerFolder>>;
let opened: LedgerFile[] = [];
const clock = createManualClock();

beforeEach(async () => {
	folder = await createLedgerFolder();
});
afterEach(async () => {
	for (const file of opened) await file.close();
	opened = [];
	expect(clock.timers()).toBe(0);
	await folder.remove();
});

async function open(path = folder.path) {
	const { log, text } = createRecordingLog();
	const file = await openLedgerFile({ path, clock, log });
	opened.push(file);
	return { file, text };
}

const note = (id: string) => (database: LedgerDatabase) => {
	database
		.prepare(
			"INSERT INTO attempts (id, job_id, at, first_day, last_day, state) VALUES (?, '', 0, 0, 0, 'sent')",
		)
		.run(id);
};
const ids = (file: LedgerFile) =>
	file.read((database) =>
		database
			.prepare('SELECT id FROM attempts ORDER BY id')
			.all()
			.map((row) => row['id']),
	);

describe('a damaged file', () => {
	const fill = async () => {
		const { file } = await open();
		await file.transaction((database) => {
			for (let index = 0; index < 500; index++) note(`attempt-${index}`)(database);
		});
		await file.close();
	};
	const damage = (from: number, to: number) => {
		const bytes = readFileSync(folder.path);
		bytes.fill(0x5a, from, Math.min(to, bytes.length));
		writeFileSync(folder.path, bytes);
	};

	test.each([
		['in its header', 0, 100],
		['in its pages', 4_096, 200_000],
	])('%s is moved aside, an empty one begins, and the log says so', async (_, from, to) => {
		await fill();
		damage(from, to);
		const { file, text } = await open();
		expect(file.startedEmpty).toBe(true);
		expect(await ids(file)).toEqual([]);
		await file.transaction(note('new'));
		const aside = readdirSync(dirname(folder.path)).filter((name) =>
			name.startsWith(`${basename(folder.path)}.corrupt-`),
		);
		expect(aside).toHaveLength(1);
		expect(text()).toContain('the ledger is damaged');
	});

	test('that is damaged while it is open is refused once, then moved aside', async () => {
		await fill();
		const { file } = await open();
		const other = new DatabaseSync(folder.path);
		other.exec('UPDATE account SET last_wall = last_wall + 1');
		other.close();
		damage(4_096, 200_000);
		await expect(file.transaction(note('lost'))).rejects.toMatchObject({ errcode: 11 });
		expect(file.healthy()).toBe(false);
		await file.transaction(note('new'));
		expect(file.healthy()).toBe(true);
		expect(file.startedEmpty).toBe(true);
		expect(await ids(file)).toEqual(['new']);
	});

	test('with a log beside it takes the log along', async () => {
		await fill();
		damage(0, 100);
		writeFileSync(`${folder.path}-wal`, 'left behind');
		const { file } = await open();
		expect(await ids(file)).toEqual([]);
		expect(readdirSync(dirname(folder.path)).join(' ')).toMatch(/-wal\.corrupt-/);
	});
});

describe('a file that is taken away while it is open', () => {
	const isDoubtful = (file: LedgerFile) =>
		file.read((database) => database.prepare('SELECT began_at FROM account').get());

	test.each([
		['alone', ['']],
		['with its log', ['', '-wal', '-shm']],
	])('%s is opened anew, empty and doubtful, before anything more is charged', async (_, parts) => {
		const { file, text } = await open();
		await file.transaction(note('lost'));
		for (const part of parts) rmSync(folder.path + part);
		await file.transaction(note('new'));
		expect(await ids(file)).toEqual(['new']);
		expect(await isDoubtful(file)).toEqual({ began_at: clock.now() });
		expect(file.startedEmpty).toBe(true);
		expect(text()).toContain('removed or replaced');
		await file.close();
		expect(await ids((await open()).file)).toEqual(['new']);
	});

	test('and replaced by another is left for that one', async () => {
		const { file } = await open();
		await file.transaction(note('old'));
		const other = await open(`${folder.path}-other`);
		await other.file.transaction(note('other'));
		await other.file.close();
		for (const part of ['-wal', '-shm']) rmSync(folder.path + part);
		renameSync(`${folder.path}-other`, folder.path);
		await file.transaction(note('new'));
		expect(await ids(file)).toEqual(['new', 'other']);
	});
});

describe('a disk that fails', () => {
	test('a full one rejects, writes nothing, and recovers by itself', async () => {
		const { file } = await open();
		await file.read((database) => {
			const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
			database.exec(`PRAGMA max_page_count = ${pages}`);
		});
		const tooMuch = file.transaction((database) => {
			for (let index = 0; index < 500; index++) note(`attempt-${index}`)(database);
		});
		await expect(tooMuch).rejects.toMatchObject({ errcode: 13 });
		expect(file.healthy()).toBe(false);
		expect(await ids(file)).toEqual([]);
		await file.read((database) => database.exec('PRAGMA max_page_count = 100000'));
		await file.transaction(note('a'));
		expect(file.healthy()).toBe(true);
	});

	test('a place that cannot be written is said, tried again, and used once it can be', async () => {
		const blocked = join(dirname(folder.path), 'blocked');
		writeFileSync(blocked, '');
		const { file, text } = await open(join(blocked, 'ledger.sqlite'));
		expect(file.healthy()).toBe(false);
		expect(text()).toContain('cannot be opened');
		await expect(file.transaction(note('a'))).rejects.toThrow();
		rmSync(blocked);
		await file.transaction(note('b'));
		expect(file.healthy()).toBe(true);
		expect(await ids(file)).toEqual(['b']);
	});
});
