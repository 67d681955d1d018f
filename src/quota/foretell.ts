import { expectedArrivals } from './arrivals.ts';
import type { Demand } from './demand.ts';
import { type Arrival, foresee, type Turn } from './dry-run.ts';
import type { LedgerState } from './ledger.ts';
import type { Order } from './order.ts';
import type { Pacing } from './pacing.ts';
import type { Waiting } from './quota.ts';
import type { Waiter } from './waiter.ts';

/** So shortly before its turn nobody comes before a question any more. */
const COMMITTED_MS = 60_000;
const WORTH_SAYING_MS = 1_000;

/** When each who waits is let through. */
export type Forecast = {
	/** In the order of their turns. */
	readonly places: readonly { readonly waiter: Waiter; readonly place: Waiting }[];
	/** When the next turn comes so near that nobody may overtake it (epoch ms); infinite when none will. */
	readonly nextCommitAt: number;
};

/**
 * Runs the line dry, as it stands and with those who may come, and commits those whose turn is near or whose promised
 * time is: from then on nobody overtakes them, and what was promised holds whatever the pace. `asked`: today.
 */
export function foretell({
	order,
	pacing,
	demand,
	state,
	asked,
}: {
	order: Order<Waiter>;
	pacing: Pacing;
	demand: Demand;
	state: LedgerState;
	asked: number;
}): Forecast {
	const from = state.readAt;
	const run = (arrivals: readonly Arrival[] = []) =>
		foresee<Waiter>({ order: order.copy<Arrival>(), pacing, state, asked, arrivals });
	let turns = run();
	if (commit(order, turns, from + COMMITTED_MS)) turns = run();
	const known = order.counts();
	const limit = state.limits.perDay;
	const crowded = run(expectedArrivals({ demand, known, from, asked, limit }));
	const latest = new Map(crowded.map(({ item, at }) => [item, at]));
	const frozen = state.frozenUntil !== undefined;
	return {
		places: turns.map(({ item: waiter, at }, index) => {
			const isFixed = order.isCommitted(waiter);
			const promise = promiseFor(waiter, at, isFixed ? at : (latest.get(waiter) ?? at));
			const isLate = promise.isLate && !frozen;
			return { waiter, place: { position: index + 1, ...promise, frozen, isLate } };
		}),
		nextCommitAt: Math.min(
			...turns.map(({ item: waiter, at }) =>
				order.isCommitted(waiter)
					? Number.POSITIVE_INFINITY
					: Math.min(at, waiter.told?.latest ?? at) - COMMITTED_MS,
			),
		),
	};
}

/** Returns whether the order has changed by it. */
function commit(order: Order<Waiter>, turns: readonly Turn<Waiter>[], soon: number): boolean {
	let hasChanged = false;
	for (const { item: waiter, at } of turns) {
		const promised = waiter.told?.latest ?? at;
		if (Math.min(at, promised) > soon || order.isCommitted(waiter)) continue;
		order.commit(waiter, Math.min(at, promised));
		hasChanged ||= promised < at;
	}
	return hasChanged;
}

/** What was promised never moves later, unless the provider leaves us no other way. */
function promiseFor(
	{ told }: Waiter,
	at: number,
	latest: number,
): Omit<Waiting, 'position' | 'frozen'> {
	const byThen = Math.max(at, latest);
	if (told === undefined) return { earliest: at, latest: byThen, isLate: false };
	const isLate = at - told.latest >= WORTH_SAYING_MS;
	return {
		earliest: at,
		latest: isLate ? byThen : Math.max(at, Math.min(told.latest, byThen)),
		isLate,
	};
}
