import { createAppointments, type Place } from './appointments.ts';
import { allowedAt, mostUsual, type Sharing } from './claims.ts';
import type { DayState, Pacing } from './pacing.ts';
import type { Standing } from './quota.ts';
import { createScheduler, type Served } from './scheduler.ts';
import { requestsOf, type Share } from './standings.ts';
import { DAY_MS, dayOf } from './windows.ts';

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

/** `opensAt`: epoch ms; infinite when nobody waits. */
export type Next<Item> = { readonly choice: Choice<Item> } | { readonly opensAt: number };

/**
 * Who goes next: who was refused after being let through; then those whose time is so near that nobody may overtake
 * them; then by who was served least, of those whom the pace lets. It lets first answers of the day go ahead of it, and
 * makes who had more than others today stay behind it. `Item`s are told apart by identity.
 */
export interface Order<Item> {
	join(item: Item, share: Share, standing: Standing): void;
	/** False when it had left before. */
	leave(item: Item): boolean;
	/** Who goes now; it stays. Or, when the pace lets nobody, from when on it lets somebody, if nobody comes. */
	next(day: DayState, atMs: number, pacing: Pacing): Next<Item>;
	/** Leaves because it is let through, which counts; false, without effect, when it had left before. `requests`: its share's. */
	letThrough(choice: Choice<Item>, requests?: number): boolean;
	/** What was let through was not used after all, or not all of it. */
	takeBack(choice: Choice<Item>, requests?: number): void;
	/** Nobody comes before it any more, and at `dueAt` it goes, whatever the pace says. */
	commit(item: Item, dueAt: number): void;
	/** By when who is committed goes; undefined for the others. Long past for who was let through before. */
	dueAt(item: Item): number | undefined;
	/** It goes by then (epoch ms); shortly before, it is committed. */
	promise(item: Item, byThen: number): void;
	/** Commits those whose promised time is near. */
	commitNear(atMs: number): void;
	/** The first promised time of those not committed yet (epoch ms); infinite when there is none. */
	promisedAt(): number;
	/** How many requests of this day others were promised, or are about to get. */
	promisedBeside(item: Item, today: number): number;
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
	/** Grows with whatever changes who goes when, but for promises. */
	changes(): number;
}

/** Who was let through before is due whatever the clock says, also when it is set back. */
const ALWAYS_DUE = Number.NEGATIVE_INFINITY;

