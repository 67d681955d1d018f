import type { Clock } from '../clock.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import { type Account, readAccount, stamp, writeAccount } from './account.ts';
import { createAttemptLife } from './attempt-life.ts';
import { attemptsInWindow, findAttempt, insertAttempt, pruneAttempts } from './attempts.ts';
import { hearCounter } from './counter.ts';
import { chargeDays, noteLimit, pruneDays, readDay } from './days.ts';
import { grantOf } from './grant.ts';
import { afterDayRefused, afterMinuteRefused } from './learn.ts';
import type { Ledger, LedgerState, LimitOverrides } from './ledger.ts';
import { createLedgerTime, type Moment } from './ledger-time.ts';
import { mayHave } from './served.ts';
import { refusalOf, stateOf } from './state.ts';
import { addTally, readUsage } from './usage.ts';
import { countedDays, dayOf, HOUR_MS } from './windows.ts';

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
	sending: (database: LedgerDatabase, jobId: string) => void;
}): Ledger {
	const time = createLedgerTime(clock);

	const readState = (
		database: LedgerDatabase,
		account: Account,
		moment: Moment,
		overrides: LimitOverrides,
		inWindow = attemptsInWindow(database, moment.steady),
	) =>
		stateOf({
			account,
			moment,
			overrides,
			inWindow,
			usedOn: (day) => readDay(database, day),
		});

	const note = (database: LedgerDatabase, state: LedgerState, wall: number) =>
		noteLimit(database, state.today, {
			limit: state.limits.perDay,
			isSpent: state.day === 'spent' && dayOf(state.dayReturnsAt) > state.today,
			at: wall,
		});

	return {
		admit: ({ id, jobId, serverKey, personId, tries, isAlone, dailyCap }, overrides, signal) =>
			file.transaction((database) => {
				const account = readAccount(database);
				const moment = time.at(account);
				const inWindow = attemptsInWindow(database, moment.steady);
				const before = readState(database, account, moment, overrides, inWindow);
				const known = findAttempt(database, id);
				if (known?.state === 'void') throw new Error('this lease was given back');
				if (known) return { admitted: true, tries: known.tries, units: known.units, state: before };
				const refusal = refusalOf(before);
				if (refusal !== undefined) return refusal;
				const whose = { serverKey, personId };
				const most = mayHave(database, whose, before.today, dailyCap);
				if (most <= 0)
					return {
						admitted: false,
						budget: 'own-day',
						retryAt: before.dayReturnsAt,
						state: before,
					};
				const { first, last } = countedDays(moment.wall);
				const wish = { tries: tries ?? 1, isAlone: isAlone === true && first === last };
				const grant = grantOf(wish, account.lists.known, before, most);
				const attempt = {
					id,
					at: moment.steady,
					firstDay: first,
					lastDay: last,
					isTold: grant.tries === 1,
					...grant,
				};
				const hour = Math.floor(moment.wall / HOUR_MS);
				insertAttempt(database, attempt, { jobId, ...whose, hour });
				chargeDays(database, first, last, grant.units);
				stamp(database, account, moment);
				sending(database, jobId);
				pruneAttempts(database, moment.steady);
				pruneDays(database, dayOf(moment.wall));
				const now = [...inWindow, { ...attempt, state: 'reserved' } as const];
				const state = readState(database, account, moment, overrides, now);
				note(database, state, moment.wall);
				return { admitted: true, ...grant, state };
			}, signal),

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
