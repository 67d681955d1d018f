import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Ledger } from './ledger.ts';
import type { Lease } from './quota.ts';

/** `onRoom` is told when a charge was taken back. What cannot be noted afterwards is logged: it stays charged. */
export function createLease({
	attemptId,
	ledger,
	log,
	onRoom,
}: {
	attemptId: string;
	ledger: Ledger;
	log: Logger;
	onRoom: () => void;
}): Lease {
	return {
		attemptId,
		tries: 1,
		tried: async () => undefined,
		sent: () => ledger.sent(attemptId),
		async settle(outcome) {
			try {
				await ledger.settle(attemptId, outcome);
			} catch (error) {
				log.warn(
					{ attemptId, outcome, ...describeError(error) },
					'the end of a request was not noted',
				);
			}
		},
		async giveBack() {
			try {
				if (await ledger.giveBack(attemptId)) onRoom();
			} catch (error) {
				log.warn({ attemptId, ...describeError(error) }, 'an unused request stays charged');
			}
		},
	};
}
