import { describeError, UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';

export type LedgerOrTell = ReturnType<typeof createLedgerOrTell>;

/** Where the jobs' file cannot be used, `sentence` is logged and a UserError tells the person so, by `told`. */
export function createLedgerOrTell(log: Logger, told: Sentence = say('quota.ledger-unavailable')) {
	return async function ledgerOrTell<Result>(
		work: Promise<Result>,
		sentence: string,
		questionId?: string,
	): Promise<Result> {
		try {
			return await work;
		} catch (cause) {
			log.error({ questionId, error: describeError(cause) }, sentence);
			throw new UserError(told, { cause, facts: { passes: 'soon' } });
		}
	};
}
