import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { type Clock, createSystemClock, sleep } from '../../src/clock.ts';
import { createSqliteJobs, sending } from '../../src/jobs/sqlite-jobs.ts';
import { LEASE_LASTS_MS } from '../../src/quota/attempts.ts';
import { createSqliteLedger } from '../../src/quota/sqlite-ledger.ts';
import { openLedgerFile } from '../../src/store/sqlite-ledger-file.ts';
import { attemptOf } from './attempt-of.ts';
import { silentLog } from './log.ts';

/**
 * A process of its own that uses the ledger at argument 1 from several sides at once until it is killed. Its clocks show
 * the times of argument 2 (wall) and 3 (monotonic) at its start and run a thousand times as fast from there. It prints
 * `ready` and the machine's fast time at its start, then of each attempt `begun`, `sent` (that is the request), and
 * `over`; only the first where it stood still for so long that the lease had ended. Ends by itself when a day is spent.
 */
const SPEED = 1_000;
const SIDES = 3;

const [, , path = '', wall = '', monotonic = ''] = process.argv;
const fast = createSystemClock(SPEED);
const startedAt = fast.monotonic();
const passed = () => fast.monotonic() - startedAt;
const clock: Clock = {
	now: () => Number(wall) + passed(),
	monotonic: () => Number(monotonic) + passed(),
	after: fast.after,
};
const print = (line: string) => writeSync(1, `${line}\n`);
const file = await openLedgerFile({ path, clock, log: silentLog, isFirstStart: true });
const ledger = createSqliteLedger({ file, clock, sending });
const jobs = createSqliteJobs({ file, clock });
let isSpent = false;

async function ask(giveBack: boolean): Promise<void> {
	const id = randomUUID();
	const jobId = `job-${id}`;
	await jobs.begin({ id: jobId, placeKey: 'dm:1', personId: '2', address: '', askedAt: 0 });
	print(`begun ${id}`);
	let admittedAt: number;
	for (;;) {
		admittedAt = clock.monotonic();
		const verdict = await ledger.admit(attemptOf(id, { jobId }), {});
		if (verdict.admitted) break;
		if (verdict.budget === 'day') {
			isSpent = true;
			return;
		}
		await sleep(clock, verdict.retryAt - verdict.state.readAt);
	}
	if (giveBack) await ledger.giveBack(id);
	else {
		if (!(await isSent(id, admittedAt))) return;
		print(`sent ${id}`);
		await ledger.settle(id, 'answered');
	}
	await jobs.become(jobId, 'answered');
	print(`over ${id}`);
}

async function isSent(id: string, admittedAt: number): Promise<boolean> {
	try {
		await ledger.sent(id);
		return true;
	} catch (error) {
		if (clock.monotonic() - admittedAt >= LEASE_LASTS_MS) return false;
		throw error;
	}
}

async function askOn(side: number): Promise<void> {
	for (let count = side; !isSpent; count++) await ask(count % 4 === 0);
}

print(`ready ${startedAt}`);
await Promise.all(Array.from({ length: SIDES }, (_, side) => askOn(side)));
await file.close();
