import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { AttemptOutcome, Lease } from '../quota/quota.ts';

/** A lease that ends exactly once: settled if it was sent, given back if not. */
export interface HeldLease {
	/** To be handed to the provider. */
	readonly lease: Lease;
	wasSent(): boolean;
	/** So many models were tried under it. Never rejects; the first word counts. */
	tried(count: number): Promise<void>;
	/** Never rejects: an attempt that cannot be settled stays charged, and the log says so. Later calls do nothing. */
	end(outcome: AttemptOutcome, tokens?: number): Promise<void>;
}

export function holdLease(lease: Lease, log: Logger): HeldLease {
	let sent = false;
	let isCounted = false;
	let ended = false;

	async function note(step: () => Promise<void>, outcome: AttemptOutcome | 'tried') {
		try {
			await step();
		} catch (error) {
			log.error({ error: describeError(error), outcome }, 'an attempt could not be settled');
		}
	}

	return {
		lease: {
			...lease,
			async sent() {
				await lease.sent();
				sent = true;
			},
		},
		wasSent: () => sent,
		async tried(count) {
			if (isCounted || ended || !sent || lease.tries === 1) return;
			isCounted = true;
			await note(() => lease.tried(count), 'tried');
		},
		async end(outcome, tokens) {
			if (ended) return;
			ended = true;
			await note(() => (sent ? lease.settle(outcome, tokens) : lease.giveBack()), outcome);
		},
	};
}
