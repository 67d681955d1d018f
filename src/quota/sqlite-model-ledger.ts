import type { Clock } from '../clock.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import { LEASE_LASTS_MS } from './attempts.ts';
import { createLedgerTime } from './ledger-time.ts';
import {
	findCharge,
	insertCharge,
	markSent,
	markSettled,
	markVoid,
	pruneCharges,
} from './model-charges.ts';
import type { ModelLedger, ModelState, ModelVerdict } from './model-ledger.ts';
import { hearModel } from './model-news.ts';
import { readModel } from './model-state.ts';
import { readModelTime, stampModels } from './model-time.ts';
import { askedTargets, chargedTo, peopleOf } from './model-usage.ts';
import { budgetDays, isTooLong, roomAt } from './model-windows.ts';
import { mayHave } from './served.ts';
import { dayEndsAt, dayOf, HOUR_MS } from './windows.ts';

/** Of what has no limit: no day of it ever counts. */
const NO_DAY = 'rolling';

function refusalOf(state: ModelState, tokens: number): ModelVerdict | undefined {
	if (isTooLong(state, tokens)) return { admitted: false, why: 'too-long' };
	const isFull = roomAt(state, tokens, state.readAt) > state.readAt;
	return isFull ? { admitted: false, why: 'window', state } : undefined;
}

/** The models' ledger in the rows of a file. `sending` moves the job on inside the transaction that charges it. */
export function createSqliteModelLedger({
	file,
	clock,
	sending,
}: {
	file: LedgerFile;
	clock: Clock;
	sending: (database: LedgerDatabase, jobId: string) => void;
}): ModelLedger {
	const ledgerTime = createLedgerTime(clock);
	const timeIn = (database: LedgerDatabase) => {
		const time = readModelTime(database);
		return { time, moment: ledgerTime.at(time) };
	};

	return {
		admit: ({ id, jobId, target, tokens, dailyCap, serverKey, personId }, budget, signal) =>
			file.transaction((database) => {
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
			}, signal),

		sent: (id) =>
			file.transaction((database) => {
				const { moment } = timeIn(database);
				const { now, steady } = moment;
				const charge = findCharge(database, id);
				if (charge?.state !== 'reserved' || steady - charge.at >= LEASE_LASTS_MS)
					throw new Error('this lease has ended; nothing may be sent with it');
				const { last } = budgetDays(charge.budgetDay, now);
				markSent(database, id, { at: steady, lastDay: Math.max(last, charge.lastDay) });
				stampModels(database, moment);
			}),

		settle: (id, outcome, tokens) =>
			file.transaction((database) => {
				const charge = findCharge(database, id);
				if (charge?.state !== 'reserved' && charge?.state !== 'sent') return false;
				const spent = tokens ?? charge.tokens;
				markSettled(database, id, outcome, spent);
				return spent < charge.tokens;
			}),

		giveBack: (id) =>
			file.transaction((database) => {
				if (findCharge(database, id)?.state !== 'reserved') return false;
				markVoid(database, id);
				return true;
			}),

		learn: (news, budget) =>
			file.transaction((database) => {
				const { moment } = timeIn(database);
				hearModel(database, news, budget, moment);
				stampModels(database, moment);
			}),

		read: (target, budget) =>
			file.read((database) => readModel(database, { target, budget, ...timeIn(database) })),

		people: (target, today) => file.read((database) => peopleOf(database, target, today)),

		asked: () => file.read((database) => askedTargets(database, timeIn(database).moment.steady)),

		charged: (whose) => file.read((database) => chargedTo(database, whose, dayOf(clock.now()))),

		healthy: file.healthy,
	};
}
