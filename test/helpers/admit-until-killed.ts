import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { type Clock, createSystemClock, sleep } from '../../src/clock.ts';
import { sending } from '../../src/jobs/sqlite-jobs.ts';
import { createSqliteLedger } from '../../src/quota/sqlite-ledger.ts';
import { openLedgerFile } from '../../src/store/sqlite-ledger-file.ts';
import { attemptOf } from './attempt-of.ts';
import { silentLog } from './log.ts';

/**
 * A process of its own that is admitted as often as the ledger at argument 1 allows, and prints each id once it is
 * charged. Its day begins at argument 2 and passes a thousand times as fast. Ends by itself when the day is spent.
 */
const [, , path = '', startMs = ''] = process.argv;
const fast = createSystemClock(1_000);
const offsetMs = Number(startMs) - fast.now();
const clock: Clock = { ...fast, now: () => fast.now() + offsetMs };
const file = await openLedgerFile({ path, clock, log: silentLog, isFirstStart: true });
const ledger = createSqliteLedger({ file, clock, sending });
for (;;) {
	const id = randomUUID();
	const verdict = await ledger.admit(attemptOf(id), {});
	if (verdict.admitted) {
		writeSync(1, `${id}\n`);
		await ledger.sent(id);
	} else if (verdict.budget === 'day') break;
	else await sleep(clock, verdict.retryAt - verdict.state.readAt);
}
await file.close();
