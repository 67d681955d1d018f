import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../src/clock.ts';
import { createSqliteJobs, sending } from '../src/jobs/sqlite-jobs.ts';
import { createLogger } from '../src/log.ts';
import { createQuota } from '../src/quota/manager.ts';
import { createSqliteLedger } from '../src/quota/sqlite-ledger.ts';
import { openLedgerFile } from '../src/store/sqlite-ledger-file.ts';
import { fillTwoDays } from '../test/helpers/full-day.ts';
import { type Figure, quantile } from './figures.ts';

const ADMISSIONS = 3_000;
const STARTS = 20;
/** 20 of these fill a window of 62 s all but once. */
const BETWEEN_MS = 3_200;
const EVENING = Date.UTC(2026, 10, 23, 21);

const log = createLogger({ level: 'warn', format: 'json' });

/** The ledger on the disk that temporary files are on, on a clock that is moved by hand. */
async function openOn(path: string, passed: () => number) {
	const clock: Clock = {
		now: () => EVENING + passed(),
		monotonic: passed,
		after: () => () => undefined,
	};
	const file = await openLedgerFile({ path, clock, log, isFirstStart: true });
	const ledger = createSqliteLedger({ file, clock, sending });
	return { file, ledger, clock, jobs: createSqliteJobs({ file, clock }) };
}

const inFolder = async <Result>(work: (path: string) => Promise<Result>): Promise<Result> => {
	const folder = mkdtempSync(join(tmpdir(), 'potluck-bench-'));
	try {
		return await work(join(folder, 'ledger.sqlite'));
	} finally {
		rmSync(folder, { recursive: true });
	}
};

/** One admission after the other, synced to the disk, with the minute all but full and two days of requests on record. */
export const admissions = (): Promise<readonly Figure[]> =>
	inFolder(async (path) => {
		let passed = 0;
		const { file, ledger } = await openOn(path, () => passed);
		await file.transaction((database) => fillTwoDays(database, EVENING));
		await ledger.learn({ kind: 'counter', used: 1_000, limit: 100_000 });
		const samples: number[] = [];
		for (let index = 0; index < ADMISSIONS; index++) {
			passed += BETWEEN_MS;
			const request = { id: `a${index}`, jobId: 'job', serverKey: 's', personId: `${index % 50}` };
			const startedAt = performance.now();
			const { admitted } = await ledger.admit(request, {});
			samples.push(performance.now() - startedAt);
			if (!admitted) throw new Error('a request was not admitted');
		}
		await file.close();
		const name = 'durable admission';
		return [
			{ name: `${name}, p50`, value: quantile(samples, 0.5), unit: 'ms' },
			{ name: `${name}, p99`, value: quantile(samples, 0.99), unit: 'ms', goal: 2 },
		];
	});

/** From a ledger with two full days to the first verdict, as the bot starts: open, close what was cut off, lease. */
export const recovery = (): Promise<readonly Figure[]> =>
	inFolder(async (path) => {
		const first = await openOn(path, () => 0);
		await first.file.transaction((database) => fillTwoDays(database, EVENING));
		await first.ledger.learn({ kind: 'counter', used: 1_000, limit: 10_000 });
		await first.file.close();
		const samples: number[] = [];
		for (let start = 1; start <= STARTS; start++) {
			const startedAt = performance.now();
			const { file, ledger, clock, jobs } = await openOn(path, () => start * BETWEEN_MS);
			await jobs.interrupted();
			const quota = createQuota({ ledger, clock, log });
			await quota.lease({
				jobId: 'job',
				asker: { personId: 'ada' },
				standing: 'new',
				onWaiting: () => undefined,
				signal: new AbortController().signal,
			});
			samples.push(performance.now() - startedAt);
			await quota.close();
			await file.close();
		}
		return [
			{
				name: 'a full ledger opened → first verdict, p50',
				value: quantile(samples, 0.5),
				unit: 'ms',
			},
			{ name: '– worst of 20', value: Math.max(...samples), unit: 'ms', goal: 50 },
		];
	});
