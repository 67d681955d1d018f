import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createSystemClock } from '../../src/clock.ts';
import { createSqliteJobs, sending } from '../../src/jobs/sqlite-jobs.ts';
import { createSqliteModelLedger } from '../../src/quota/sqlite-model-ledger.ts';
import { openLedgerFile } from '../../src/store/sqlite-ledger-file.ts';
import { silentLog } from './log.ts';

/**
 * A process of its own that uses the budget of one model in the ledger at argument 1, with so many requests a day as
 * argument 2 says, until it is killed. It prints `ready`, and then of each attempt `sent` (that is the request). Ends by itself
 * when nothing is left.
 */
const SIDES = 3;
const [, , path = '', perDay = ''] = process.argv;
const clock = createSystemClock();
const file = await openLedgerFile({ path, clock, log: silentLog, isFirstStart: true });
const ledger = createSqliteModelLedger({ file, clock, sending });
const jobs = createSqliteJobs({ file, clock });
const target = { provider: 'groq', remoteId: 'gpt' };
const budget = { limits: { requestsPerDay: Number(perDay) }, day: 'rolling' };
const print = (line: string) => writeSync(1, `${line}\n`);

async function askOn(): Promise<void> {
	for (;;) {
		const id = randomUUID();
		const jobId = `job-${id}`;
		await jobs.begin({ id: jobId, placeKey: 'dm:1', personId: '2', address: '', askedAt: 0 });
		const attempt = { id, jobId, target, tokens: 10, serverKey: 'server', personId: 'person' };
		const verdict = await ledger.admit(attempt, budget);
		if (!verdict.admitted) return;
		await ledger.sent(id);
		print(`sent ${id}`);
		await ledger.settle(id, 'answered', 5);
	}
}

print('ready');
await Promise.all(Array.from({ length: SIDES }, askOn));
await file.close();
