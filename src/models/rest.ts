import type { Outcome } from './health.ts';

const BUSY_MS = 20_000;
const FAILED_MS = 15_000;
const LONGEST_BACK_OFF_MS = 1_800_000;
/** Whatever a provider says. */
export const LONGEST_REST_MS = 3_600_000;
/** Up to so much is added, so that the models of one provider do not all come back at once. */
const MOST_JITTER = 0.1;

/**
 * How long a model is left alone after its n-th failure in a row: the double each time, and never less than what the
 * provider said. `chance` is 0 to 1; `nowMs` epoch milliseconds.
 */
export function restMs(
	outcome: Extract<Outcome, { kind: 'busy' | 'failed' }>,
	inARow: number,
	{ nowMs, chance }: { readonly nowMs: number; readonly chance: number },
): number {
	const saidMs = outcome.kind === 'busy' ? saidOf(outcome.retryAt, nowMs) : undefined;
	const firstMs = outcome.kind === 'busy' ? BUSY_MS : FAILED_MS;
	const backOffMs = Math.min(LONGEST_BACK_OFF_MS, firstMs * 2 ** Math.min(20, inARow - 1));
	const isFirst = inARow <= 1;
	const wantedMs =
		saidMs === undefined ? backOffMs : isFirst ? saidMs : Math.max(saidMs, backOffMs);
	const mostMs =
		saidMs !== undefined && wantedMs === saidMs ? LONGEST_REST_MS : LONGEST_BACK_OFF_MS;
	return Math.min(mostMs, wantedMs * (1 + MOST_JITTER * chance));
}

/** A moment that is past, or no number, says nothing. */
function saidOf(retryAt: number | undefined, nowMs: number): number | undefined {
	if (retryAt === undefined || !(retryAt > nowMs)) return undefined;
	return Math.min(LONGEST_REST_MS, retryAt - nowMs);
}
