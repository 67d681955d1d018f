import type { AnswerEvent } from '../providers/provider.ts';
import type { Lease, Waiting } from '../quota/quota.ts';

/**
 * Yields the latest place in line whenever it changes and returns the lease. A caller that leaves early leaves the line
 * as well: `leave` must abort what `ask` waits with; a lease that came at that moment goes to `giveBack`.
 */
export async function* waitForLease({
	ask,
	leave,
	giveBack,
}: {
	ask: (onWaiting: (waiting: Waiting) => void) => Promise<Lease>;
	leave: () => void;
	giveBack: (lease: Lease) => Promise<void>;
}): AsyncGenerator<AnswerEvent, Lease> {
	let latest: Waiting | undefined;
	let news = Promise.withResolvers<void>();
	let outcome: PromiseSettledResult<Lease> | undefined;
	const settling = Promise.allSettled([
		ask((waiting) => {
			latest = waiting;
			news.resolve();
		}),
	]).then(([result]) => {
		outcome = result;
		news.resolve();
		return result;
	});
	let isTaken = false;
	try {
		for (;;) {
			await news.promise;
			news = Promise.withResolvers();
			if (outcome?.status === 'rejected') throw outcome.reason;
			if (outcome) {
				isTaken = true;
				return outcome.value;
			}
			const waiting = latest;
			latest = undefined;
			if (waiting) yield { type: 'waiting', ...waiting };
		}
	} finally {
		if (!isTaken) {
			leave();
			const result = await settling;
			if (result.status === 'fulfilled') await giveBack(result.value);
		}
	}
}
