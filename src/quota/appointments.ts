import { createHeap, type Heaped } from './heap.ts';
import type { Scheduler } from './scheduler.ts';
import { requestsOf, type Share, type Ticket } from './standings.ts';
import { dayOf } from './windows.ts';

/** So shortly before its turn nobody comes before a question any more. */
export const COMMITTED_MS = 120_000;

/** One in line. Without a ticket when it was let through before. */
export type Place<Item> = Heaped & {
	readonly item: Item;
	readonly share: Share;
	ticket: Ticket<Place<Item>> | undefined;
	/** By when it goes (epoch ms): promised while the scheduler has it, then due. */
	byThen: number;
};

/** Those who have a time of their own: committed ones, whom nobody overtakes, and promised ones, who still may go sooner. */
export function createAppointments<Item>(scheduler: Pick<Scheduler<Place<Item>>, 'leave'>) {
	const committed = new Set<Place<Item>>();
	const promised = createHeap<Place<Item>>((one, other) => one.byThen < other.byThen);
	/** All that was promised, of whatever day. */
	let promisedRequests = 0;

	function unpromise(place: Place<Item>): void {
		if (place.index < 0) return;
		promised.remove(place);
		promisedRequests -= requestsOf(place.share);
	}

	const sum = (places: Iterable<Place<Item>>) => {
		let requests = 0;
		for (const { share } of places) requests += requestsOf(share);
		return requests;
	};

	/** Takes it out of the scheduler; false when it is not there. */
	function commit(place: Place<Item>, dueAt: number): boolean {
		if (place.ticket && !scheduler.leave(place.ticket)) return false;
		// It leads the way for those committed before it.
		for (const before of committed) before.byThen = Math.min(before.byThen, dueAt);
		unpromise(place);
		place.byThen = dueAt;
		committed.add(place);
		return true;
	}

	const promisedBy = (today: number) =>
		sum(promised.items().filter(({ byThen }) => dayOf(byThen) <= today));
	const isAppointed = (place: Place<Item>, today: number) =>
		committed.has(place) || (place.index >= 0 && dayOf(place.byThen) <= today);

	return {
		commit,
		/** Whose promised time comes first, of those not committed yet. */
		firstPromised: promised.first,
		/** Committed, in their order. */
		committed: (): ReadonlySet<Place<Item>> => committed,
		promise(place: Place<Item>, byThen: number): void {
			if (!place.ticket?.isIn || place.byThen === byThen) return;
			place.byThen = byThen;
			if (place.index >= 0) {
				promised.moved(place);
				return;
			}
			promised.push(place);
			promisedRequests += requestsOf(place.share);
		},
		/** Commits those whose promised time is near; returns how many. */
		commitNear(atMs: number): number {
			let count = 0;
			for (let near = promised.first(); near; near = promised.first()) {
				if (near.byThen - COMMITTED_MS > atMs) break;
				commit(near, near.byThen);
				count++;
			}
			return count;
		},
		/** Whether `left` requests of this day are no more than what was promised of it. */
		isPromisedAway(left: number, today: number): boolean {
			const open = left - sum(committed);
			return open <= promisedRequests && open <= promisedBy(today);
		},
		/** How many requests of this day are for others than this one. */
		takenBeside: (place: Place<Item>, today: number): number =>
			sum(committed) +
			promisedBy(today) -
			(isAppointed(place, today) ? requestsOf(place.share) : 0),
		leave(place: Place<Item>): void {
			committed.delete(place);
			unpromise(place);
		},
	};
}
