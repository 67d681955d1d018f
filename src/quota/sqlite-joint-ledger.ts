import type { Clock } from '../clock.ts';
import type { LedgerDatabase, LedgerFile } from '../store/ledger-file.ts';
import { createAccountAdmission, type Sending } from './account-admission.ts';
import type { JointAttempt, JointLedger, JointRefusal } from './joint-ledger.ts';
import type { LimitOverrides } from './ledger.ts';
import { createLedgerTime } from './ledger-time.ts';
import { createModelAdmission } from './model-admission.ts';

/** Thrown so that the transaction takes everything back. */
class TakenBack extends Error {
	readonly refusal: JointRefusal;

	constructor(refusal: JointRefusal) {
		super('not all of it finds room');
		this.refusal = refusal;
	}
}

/** Both ledgers in the rows of one file, in one transaction. */
export function createSqliteJointLedger({
	file,
	clock,
	sending,
}: {
	file: LedgerFile;
	clock: Clock;
	sending: Sending;
}): JointLedger {
	const account = createAccountAdmission({ time: createLedgerTime(clock), sending });
	const models = createModelAdmission({ time: createLedgerTime(clock), sending });

	function admitAll(database: LedgerDatabase, wanted: JointAttempt, overrides: LimitOverrides) {
		for (const attempt of wanted.account) {
			const verdict = account.admit(database, attempt, overrides);
			if (!verdict.admitted) throw new TakenBack(verdict);
		}
		for (const { attempt, budget } of wanted.models) {
			const verdict = models.admit(database, attempt, budget);
			if (!verdict.admitted) throw new TakenBack({ ...verdict, attempt });
		}
	}

	return {
		async admit(wanted, overrides) {
			try {
				await file.transaction((database) => admitAll(database, wanted, overrides));
				return { admitted: true };
			} catch (error) {
				if (error instanceof TakenBack) return error.refusal;
				throw error;
			}
		},
	};
}
