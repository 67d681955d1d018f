import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { AttemptOutcome, Lease } from '../quota/quota.ts';

/** A lease that ends exactly once: settled if it was sent, given back if not. */
export interface HeldLease {
	/** To be handed to the provider. */
	readonly lease: Lease;
	/** Never rejects: an attempt that cannot be settled stays charged, and the log says so. Later calls do nothing. */
	end(outcome: AttemptOutcome): Promise<void>;
}

export function holdLease(lease: Lease, log: Logger): HeldLease {
	let sent = false;
	let ended = false;
	return {
		lease: {
			...lease,
			async sent() {
				await lease.sent();
				sent = true;
			},
		},
		async end(outcome) {
			if (ended) return;
			ended = true;
			try {
				await (sent ? lease.settle(outcome) : lease.giveBack());
			} catch (error) {
				log.error({ error: describeError(error), outcome }, 'an attempt could not be settled');
			}
		},
	};
}
