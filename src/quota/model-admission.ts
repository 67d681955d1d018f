import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Sending } from './account-admission.ts';
import type { LedgerTime } from './ledger-time.ts';
import { findCharge, insertCharge, pruneCharges } from './model-charges.ts';
import type { ModelAttempt, ModelState, ModelVerdict } from './model-ledger.ts';
import { readModel } from './model-state.ts';
import { readModelTime, stampModels } from './model-time.ts';
import { budgetDays, isTooLong, roomAt } from './model-windows.ts';
import type { ModelBudget } from './quota.ts';
import { mayHave } from './served.ts';
import { dayEndsAt, dayOf, HOUR_MS } from './windows.ts';

/** Of what has no limit: no day of it ever counts. */
const NO_DAY = 'rolling';

function refusalOf(state: ModelState, tokens: number): ModelVerdict | undefined {
	if (isTooLong(state, tokens)) return { admitted: false, why: 'too-long' };
	const isFull = roomAt(state, tokens, state.readAt) > state.readAt;
	return isFull ? { admitted: false, why: 'window', state } : undefined;
}

/** One attempt charged to the rows of its model, inside a transaction that is the caller's. */
export function createModelAdmission({
	time: ledgerTime,
	sending,
}: {
	time: LedgerTime;
	sending: Sending;
}) {
	const timeIn = (database: LedgerDatabase) => {
		const time = readModelTime(database);
		return { time, moment: ledgerTime.at(time) };
	};

	return {
		timeIn,
		/** `ModelLedger.admit` says what it promises. */
		admit(
			database: LedgerDatabase,
			{ id, jobId, target, tokens, dailyCap, serverKey, personId }: ModelAttempt,
			budget: ModelBudget | undefined,
		): ModelVerdict {
			const known = findCharge(database, id);
			if (known?.state === 'void') throw new Error('this lease was given back');
			if (known) return { admitted: true };
			const { time, moment } = timeIn(database);
			const { now, steady } = moment;
			const state = readModel(database, { target, budget, time, moment });
			const whose = { serverKey, personId };
			const today = dayOf(now);
			if (mayHave(database, whose, today, dailyCap) <= 0)
				return { admitted: false, why: 'own-day', retryAt: dayEndsAt(today) };
			const refusal = refusalOf(state, tokens);
			if (refusal) return refusal;
			const budgetDay = budget?.day ?? NO_DAY;
			const { last: lastDay } = budgetDays(budgetDay, now);
			const charge = { at: steady, lastDay, requests: 1, tokens, state: 'reserved' } as const;
			const hour = Math.floor(now / HOUR_MS);
			insertCharge(database, id, target, charge, { jobId, ...whose, budgetDay, hour });
			stampModels(database, moment);
			sending(database, jobId);
			pruneCharges(database, steady);
			return { admitted: true };
		},
	};
}
