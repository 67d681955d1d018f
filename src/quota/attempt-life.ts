import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import { readAccount, stamp } from './account.ts';
import {
	type Attempt,
	findAttempt,
	LEASE_LASTS_MS,
	mayTryMore,
	updateAttempt,
} from './attempts.ts';
import { chargeDays } from './days.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerTime, Moment } from './ledger-time.ts';
import { prepared } from './statements.ts';
import { countedDays } from './windows.ts';

/** A clock took days at a leap while it was under way: those between were never charged, so nothing is taken back of any. */
const wasCarriedAway = ({ firstDay, lastDay }: Attempt): boolean => lastDay - firstDay > 1;

/** What becomes of an attempt once it is charged. */
export function createAttemptLife({
	file,
	time,
}: {
	file: LedgerFile;
	time: LedgerTime;
}): Pick<Ledger, 'sent' | 'tried' | 'settle' | 'giveBack'> {
	/** The provider counts it as late as now: on the days that are now it is charged, too. */
	const moveTo = (database: LedgerDatabase, attempt: Attempt, { steady, wall }: Moment) => {
		const { first, last } = countedDays(wall);
		chargeDays(database, Math.max(first, attempt.lastDay + 1), last, attempt.units);
		updateAttempt(database, { ...attempt, at: steady, lastDay: Math.max(last, attempt.lastDay) });
	};

	return {
		sent: (id) =>
			file.transaction((database) => {
				const account = readAccount(database);
				const moment = time.at(account);
				const attempt = findAttempt(database, id);
				if (attempt?.state !== 'reserved' || moment.steady - attempt.at >= LEASE_LASTS_MS)
					throw new Error('this lease has ended; nothing may be sent with it');
				moveTo(database, { ...attempt, state: 'sent' }, moment);
				stamp(database, account, moment);
			}),

		tried: (id, count) =>
			file.transaction((database) => {
				const attempt = findAttempt(database, id);
				if (attempt?.state !== 'sent' || attempt.isTold) return 0;
				const tries = Math.max(1, Math.min(attempt.tries, Math.floor(count)));
				const units = wasCarriedAway(attempt) ? attempt.units : Math.min(attempt.units, tries);
				const freed = attempt.units - units;
				const told = { ...attempt, tries, units, isTold: true };
				chargeDays(database, attempt.firstDay, attempt.lastDay, -freed);
				if (tries === 1) updateAttempt(database, told);
				else {
					const account = readAccount(database);
					const moment = time.at(account);
					moveTo(database, told, moment);
					stamp(database, account, moment);
				}
				return freed;
			}),

		settle: (id, outcome) =>
			file.transaction((database) => {
				const attempt = findAttempt(database, id);
				if (attempt && mayTryMore(attempt)) {
					const account = readAccount(database);
					const moment = time.at(account);
					moveTo(database, attempt, moment);
					stamp(database, account, moment);
				}
				prepared(
					database,
					"UPDATE attempts SET state = 'settled', outcome = ? WHERE id = ? AND state IN ('reserved', 'sent')",
				).run(outcome, id);
			}),

		giveBack: (id) =>
			file.transaction((database) => {
				const attempt = findAttempt(database, id);
				if (attempt?.state !== 'reserved') return false;
				updateAttempt(database, { ...attempt, state: 'void' });
				chargeDays(database, attempt.firstDay, attempt.lastDay, -attempt.units);
				return true;
			}),
	};
}
