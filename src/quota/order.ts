import type { DayState, Pacing } from './pacing.ts';
import type { Standing } from './quota.ts';
import { createScheduler, type Served, type Share, type Ticket } from './scheduler.ts';

/** What is remembered of the day. */
export type DayMemory = {
	readonly served: readonly Served[];
	/** Servers of today and yesterday: among so many is shared what first answers may take ahead of the pace. */
	readonly servers: number;
};

export type Choice<Item> = {
	readonly item: Item;
	readonly share: Share;
};

/**
 * Who goes next: who was refused after being let through; then, in this order, those whose time is so near that nobody
 * may overtake them; then by who was served least, if the pace allows, or those not served at all today ahead of it.
 * `Item`s are told apart by identity.
 */
export interface Order<Item> {
	join(item: Item, share: Share, standing: Standing, atMs: number): void;
	/** False when it had left before. */
	leave(item: Item): boolean;
	/** Who goes now, if the pace lets anybody. It stays. */
	choose(day: DayState, atMs: number, pacing: Pacing): Choice<Item> | undefined;
	/** The first time from `fromMs` on at which somebody may go, if nobody comes; undefined when nobody waits. */
	opensAt(day: DayState, fromMs: number, pacing: Pacing): number | undefined;
	/** Leaves because it is let through, which counts; false, without effect, when it had left before. */
	letThrough(choice: Choice<Item>): boolean;
	/** What was let through was not used after all. */
	takeBack(choice: Choice<Item>): void;
	/** Nobody comes before it any more, and at `dueAt` it goes, whatever the pace says. */
	commit(item: Item, dueAt: number): void;
	isCommitted(item: Item): boolean;
	/** Those who wait, in no order. */
	everybody(): readonly Item[];
	served(share: Pick<Share, 'serverKey' | 'personId'>): number;
	/** A start, or a new day. */
	remember(memory: DayMemory): void;
	counts(): readonly Served[];
	/** The day is over: what was served today counts no more. */
	forget(): void;
	/** The same order, to try out what would happen, also if others came. */
	copy<Guest = never>(): Order<Item | Guest>;
	size(): number;
}

type Place<Item> = {
	readonly item: Item;
	readonly share: Share;
	ticket?: Ticket<Place<Item>>;
	dueAt?: number;
};

export function createOrder<Item>(): Order<Item> {
	const scheduler = createScheduler<Place<Item>>();
	const refused = new Set<Place<Item>>();
	const committed = new Set<Place<Item>>();
	const places = new Map<Item, Place<Item>>();
	let servers = 0;

	const first = (set: ReadonlySet<Place<Item>>) => set.values().next().value;
	const waiting = () => refused.size + committed.size + scheduler.size();

	/** No server's newcomers use up what first answers of the others may take. */
	const freshOf = (day: DayState, atMs: number, pacing: Pacing) => {
		const most = pacing.allowanceAhead(day.limit, atMs);
		const perServer = most / Math.max(1, servers, scheduler.servers());
		return day.used + 1 <= most ? scheduler.nextFresh(perServer) : undefined;
	};
	const choiceOf = ({ item, share }: Place<Item>) => ({ item, share });

	function choose(day: DayState, atMs: number, pacing: Pacing): Choice<Item> | undefined {
		const head = first(refused);
		if (head) return choiceOf(head);
		const isOpen = pacing.isOpen(day, atMs);
		const due = first(committed);
		if (due && (isOpen || atMs >= (due.dueAt ?? 0))) return choiceOf(due);
		const next = isOpen ? scheduler.next() : freshOf(day, atMs, pacing);
		if (next === undefined) return undefined;
		// Whoever is about to go leads the way for a first answer that need not wait.
		return due ? choiceOf(due) : choiceOf(next.item);
	}

	function opensAt(day: DayState, fromMs: number, pacing: Pacing): number | undefined {
		if (waiting() === 0) return undefined;
		if (choose(day, fromMs, pacing)) return fromMs;
		const hasFresh = scheduler.nextFresh(Number.POSITIVE_INFINITY) !== undefined;
		const open = pacing.opensAt(
			day,
			fromMs,
			(at) => hasFresh && freshOf(day, at, pacing) !== undefined,
		);
		return Math.min(open, first(committed)?.dueAt ?? open);
	}

	function leave(item: Item): boolean {
		const place = places.get(item);
		if (!place || !places.delete(item)) return false;
		if (place.ticket) scheduler.leave(place.ticket);
		return refused.delete(place) || committed.delete(place) || place.ticket !== undefined;
	}

	return {
		choose,
		opensAt,
		leave,
		join(item, share, standing, atMs) {
			const place: Place<Item> = { item, share };
			places.set(item, place);
			if (standing === 'refused') refused.add(place);
			else if (standing === 'again') {
				place.dueAt = atMs;
				committed.add(place);
			} else place.ticket = scheduler.join(share, place);
		},
		letThrough({ item, share }) {
			if (!leave(item)) return false;
			scheduler.charge(share, 1);
			return true;
		},
		takeBack: ({ share }) => scheduler.charge(share, -1),
		commit(item, dueAt) {
			const place = places.get(item);
			if (!place?.ticket) return;
			scheduler.leave(place.ticket);
			delete place.ticket;
			place.dueAt = dueAt;
			committed.add(place);
		},
		isCommitted: (item) => places.get(item)?.ticket === undefined,
		everybody: () => [...places.keys()],
		served: scheduler.served,
		remember(memory) {
			scheduler.reset(memory.served);
			({ servers } = memory);
		},
		forget: () => scheduler.reset([]),
		counts: scheduler.counts,
		copy<Guest = never>() {
			const copied = createOrder<Item | Guest>();
			copied.remember({ served: scheduler.counts(), servers });
			for (const { item, share } of refused) copied.join(item, share, 'refused', 0);
			for (const { item, share, dueAt } of committed) copied.join(item, share, 'again', dueAt ?? 0);
			for (const { item, share } of scheduler.waiting()) copied.join(item, share, 'new', 0);
			return copied;
		},
		size: waiting,
	};
}
