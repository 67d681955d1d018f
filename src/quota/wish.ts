import type { AttemptRequest } from './ledger.ts';
import type { Order } from './order.ts';
import type { Waiter } from './waiter.ts';

/** What is asked for beside the one request: a try more is a unit more, not while others wait, and not beyond one's cap. */
export function wishOf(
	{ request: { asker, standing, tries = 1 }, share }: Waiter,
	order: Pick<Order<Waiter>, 'served' | 'size'>,
): Pick<AttemptRequest, 'tries' | 'isAlone' | 'dailyCap'> {
	const capped = standing === 'new' ? asker.dailyCap : undefined;
	const mayHave = (capped ?? Number.POSITIVE_INFINITY) - order.served(share);
	return {
		tries: Math.min(tries, Math.max(1, mayHave)),
		isAlone: order.size() === 1,
		...(capped === undefined ? {} : { dailyCap: capped }),
	};
}
