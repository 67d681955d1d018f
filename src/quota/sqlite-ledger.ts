import type { Clock } from '../clock.ts';
import type { LedgerFile } from '../store/ledger-file.ts';
import { readAccount, writeAccount } from './account.ts';
import { createAccountAdmission, type Sending } from './account-admission.ts';
import { createAttemptLife } from './attempt-life.ts';
import { hearCounter } from './counter.ts';
import { afterDayRefused, afterMinuteRefused } from './learn.ts';
import type { Ledger } from './ledger.ts';
import { createLedgerTime } from './ledger-time.ts';
import { addTally, readUsage } from './usage.ts';
import { dayOf } from './windows.ts';

/**
 * The ledger in the rows of a file. `sending` moves the job on inside the transaction that charges it. A file that
 * began anew, or took another's place while it was open, is frozen, its day unknown, until the counter is heard.
 */
export function createSqliteLedger({
	file,
	clock,
	sending,
}: {
	file: LedgerFile;
	clock: Clock;
	sending: Sending;
}): Ledger {
	const time = createLedgerTime(clock);

	const { admit, note, readState } = createAccountAdmission({ time, sending });

	return {
		admit: (attempt, overrides, signal) =>
			file.transaction((database) => admit(database, attempt, overrides), signal),

		...createAttemptLife({ file, time }),

		learn: (news, overrides = {}) =>
			file.transaction((database) => {
				const account = readAccount(database);
				const moment = time.at(account);
				if (news.kind === 'minute-refused')
					writeAccount(database, afterMinuteRefused(account, news, moment), moment);
				else if (news.kind === 'day-refused')
					writeAccount(database, afterDayRefused(account, news, moment), moment);
				else hearCounter(database, news, account, moment);
				const learned = readAccount(database);
				const after = time.at(learned);
				note(database, readState(database, learned, after, overrides), after.wall);
			}),

		tally: (tally) =>
			file.transaction((database) =>
				addTally(database, tally, time.at(readAccount(database)).wall),
			),

		usage: () =>
			file.read((database) => readUsage(database, dayOf(time.at(readAccount(database)).wall))),

		read: (overrides) =>
			file.read((database) => {
				const account = readAccount(database);
				return readState(database, account, time.at(account), overrides);
			}),

		healthy: file.healthy,
	};
}
