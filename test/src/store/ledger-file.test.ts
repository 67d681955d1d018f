import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FatalError } from '../../../src/errors.ts';
import type { LedgerDatabase, LedgerFile } from '../../../src/store/ledger-file.ts';
import { prepareDatabase } from '../../../src/store/prepare-database.ts';
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
const pragma = (file: LedgerFile, name: string) =>
	file.read((database) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

describe('opening', () => {
	test('a new file is private, in a new folder, with a log that is synced at every commit', async () => {
		const path = join(dirname(folder.path), 'deeper', 'down', 'ledger.sqlite');
		const { file } = await open(path);
		expect(await pragma(file, 'journal_mode')).toBe('wal');
		expect(await pragma(file, 'synchronous')).toBe(2);
		expect(await pragma(file, 'busy_timeout')).toBeLessThanOrEqual(20);
		await file.transaction(note('a'));
		for (const name of readdirSync(dirname(path)))
			expect(statSync(join(dirname(path), name)).mode & 0o777).toBe(0o600);
		expect(file.startedEmpty).toBe(true);
		expect(file.healthy()).toBe(true);
	});

	test('what was written is there when the file is opened again', async () => {
		const first = await open();
		await first.file.transaction(note('a'));
		await first.file.close();
		const second = await open();
		expect(await ids(second.file)).toEqual(['a']);
		expect(second.file.startedEmpty).toBe(false);
		await expect(first.file.transaction(note('b'))).rejects.toThrow('closed');
	});

	test('a file of the first version is brought up to date, and a closed day stays closed', async () => {
		const first = await open();
		await first.file.transaction((database) =>
			database.exec(
				`ALTER TABLE account DROP COLUMN closed_at;
				ALTER TABLE account DROP COLUMN noted_steady;
				ALTER TABLE account DROP COLUMN noted_monotonic;
				ALTER TABLE account DROP COLUMN noted_wall;
				ALTER TABLE account DROP COLUMN began_steady;
				DROP INDEX attempts_by_person;
				ALTER TABLE attempts DROP COLUMN server_key;
				ALTER TABLE attempts DROP COLUMN person_id;
				ALTER TABLE attempts DROP COLUMN hour;
				ALTER TABLE days DROP COLUMN day_limit;
				ALTER TABLE days DROP COLUMN spent_at;
				DROP TABLE asked;
				DROP TABLE savings;
				DROP INDEX jobs_by_handle;
				DROP INDEX jobs_by_person;
				DROP INDEX jobs_by_place;
				ALTER TABLE jobs DROP COLUMN handle;
				ALTER TABLE jobs DROP COLUMN question;
				ALTER TABLE jobs DROP COLUMN due_at;
				DROP TABLE job_messages;
				DROP TRIGGER job_messages_with;
				DROP INDEX attempts_open;
				ALTER TABLE attempts DROP COLUMN units;
				ALTER TABLE attempts DROP COLUMN tries;
				ALTER TABLE attempts DROP COLUMN is_told;
				ALTER TABLE account DROP COLUMN lists_cost;
				ALTER TABLE account DROP COLUMN lists_hint;
				ALTER TABLE account DROP COLUMN lists_since;
				ALTER TABLE account DROP COLUMN lists_used;
				ALTER TABLE account DROP COLUMN lists_day;
				DROP TABLE model_time;
				DROP TABLE model_attempts;
				DROP TABLE model_sums;
				DROP TABLE model_limits;
				DROP TABLE model_shut;
				DROP TABLE votes;
				PRAGMA user_version = 1`,
			),
		);
		await first.file.close();
		const { file } = await open();
		expect(
			await file.read((database) =>
				database.prepare('SELECT closed_at = last_stamp AS kept FROM account').get(),
			),
		).toEqual({ kept: 1 });
		expect(file.startedEmpty).toBe(false);
	});

	test('a file system without a shared log gets the plain journal and a warning', () => {
		const { log, text } = createRecordingLog();
		const database = new DatabaseSync(`file://${folder.path}?vfs=unix-dotfile`);
		prepareDatabase(database, { path: folder.path, log, synchronous: 'FULL' });
		expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
		expect(text()).toContain('no write-ahead log');
		database.close();
	});

	test('a file of a newer version is left alone, with a sentence and exit code 4', async () => {
		const { file } = await open();
		await file.transaction((database) => database.exec('PRAGMA user_version = 99'));
		await file.close();
		const failure = await open().catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(FatalError);
		expect(failure).toMatchObject({
			exitCode: 4,
			message: expect.stringContaining('newer version'),
		});
		expect(readdirSync(dirname(folder.path)).some((name) => name.includes('corrupt'))).toBe(false);
	});
});

describe('a transaction', () => {
	test('that throws writes nothing, and its own mistakes leave the file healthy', async () => {
		const { file } = await open();
		const mistake = file.transaction((database) => {
			note('a')(database);
			throw new RangeError('no');
		});
		await expect(mistake).rejects.toThrow(RangeError);
		expect(await ids(file)).toEqual([]);
		expect(file.healthy()).toBe(true);
	});

	test('that would wait is refused and writes nothing', async () => {
		const { file } = await open();
		const waiting = file.transaction(async (database) => note('a')(database));
		await expect(waiting).rejects.toThrow('must not wait');
		expect(await ids(file)).toEqual([]);
	});

	test('runs after those asked for before, and not at all when its caller has left', async () => {
		const { file } = await open();
		const order: number[] = [];
		const controller = new AbortController();
		const runs = [1, 2, 3].map((step) =>
			file.transaction(() => order.push(step), step === 2 ? controller.signal : undefined),
		);
		controller.abort(new Error('left'));
		const [, second] = await Promise.allSettled(runs);
		expect(order).toEqual([1, 3]);
		expect(second).toMatchObject({ status: 'rejected', reason: { message: 'left' } });
	});
});

describe('a file locked by another process', () => {
	const lock = async () => {
		const holder = spawn(process.execPath, ['test/helpers/hold-lock.ts', folder.path], {
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		await once(holder.stdout, 'data');
		return async () => {
			holder.stdin.end();
			await once(holder, 'exit');
		};
	};

	test('is waited for while the event loop turns, and loses nothing', async () => {
		const { file } = await open();
		const release = await lock();
		let isWritten = false;
		const writing = file.transaction(note('a')).then(() => {
			isWritten = true;
		});
		for (let turn = 0; turn < 5; turn++) await clock.advance(100);
		expect(isWritten).toBe(false);
		await release();
		await clock.advance(200);
		await writing;
		expect(await ids(file)).toEqual(['a']);
		expect(file.healthy()).toBe(true);
	});

	test('is given up on after two seconds for all who queue, and works again when it is free', async () => {
		const { file } = await open();
		const release = await lock();
		const results = Promise.allSettled(['a', 'b', 'c'].map((id) => file.transaction(note(id))));
		await clock.advance(2_000);
		expect((await results).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
		expect(file.healthy()).toBe(false);
		await release();
		await file.transaction(note('d'));
		expect(file.healthy()).toBe(true);
		expect(await ids(file)).toEqual(['d']);
	});
});
