import type { AttemptRequest, LedgerState } from './ledger.ts';
import type { ListCost } from './list-cost.ts';

/** The server tries no more models than these for one request (openrouter.ai/docs, `models`). */
const MOST_TRIES = 3;
/** What a further try may fill of the minute, so that a burst finds its half. */
const MINUTE_SHARE = 0.5;
/** With fewer of the day left, each is for a question. */
const LEFT_AT_LEAST = 3;

/** What is granted to a request that may go: how many models may be tried, and what that costs. */
export type Grant = { readonly tries: number; readonly units: number };

/**
 * One is always granted; more where that starves nobody, and no more units than `most`. The minute counts each try, also
 * where the day counts the request.
 */
export function grantOf(
	{ tries = 1, isAlone = false }: Pick<AttemptRequest, 'tries' | 'isAlone'>,
	cost: ListCost['known'],
	{ limits, recent, dayUsed }: Pick<LedgerState, 'limits' | 'recent' | 'dayUsed'>,
	most: number,
): Grant {
	const asked = Math.max(1, Math.min(MOST_TRIES, Math.floor(tries)));
	const isFree = cost === 'once';
	const left = isFree ? Number.POSITIVE_INFINITY : limits.perDay - dayUsed;
	const inMinute = Math.floor(limits.perMinute * MINUTE_SHARE) - recent.length;
	const room =
		isAlone && left >= LEFT_AT_LEAST ? Math.min(inMinute, left, isFree ? left : most) : 1;
	const granted = Math.max(1, Math.min(asked, room));
	return { tries: granted, units: isFree ? 1 : granted };
}
