import type { LedgerState } from './ledger.ts';
import type { Order } from './order.ts';
import type { Pacing } from './pacing.ts';
import { DAY_MS, dayOf, nextSlot } from './windows.ts';

/** Somebody who may come meanwhile. */
export type Arrival = {
	readonly atMs: number;
	readonly serverKey: string;
	readonly personId: string;
};

/** When somebody is let through: epoch ms, by the clock of the state. */
export type Turn<Item> = { readonly item: Item; readonly at: number };

/** So far into the future is tried; who comes later than that is not foreseen. */
const MOST_STEPS = 2_000;

/**
 * When each of those who wait is let through, in order, by running the order itself over the
 * budgets to come: if nothing is learned meanwhile, nobody leaves, and nobody comes but `arrivals`, sorted by time.
 * `asked`: today. The order is used up.
 */
export function foresee<Item>({
	order,
	pacing,
	state,
	asked: askedSoFar,
	arrivals = [],
}: {
	order: Order<Item | Arrival>;
	pacing: Pacing;
	state: LedgerState;
	asked: number;
	arrivals?: readonly Arrival[];
}): readonly Turn<Item>[] {
	const { perDay: limit, perMinute } = state.limits;
	const turns: Turn<Item>[] = [];
	const guests = new Set<Item | Arrival>(arrivals);
	const isGuest = (item: Item | Arrival): item is Arrival => guests.has(item);
	const stamps = [...state.recent];
	let at = Math.max(state.readAt, state.frozenUntil ?? 0);
	let used = state.day === 'spent' ? limit : state.dayUsed;
	let returnsAt = state.dayReturnsAt;
	let asked = askedSoFar;
	let left = order.size();
	let coming = 0;

	const day = () => ({ limit, used, asked, waiting: order.size() });
	const meet = (arrival: Arrival) => {
		order.join(arrival, { ...arrival, weight: 1 }, 'new', arrival.atMs);
		asked++;
		coming++;
	};
	const nextDay = () => {
		at = Math.max(at, returnsAt);
		returnsAt += DAY_MS;
		used = 0;
		asked = 0;
		order.forget();
	};
	const letThrough = (item: Item | Arrival) => {
		stamps.push(at);
		used++;
		if (isGuest(item)) return;
		turns.push({ item, at });
		left--;
	};
	/** What happens next: somebody comes, the day turns, or somebody is let through; false when nothing does. */
	const step = (): boolean => {
		at = nextSlot(stamps, perMinute, at);
		if (used >= limit) nextDay();
		const opensAt = order.opensAt(day(), at, pacing) ?? at;
		const arrival = arrivals[coming];
		if (arrival !== undefined && arrival.atMs <= opensAt) {
			meet(arrival);
			return true;
		}
		if (dayOf(opensAt) > dayOf(at) && opensAt < returnsAt) {
			nextDay();
			return true;
		}
		at = opensAt;
		const choice = order.choose(day(), at, pacing);
		if (choice === undefined || !order.letThrough(choice)) return false;
		letThrough(choice.item);
		return true;
	};

	for (let steps = 0; steps < MOST_STEPS && left > 0 && limit > 0; steps++) if (!step()) break;
	return turns;
}
