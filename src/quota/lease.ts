import type { Logger } from '../log.ts';
import type { Ledger } from './ledger.ts';
import { createNoting, END_NOT_NOTED, STAYS_CHARGED } from './noting.ts';
import type { Lease } from './quota.ts';

/** `onRoom` is told how many units were taken back. */
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
	const note = createNoting(attemptId, log);
	return {
		attemptId,
		tries,
		units,
		async tried(count) {
			if (tries === 1) return;
			await note(
				async () => onRoom(await ledger.tried(attemptId, count)),
				'models not tried stay charged',
			);
		},
		sent: () => ledger.sent(attemptId),
		settle: (outcome) => note(() => ledger.settle(attemptId, outcome), END_NOT_NOTED, { outcome }),
		giveBack: () =>
			note(async () => {
				if (await ledger.giveBack(attemptId)) onRoom(units);
			}, STAYS_CHARGED),
	};
}
