import type { Clock } from '../clock.ts';
import type { LedgerFile } from '../store/ledger-file.ts';
import type { Sending } from './account-admission.ts';
import { LEASE_LASTS_MS } from './attempts.ts';
import { createLedgerTime } from './ledger-time.ts';
import { createModelAdmission } from './model-admission.ts';
import { findCharge, markSent, markSettled, markVoid } from './model-charges.ts';
import type { ModelLedger } from './model-ledger.ts';
import { hearModel } from './model-news.ts';
import { readModel } from './model-state.ts';
import { stampModels } from './model-time.ts';
import { askedTargets, chargedTo, peopleOf } from './model-usage.ts';
import { budgetDays } from './model-windows.ts';
import { dayOf } from './windows.ts';

/** The models' ledger in the rows of a file. `sending` moves the job on inside the transaction that charges it. */
export function createSqliteModelLedger({
	file,
	clock,
	sending,
}: {
	file: LedgerFile;
	clock: Clock;
	sending: Sending;
}): ModelLedger {
	const { admit, timeIn } = createModelAdmission({ time: createLedgerTime(clock), sending });

	return {
		admit: (attempt, budget, signal) =>
			file.transaction((database) => admit(database, attempt, budget), signal),

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
