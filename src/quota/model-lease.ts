import type { Logger } from '../log.ts';
import type { ModelLedger } from './model-ledger.ts';
import { createNoting, END_NOT_NOTED, STAYS_CHARGED } from './noting.ts';
import type { Lease } from './quota.ts';

/** For one request to one model. `onRoom` is told when some of the charge was taken back, `isUnused`: all of it. */
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
	const note = createNoting(attemptId, log);
	return {
		attemptId,
		tries: 1,
		units: 1,
		tried: async () => undefined,
		sent: () => ledger.sent(attemptId),
		settle: (outcome, tokens) =>
			note(
				async () => {
					const counted = tokens === undefined ? undefined : tokensOf(tokens);
					if (await ledger.settle(attemptId, outcome, counted)) onRoom(false);
				},
				END_NOT_NOTED,
				{ outcome },
			),
		giveBack: () =>
			note(async () => {
				if (await ledger.giveBack(attemptId)) onRoom(true);
			}, STAYS_CHARGED),
	};
}

/** As the ledger counts them: whole, and none where it is not known. */
export const tokensOf = (tokens: number): number =>
	Number.isFinite(tokens) ? Math.max(0, Math.ceil(tokens)) : 0;