export function createOrder<Item>(): Order<Item> {
	const scheduler = createScheduler<Place<Item>>();
	const refused = new Set<Place<Item>>();
	const places = new Map<Item, Place<Item>>();
	const appointments = createAppointments<Item>(scheduler);
	let servers = 0;
	let changes = 0;

	const first = (set: ReadonlySet<Place<Item>>) => set.values().next().value;
	const choiceOf = ({ item, share }: Place<Item>) => ({ item, share });

	const sharing = (): Sharing => ({
		level: scheduler.level(),
		servers: Math.max(servers, scheduler.servers()),
	});

	/** The next of all; of those who had no more than most; and of those who had nothing today. */
	function candidates({ limit, used }: DayState, atMs: number): Place<Item>[] {
		const next = scheduler.next();
		if (next === undefined) return [];
		const promised = appointments.firstPromised();
		if (promised && appointments.isPromisedAway(limit - used, dayOf(atMs))) return [promised];
		const most = mostUsual(sharing());
		const { person } = next;
		const usual = person.served <= most * person.weight ? next : scheduler.nextWithin(most);
		const fresh = usual?.person.served === 0 ? usual : scheduler.nextWithin(0);
		const all = [next.item];
		if (usual && usual !== next) all.push(usual.item);
		if (fresh && fresh !== usual) all.push(fresh.item);
		return all;
	}

	/** When the pace lets it go, or its own time has come. */
	function opensFor(place: Place<Item>, day: DayState, atMs: number, pacing: Pacing): number {
		const { share, ticket } = place;
		const byPace = ticket
			? allowedAt(scheduler.claimant(share), sharing(), day, atMs, pacing, requestsOf(share))
			: place.byThen;
		return Math.max(atMs, Math.min(place.byThen, byPace));
	}

	const promisedAt = () => appointments.firstPromised()?.byThen ?? Number.POSITIVE_INFINITY;

	function commitNear(atMs: number): void {
		changes += appointments.commitNear(atMs);
	}

	function next(day: DayState, atMs: number, pacing: Pacing): Next<Item> {
		commitNear(atMs);
		const due = first(appointments.committed());
		const head = first(refused) ?? (due && due.byThen <= atMs ? due : undefined);
		if (head) return { choice: choiceOf(head) };
		const able = [...appointments.committed(), ...candidates(day, atMs)];
		if (able.length === 0) return { opensAt: Number.POSITIVE_INFINITY };
		const isOff = pacing.isOff(day, atMs);
		const opens = able.map((place) => (isOff ? atMs : opensFor(place, day, atMs, pacing)));
		const open = able[opens.indexOf(atMs)];
		// Whoever is about to go leads the way for one that need not wait.
		if (open) return { choice: choiceOf(due ?? open) };
		const endsAt = (dayOf(atMs) + 1) * DAY_MS;
		return { opensAt: pacing.offAt(day, atMs, Math.min(...opens, promisedAt(), endsAt)) };
	}

	function leave(item: Item): boolean {
		const place = places.get(item);
		if (!place || !places.delete(item)) return false;
		if (place.ticket) scheduler.leave(place.ticket);
		changes++;
		refused.delete(place);
		appointments.leave(place);
		return true;
	}

	return {
		next,
		leave,
		commitNear,
		promisedAt,
		join(item, share, standing) {
			const place: Place<Item> = {
				item,
				share,
				ticket: undefined,
				index: -1,
				byThen: standing === 'new' ? Number.POSITIVE_INFINITY : ALWAYS_DUE,
			};
			places.set(item, place);
			changes++;
			if (standing === 'new') place.ticket = scheduler.join(share, place);
			else if (standing === 'refused') refused.add(place);
			else appointments.commit(place, ALWAYS_DUE);
		},
		letThrough({ item, share }, requests = requestsOf(share)) {
			if (!leave(item)) return false;
			scheduler.charge(share, requests);
			return true;
		},
		takeBack({ share }, requests = 1) {
			changes++;
			scheduler.charge(share, -requests);
		},
		commit(item, dueAt) {
			const place = places.get(item);
			if (place?.ticket && appointments.commit(place, dueAt)) changes++;
		},
		dueAt(item) {
			const place = places.get(item);
			return place?.ticket?.isIn ? undefined : place?.byThen;
		},
		promise(item, byThen) {
			const place = places.get(item);
			if (place) appointments.promise(place, byThen);
		},
		promisedBeside(item, today) {
			const place = places.get(item);
			return place ? appointments.takenBeside(place, today) : 0;
		},
		everybody: () => [...places.keys()],
		served: scheduler.served,
		remember(memory) {
			changes++;
			scheduler.reset(memory.served);
			({ servers } = memory);
		},
		forget: () => scheduler.reset([]),
		counts: scheduler.counts,
		copy<Guest = never>() {
			const copied = createOrder<Item | Guest>();
			copied.remember({ served: scheduler.counts(), servers });
			for (const { item, share } of refused) copied.join(item, share, 'refused');
			for (const { item, share, ticket, byThen } of appointments.committed()) {
				copied.join(item, share, ticket ? 'new' : 'again');
				copied.commit(item, byThen);
			}
			for (const { item, share, byThen } of scheduler.waiting()) {
				copied.join(item, share, 'new');
				copied.promise(item, byThen);
			}
			return copied;
		},
		size: () => places.size,
		changes: () => changes,
	};
}
