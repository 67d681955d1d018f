import type { LedgerState } from './ledger.ts';
import type { Choice, Order } from './order.ts';
import type { Pacing } from './pacing.ts';
import { requestsOf } from './standings.ts';
import { dayEndsAt, dayOf, nextSlot } from './windows.ts';

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
 * When each of those who wait is let through, in order, by running the order itself over the budgets to come: if nothing
 * is learned meanwhile and nobody comes but `arrivals`, sorted by time. Who leaves before (`leavesAt`, epoch ms) uses
 * nothing; its turn is when it would have come. `asked`: today. The order is used up.
 */
export function foresee<Item>({
	order,
	pacing,
	state,
	asked: askedSoFar,
	arrivals = [],
	leavesAt,
}: {
	order: Order<Item | Arrival>;
	pacing: Pacing;
	state: LedgerState;
	asked: number;
	arrivals?: readonly Arrival[];
	leavesAt: (item: Item) => number;
}): readonly Turn<Item>[] {
	const { perDay: limit, perMinute } = state.limits;
	const turns: Turn<Item>[] = [];
	const guests = new Set<Item | Arrival>(arrivals);
	const isGuest = (item: Item | Arrival): item is Arrival => guests.has(item);
	const stamps = [...state.recent];
	let at = Math.max(state.readAt, state.frozenUntil ?? 0);
	let today = state.today;
	let used = state.day === 'spent' ? limit : state.dayUsed;
	let returnsAt = state.dayReturnsAt;
	let asked = askedSoFar;
	let left = order.size();
	let coming = 0;

	const day = () => ({ limit, used, asked, waiting: order.size() });
	const meet = (arrival: Arrival) => {
		at = Math.max(at, arrival.atMs);
		order.join(arrival, { ...arrival, weight: 1 }, 'new');
		asked++;
		coming++;
	};
	const nextDay = () => {
		today = dayOf(at);
		returnsAt = dayEndsAt(today);
		used = 0;
		asked = 0;
		order.forget();
	};
	/** Several that do not fit together are refused together. */
	const hasNoRoomToday = (requests: number) => requests > perMinute || used + requests > limit;
	const letThrough = (choice: Choice<Item | Arrival>) => {
		const { item, share } = choice;
		const requests = requestsOf(share);
		const hasLeft = !isGuest(item) && at > leavesAt(item);
		if (hasLeft || hasNoRoomToday(requests)) order.leave(item);
		else {
			order.letThrough(choice);
			at = nextSlot(stamps, perMinute, at, requests);
			stamps.push(...Array<number>(requests).fill(at));
			used += requests;
		}
		if (isGuest(item)) return;
		turns.push({ item, at });
		left--;
	};
	/** Nobody may go before `opensAt`: until then somebody comes, or the day turns; false when nothing ever happens. */
	const pass = (opensAt: number, arrival: Arrival | undefined): boolean => {
		if (arrival !== undefined && arrival.atMs <= opensAt) meet(arrival);
		else if (opensAt === Number.POSITIVE_INFINITY) return false;
		else at = dayOf(opensAt) > today ? Math.max(opensAt, returnsAt) : opensAt;
		return true;
	};
	/** What happens next; false when nothing does. */
	const step = (): boolean => {
		at = nextSlot(stamps, perMinute, at);
		if (used >= limit) at = Math.max(at, returnsAt);
		if (used >= limit || dayOf(at) > today) nextDay();
		const arrival = arrivals[coming];
		if (arrival !== undefined && arrival.atMs <= at) return pass(at, arrival);
		const next = order.next(day(), at, pacing);
		if ('opensAt' in next) return pass(next.opensAt, arrival);
		letThrough(next.choice);
		return true;
	};

	for (let steps = 0; steps < MOST_STEPS && left > 0 && limit > 0; steps++) if (!step()) break;
	return turns;
}
