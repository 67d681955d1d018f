import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Jobs } from '../../../src/jobs/jobs.ts';
import { createSqliteJobs } from '../../../src/jobs/sqlite-jobs.ts';
import type { LedgerFile } from '../../../src/store/ledger-file.ts';
import { openLedgerFile } from '../../../src/store/sqlite-ledger-file.ts';
import { filesWith } from '../../helpers/canary.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const CANARY = 'hummingbird';
const clock = createManualClock();
let folder: string;
let file: LedgerFile;
let jobs: Jobs;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'potluck-jobs-'));
	file = await openLedgerFile({ path: join(folder, 'ledger.sqlite'), clock, log: silentLog });
	jobs = createSqliteJobs({ file, clock });
});
afterEach(async () => {
	await file.close();
	rmSync(folder, { recursive: true });
});

async function begin(id: string, more: Partial<Parameters<Jobs['begin']>[0]> = {}) {
	const job = { id, placeKey: 'guild:1:2', personId: 'ada-17', address: '', askedAt: 5 } as const;
	return (await jobs.begin({ ...job, ...more })) ?? '';
}

async function offered(id: string, more: Partial<Parameters<Jobs['begin']>[0]> = {}) {
	const handle = await begin(id, more);
	await jobs.offer(id, { question: CANARY, addedIds: [], dueAt: clock.now() + 1 });
	return handle;
}

test('nothing tells any more what somebody asked, nor who it was; the question is still known to be taken', async () => {
	const handle = await offered('waiting');
	await jobs.postpone(handle);
	await begin('answered');
	await jobs.become('answered', 'answered', CANARY);
	await begin('open');
	await offered('bobs', { personId: 'bob-18' });
	expect((await jobs.of('ada-17')).map(({ id }) => id)).toEqual(['answered', 'open', 'waiting']);
	expect((await jobs.forgetPerson('ada-17')).toSorted()).toEqual(['answered', 'waiting']);
	expect(await jobs.of('ada-17')).toEqual([]);
	expect(await jobs.find(handle)).toMatchObject({ state: 'stopped', personId: '', question: '' });
	expect((await jobs.of('bob-18'))[0]).toMatchObject({ state: 'offered', question: CANARY });
	expect(await begin('answered')).toBe('');
	await jobs.forgetPerson('bob-18');
	await file.compact('whole');
	for (const text of [CANARY, 'ada-17', 'bob-18']) expect(filesWith(folder, text)).toEqual([]);
});

test('opting out drops what is kept, and leaves who asked, for the buttons', async () => {
	const handle = await offered('waiting');
	expect(await jobs.drop({ personId: 'ada-17' })).toEqual(['waiting']);
	expect(await jobs.find(handle)).toMatchObject({ personId: 'ada-17', question: '' });
});

test('what was asked on one server goes, all of it or what is old, and no other server’s', async () => {
	await offered('old', { askedAt: 1 });
	await offered('new', { askedAt: 9 });
	await offered('other', { placeKey: 'guild:11:2', personId: 'bob-18' });
	await offered('direct', { placeKey: 'dm:1', personId: 'zoe-19' });
	expect(await jobs.drop({ serverId: '1', askedBefore: 9 })).toEqual(['old']);
	expect(await jobs.drop({ serverId: '1' })).toContain('new');
	expect((await jobs.of('bob-18'))[0]?.state).toBe('offered');
	expect((await jobs.of('zoe-19'))[0]?.state).toBe('offered');
});

test('what is quoted goes with its message or who wrote it; the question waits on, for its person to be told', async () => {
	for (const [id, gone] of [
		['message', { messageIds: ['777'] }],
		['person', { quotedPersonId: 'bob-18' }],
	] as const) {
		const handle = await begin(id, { personId: `asker of ${id}` });
		const quoted = { messageIds: ['777'], personIds: ['bob-18'] };
		await jobs.keep(id, { question: CANARY, goesWith: [], quoted });
		await jobs.offer(id, { question: CANARY, addedIds: [], quoted, dueAt: clock.now() + 1 });
		await jobs.postpone(handle);
		expect(await jobs.drop({ quotedPersonId: 'somebody-else' })).toEqual([]);
		expect(await jobs.drop(gone)).toContain(id);
		expect(await jobs.find(handle)).toMatchObject({ state: 'postponed', question: '' });
	}
});
