import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSqliteJobs, sending } from '../../../src/jobs/sqlite-jobs.ts';
import { createSqliteModelLedger } from '../../../src/quota/sqlite-model-ledger.ts';
import type { LedgerFile } from '../../../src/store/ledger-file.ts';
import { openLedgerFile } from '../../../src/store/sqlite-ledger-file.ts';
import { describeModelLedger } from '../../contract/model-ledger.ts';
import { createLedgerFolder } from '../../helpers/ledger-folder.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';

const budget = { limits: { requestsPerMinute: 2, requestsPerDay: 10 }, day: 'rolling' };
const target = { provider: 'groq', remoteId: 'gpt' };
const whose = { jobId: 'job', target, tokens: 1, serverKey: 'server', personId: 'person' };

async function openHouse(clock: ManualClock, isFirstStart = true) {
	const folder = await createLedgerFolder();
	const open = async () => {
		const file = await openLedgerFile({ path: folder.path, clock, log: silentLog, isFirstStart });
		return { file, ledger: createSqliteModelLedger({ file, clock, sending }) };
	};
	let current = await open();
	return {
		path: folder.path,
		file: () => current.file,
		ledger: () => current.ledger,
		open,
		async restart() {
			await current.file.close();
			current = await open();
		},
		async remove() {
			await current.file.close();
			await folder.remove();
		},
	};
}

describeModelLedger('rows in SQLite', async (clock) => {
	const house = await openHouse(clock);
	const others: LedgerFile[] = [];
	return {
		ledger: house.ledger,
		restart: house.restart,
		async another() {
			const { file, ledger } = await house.open();
			others.push(file);
			return ledger;
		},
		async remove() {
			for (const file of others) await file.close();
			await house.remove();
		},
	};
});

test('the charge and the state of the job are one: when one cannot be, neither is', async () => {
	const clock = createManualClock();
	const house = await openHouse(clock);
	const jobs = createSqliteJobs({ file: house.file(), clock });
	await jobs.begin({ id: 'job', placeKey: 'dm:1', personId: '2', address: 'here', askedAt: 0 });
	await house.ledger().admit({ id: 'a', ...whose }, budget);
	const stateOf = () =>
		house.file().read((database) => database.prepare('SELECT state, attempts FROM jobs').get());
	expect(await stateOf()).toEqual({ state: 'sending', attempts: 1 });
	const failing = createSqliteModelLedger({
		file: house.file(),
		clock,
		sending() {
			throw new Error('the job cannot move');
		},
	});
	await expect(failing.admit({ id: 'b', ...whose }, budget)).rejects.toThrow('cannot move');
	const { windows } = await house.ledger().read(target, budget);
	expect(windows.map(({ used }) => used)).toEqual([1, 1]);
	await house.remove();
});

test.each(['found missing at the start', 'removed while it is open'])(
	'a ledger %s lets nothing through for 62 seconds where there are limits',
	async (how) => {
		const clock = createManualClock();
		const isLostOpen = how.includes('open');
		const house = await openHouse(clock, isLostOpen);
		if (isLostOpen) {
			await house.ledger().admit({ id: 'before', ...whose }, budget);
			await clock.advance(3_600_000);
			for (const part of ['', '-wal', '-shm']) rmSync(house.path + part);
		}
		const admit = (id: string) => house.ledger().admit({ id, ...whose }, budget);
		expect((await house.ledger().admit({ id: 'free', ...whose }, undefined)).admitted).toBe(true);
		expect((await admit('a')).admitted).toBe(false);
		await clock.advance(61_999);
		expect((await admit('a')).admitted).toBe(false);
		await clock.advance(1);
		expect((await admit('a')).admitted).toBe(true);
		await house.remove();
	},
);

test('old charges are removed a few at a time', async () => {
	const clock = createManualClock();
	const house = await openHouse(clock);
	for (let index = 0; index < 50; index++)
		await house.ledger().admit({ id: `a${index}`, ...whose }, undefined);
	await clock.advance(3 * 86_400_000);
	await house.ledger().admit({ id: 'today', ...whose }, undefined);
	const left = await house
		.file()
		.read((database) => database.prepare('SELECT count(*) AS count FROM model_attempts').get());
	expect(left).toEqual({ count: 31 });
	await house.remove();
});
