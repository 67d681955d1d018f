import type { LedgerDatabase } from '../store/ledger-file.ts';
import { type Account, readAccount, stamp } from './account.ts';
import { attemptsInWindow, findAttempt, insertAttempt, pruneAttempts } from './attempts.ts';
import { chargeDays, noteLimit, pruneDays, readDay } from './days.ts';
import { grantOf } from './grant.ts';
import type { AttemptRequest, LedgerState, LimitOverrides, Verdict } from './ledger.ts';
import type { LedgerTime, Moment } from './ledger-time.ts';
import { mayHave } from './served.ts';
import { refusalOf, stateOf } from './state.ts';
import { countedDays, dayOf, HOUR_MS } from './windows.ts';

/** Moves a question on inside the transaction that charges its attempt. */
export type Sending = (database: LedgerDatabase, jobId: string) => void;

/** What the account's rows say, and one attempt charged to them, inside a transaction that is the caller's. */
export function createAccountAdmission({ time, sending }: { time: LedgerTime; sending: Sending }) {
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
		readState,
		note,
		/** `Ledger.admit` says what it promises. */
		admit(
			database: LedgerDatabase,
			{ id, jobId, serverKey, personId, tries, isAlone, dailyCap }: AttemptRequest,
			overrides: LimitOverrides,
		): Verdict {
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
		},
	};
}
