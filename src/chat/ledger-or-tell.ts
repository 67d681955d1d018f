import { describeError, UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';

export type LedgerOrTell = ReturnType<typeof createLedgerOrTell>;

/** Where the jobs' file cannot be used, `sentence` is logged and a UserError says so to the person. */
export function createLedgerOrTell(log: Logger) {
	return async function ledgerOrTell<Result>(
		work: Promise<Result>,
		sentence: string,
		questionId?: string,
	): Promise<Result> {
		try {
			return await work;
		} catch (cause) {
			log.error({ questionId, error: describeError(cause) }, sentence);
			throw new UserError(say('quota.ledger-unavailable'), { cause });
		}
	};
}
