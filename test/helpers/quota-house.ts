import { createSqliteJobs, sending } from '../../src/jobs/sqlite-jobs.ts';
import type { LimitOverrides } from '../../src/quota/ledger.ts';
import { createQuota } from '../../src/quota/manager.ts';
import { createSqliteLedger } from '../../src/quota/sqlite-ledger.ts';
import { openLedgerFile } from '../../src/store/sqlite-ledger-file.ts';
import { createLedgerFolder } from './ledger-folder.ts';
import { createRecordingLog } from './log.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { noPause } from './no-pause.ts';

/** The quota manager over a real file, as the bot wires it, with a start that can be repeated. */
export async function createQuotaHouse({
	clock = createManualClock(),
	overrides = {},
	isFirstStart = true,
	path,
}: {
	clock?: ManualClock;
	overrides?: LimitOverrides;
	isFirstStart?: boolean;
	path?: string;
} = {}) {
	const folder = await createLedgerFolder();
	const start = async () => {
		const { log, text } = createRecordingLog();
		const file = await openLedgerFile({
			path: path ?? folder.path,
			clock,
			log,
			isFirstStart,
			pause: noPause,
		});
		const ledger = createSqliteLedger({ file, clock, sending });
		const jobs = createSqliteJobs({ file, clock });
		const quota = createQuota({ ledger, clock, log, overrides });
		return { file, ledger, jobs, quota, logged: text };
	};
	let parts = await start();
	const stop = async () => {
		await parts.quota.close();
		await parts.file.close();
	};
	return {
		clock,
		path: path ?? folder.path,
		parts: () => parts,
		/** Ends this process's part and begins it anew over the same file. */
		async restart() {
			await stop();
			parts = await start();
			return parts;
		},
		async remove() {
			await stop();
			await folder.remove();
		},
	};
}
