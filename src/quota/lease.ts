import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Ledger } from './ledger.ts';
import type { Lease } from './quota.ts';

/** `onRoom` is told how many units were taken back. What cannot be noted afterwards is logged: it stays charged. */
export function createLease({
	attemptId,
	tries,
	units,
	ledger,
	log,
	onRoom,
}: {
	attemptId: string;
	tries: number;
	units: number;
	ledger: Pick<Ledger, 'sent' | 'tried' | 'settle' | 'giveBack'>;
	log: Logger;
	onRoom: (units: number) => void;
}): Lease {
	return {
		attemptId,
		tries,
		units,
		async tried(count) {
			if (tries === 1) return;
			try {
				onRoom(await ledger.tried(attemptId, count));
			} catch (error) {
				log.warn({ attemptId, ...describeError(error) }, 'models not tried stay charged');
			}
		},
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
				if (await ledger.giveBack(attemptId)) onRoom(units);
			} catch (error) {
				log.warn({ attemptId, ...describeError(error) }, 'an unused request stays charged');
			}
		},
	};
}
