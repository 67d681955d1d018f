import type { Clock } from '../clock.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import { type Account, readAccount, writeAccount } from './account.ts';
import {
	attemptsInWindow,
	countSure,
	countUnderWay,
	findAttempt,
	insertAttempt,
	LEASE_LASTS_MS,
	pruneAttempts,
} from './attempts.ts';
import { chargeDays, noteLimit, pruneDays, readDay, setOutside } from './days.ts';
import { afterCounter, afterDayRefused, afterGlitch, afterMinuteRefused } from './learn.ts';
import type { Ledger, LedgerState, LimitOverrides } from './ledger.ts';
import { createLedgerTime, type Moment } from './ledger-time.ts';
import { refusalOf, stateOf } from './state.ts';
import { prepared } from './statements.ts';
import { addTally, readUsage } from './usage.ts';
import { countedDays, dayOf, HOUR_MS } from './windows.ts';

/** No answer takes longer; what a crash left unsettled does not count as under way for ever. */
const UNDER_WAY_AT_MOST_MS = 15 * 60_000;

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

	const stamp = (database: LedgerDatabase, account: Account, moment: Moment) =>
		writeAccount(database, { ...account, lastStamp: moment.steady, lastWall: moment.wall }, moment);

	const note = (database: LedgerDatabase, state: LedgerState, wall: number) =>
		noteLimit(database, state.today, {
			limit: state.limits.perDay,
			isSpent: state.day === 'spent' && dayOf(state.dayReturnsAt) > state.today,
			at: wall,
		});

	return {
		admit: ({ id, ...whose }, overrides, signal) =>
			file.transaction((database) => {
				const account = readAccount(database);
				const moment = time.at(account);
				const inWindow = attemptsInWindow(database, moment.steady);
				const before = readState(database, account, moment, overrides, inWindow);
				const known = findAttempt(database, id);
				if (known?.state === 'void') throw new Error('this lease was given back');
				if (known) return { admitted: true, state: before };
				const refusal = refusalOf(before);
				if (refusal !== undefined) return refusal;
				const { first, last } = countedDays(moment.wall);
				const attempt = { id, at: moment.steady, firstDay: first, lastDay: last };
				insertAttempt(database, attempt, { ...whose, hour: Math.floor(moment.wall / HOUR_MS) });
				chargeDays(database, first, last, 1);
				stamp(database, account, moment);
				sending(database, whose.jobId);
				pruneAttempts(database, moment.steady);
				pruneDays(database, dayOf(moment.wall));
				const now = [...inWindow, { ...attempt, state: 'reserved' } as const];
				const state = readState(database, account, moment, overrides, now);
				note(database, state, moment.wall);
				return { admitted: true, state };
			}, signal),

		sent: (id) =>
			file.transaction((database) => {
				const account = readAccount(database);
				const moment = time.at(account);
				const attempt = findAttempt(database, id);
				if (attempt?.state !== 'reserved' || moment.steady - attempt.at >= LEASE_LASTS_MS)
					throw new Error('this lease has ended; nothing may be sent with it');
				const { first, last } = countedDays(moment.wall);
				chargeDays(database, Math.max(first, attempt.lastDay + 1), last, 1);
				prepared(
					database,
					"UPDATE attempts SET state = 'sent', at = ?, last_day = ? WHERE id = ?",
				).run(moment.steady, Math.max(last, attempt.lastDay), id);
				stamp(database, account, moment);
			}),

		settle: (id, outcome) =>
			file.transaction((database) => {
				prepared(
					database,
					"UPDATE attempts SET state = 'settled', outcome = ? WHERE id = ? AND state IN ('reserved', 'sent')",
				).run(outcome, id);
			}),

		giveBack: (id) =>
			file.transaction((database) => {
				const attempt = findAttempt(database, id);
				if (attempt?.state !== 'reserved') return false;
				prepared(database, "UPDATE attempts SET state = 'void' WHERE id = ?").run(id);
				chargeDays(database, attempt.firstDay, attempt.lastDay, -1);
				return true;
			}),

		learn: (news, overrides = {}) =>
			file.transaction((database) => {
				const account = readAccount(database);
				const moment = time.at(account);
				if (news.kind === 'minute-refused')
					writeAccount(database, afterMinuteRefused(account, news, moment), moment);
				else if (news.kind === 'day-refused')
					writeAccount(database, afterDayRefused(account, news, moment), moment);
				else {
					const inFlight = countUnderWay(database, moment.steady - UNDER_WAY_AT_MOST_MS);
					const known = afterGlitch(account, news, moment, inFlight);
					const day = dayOf(known.moment.wall);
					const after = afterCounter(known.account, news, known.moment, {
						...readDay(database, day),
						sure: countSure(database, day),
						inFlight,
					});
					// A day that the counter was heard on is never left for an earlier one.
					writeAccount(database, { ...after.account, lastWall: known.moment.wall }, moment);
					setOutside(database, day, after.outside);
				}
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
