import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { ModelLedger } from './model-ledger.ts';
import type { Lease } from './quota.ts';

/**
 * For one request to one model. `onRoom` is told when some of the charge was taken back, `isUnused`: all of it. What cannot be
 * noted afterwards is logged: it stays charged.
 */
export function createModelLease({
	attemptId,
	ledger,
	log,
	onRoom,
}: {
	attemptId: string;
	ledger: Pick<ModelLedger, 'sent' | 'settle' | 'giveBack'>;
	log: Logger;
	onRoom: (isUnused: boolean) => void;
}): Lease {
	return {
		attemptId,
		tries: 1,
		units: 1,
		tried: async () => undefined,
		sent: () => ledger.sent(attemptId),
		async settle(outcome, tokens) {
			try {
				if (await ledger.settle(attemptId, outcome, tokens && tokensOf(tokens))) onRoom(false);
			} catch (error) {
				log.warn(
					{ attemptId, outcome, ...describeError(error) },
					'the end of a request was not noted',
				);
			}
		},
		async giveBack() {
			try {
				if (await ledger.giveBack(attemptId)) onRoom(true);
			} catch (error) {
				log.warn({ attemptId, ...describeError(error) }, 'an unused request stays charged');
			}
		},
	};
}

/** As the ledger counts them: whole, and none where it is not known. */
export const tokensOf = (tokens: number): number =>
	Number.isFinite(tokens) ? Math.max(0, Math.ceil(tokens)) : 0;
