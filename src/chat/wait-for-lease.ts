import type { AnswerEvent } from '../providers/provider.ts';
import type { Turn } from './router.ts';

/**
 * Yields what is told meanwhile, of several places in line only the latest, and returns the lease. A caller that leaves
 * early leaves the line as well: `leave` must abort what `ask` waits with; a lease that came at that moment goes to
 * `giveBack`.
 */
export async function* waitForLease({
	ask,
	leave,
	giveBack,
}: {
	ask: (tell: (event: AnswerEvent) => void) => Promise<Turn>;
	leave: () => void;
	giveBack: (turn: Turn) => Promise<void>;
}): AsyncGenerator<AnswerEvent, Turn> {
	let told: readonly AnswerEvent[] = [];
	let news = Promise.withResolvers<void>();
	let outcome: PromiseSettledResult<Turn> | undefined;
	const settling = Promise.allSettled([
		ask((event) => {
			told = [...told.filter(({ type }) => type !== event.type), event];
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
			const lease = outcome?.value;
			const events = told;
			told = [];
			yield* events;
			if (lease) {
				isTaken = true;
				return lease;
			}
		}
	} finally {
		if (!isTaken) {
			leave();
			const result = await settling;
			if (result.status === 'fulfilled') await giveBack(result.value);
		}
	}
}
