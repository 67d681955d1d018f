import type { AttemptRequest } from './ledger.ts';
import type { Order } from './order.ts';
import type { Waiter } from './waiter.ts';

/** What is asked for beside the one request; a try more may be a unit more, and not while others wait. */
export function wishOf(
	{ request: { asker, standing, tries = 1 } }: Waiter,
	order: Pick<Order<Waiter>, 'size'>,
): Pick<AttemptRequest, 'tries' | 'isAlone' | 'dailyCap'> {
	const capped = standing === 'new' ? asker.dailyCap : undefined;
	return {
		tries,
		isAlone: order.size() === 1,
		...(capped === undefined ? {} : { dailyCap: capped }),
	};
}
