import type { JointRefusal } from './joint-ledger.ts';
import type { LedgerState } from './ledger.ts';
import { roomAt } from './model-windows.ts';
import type { Order } from './order.ts';
import { QuotaRefusal } from './quota.ts';
import { requestsOf } from './standings.ts';
import type { Waiter } from './waiter.ts';
import { nextSlot } from './windows.ts';

/**
 * When all requests of the next in line may go (epoch ms), or why they never may today: some of them alone never do, and
 * none of them takes what others were promised.
 */
export function opensForAll(
	waiter: Waiter,
	{ dayReturnsAt, dayUsed, limits, readAt, recent, today }: LedgerState,
	order: Pick<Order<Waiter>, 'promisedBeside'>,
): number | QuotaRefusal {
	const requests = requestsOf(waiter.share);
	if (requests === 1) return readAt;
	if (requests > limits.perMinute) return new QuotaRefusal('minute-too-small', undefined);
	if (dayUsed + requests + order.promisedBeside(waiter, today) > limits.perDay)
		return new QuotaRefusal('too-few-left', dayReturnsAt);
	return nextSlot(recent, limits.perMinute, readAt, requests);
}

/** What is told when not all found room; undefined: they may later, in their place in line. */
export function refusalOfAll(refusal: JointRefusal): QuotaRefusal | undefined {
	if ('budget' in refusal) {
		const { budget, retryAt } = refusal;
		if (budget === 'day') return new QuotaRefusal('too-few-left', retryAt);
		return budget === 'own-day' ? new QuotaRefusal('too-few-own', retryAt) : undefined;
	}
	if (refusal.why === 'too-long') return new QuotaRefusal('model-too-long', undefined);
	if (refusal.why === 'own-day') return new QuotaRefusal('too-few-own', refusal.retryAt);
	const { readAt } = refusal.state;
	const at = roomAt(refusal.state, refusal.attempt.tokens, readAt);
	return new QuotaRefusal('model-spent', Number.isFinite(at) ? at : undefined);
}
