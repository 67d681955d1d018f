import type { Claimant } from './claims.ts';
import { createHeap } from './heap.ts';
import {
	createPerson,
	createServer,
	isServerBefore,
	type Person,
	type Rank,
	type Server,
	type Share,
	type Ticket,
} from './standings.ts';

/** What somebody had today, by server and person. */
export type Served = {
	readonly serverKey: string;
	readonly personId: string;
	readonly served: number;
};

/**
 * Who is next: of the servers the one that was served least today, of its people likewise, of equals who came first;
 * one person's questions in their order. Joining, leaving and being let through take O(log n).
 */
export interface Scheduler<Item> {
	join(share: Share, item: Item): Ticket<Item>;
	/** False when it had left before. */
	leave(ticket: Ticket<Item>): boolean;
	/** Leaves, and one request is counted. */
	take(ticket: Ticket<Item>): void;
	next(): Ticket<Item> | undefined;
	/** The next among those who were served at most so much today. */
	nextWithin(served: number): Ticket<Item> | undefined;
	/** What those who were served today had on average. */
	level(): number;
	/** Counts what was spent, or with a negative number given back, on this account. */
	charge(share: Pick<Share, 'serverKey' | 'personId'>, requests: number): void;
	served(share: Pick<Share, 'serverKey' | 'personId'>): number;
	/** What this account has had, whether or not anybody waits on it. */
	claimant(share: Share): Claimant;
	/** Forgets what was served and counts this instead: at a start, and at the roll of the day. */
	reset(served: readonly Served[]): void;
	/** What was served, of everybody who was. */
	counts(): readonly Served[];
	/** Everybody in line, as they came. */
	waiting(): readonly Item[];
	/** Servers that asked since the last reset. */
	servers(): number;
}

export function createScheduler<Item>(): Scheduler<Item> {
	const servers = new Map<string, Server<Item>>();
	const waiting = createHeap<Server<Item>>(isServerBefore);
	let order = 0;
	let total = 0;
	let people = 0;

	function serverOf(key: string): Server<Item> {
		const known = servers.get(key);
		if (known) return known;
		const server = createServer<Item>(key);
		servers.set(key, server);
		return server;
	}

	function personOf({ serverKey, personId }: Pick<Share, 'serverKey' | 'personId'>): Person<Item> {
		const server = serverOf(serverKey);
		const known = server.people.get(personId);
		if (known) return known;
		const person = createPerson(personId, server);
		server.people.set(personId, person);
		return person;
	}

	/** After a change below it: the server's own place may have changed, too. */
	function place(server: Server<Item>): void {
		const first = server.waiting.first();
		if (first === undefined) {
			waiting.remove(server);
			return;
		}
		server.order = first.order;
		if (server.index < 0) waiting.push(server);
		else waiting.moved(server);
	}

	function leave(ticket: Ticket<Item>): boolean {
		if (!ticket.isIn) return false;
		ticket.isIn = false;
		const { previous, next: following, person } = ticket;
		if (following) following.previous = previous;
		else person.last = previous;
		if (previous) {
			previous.next = following;
			return true;
		}
		const { server } = person;
		person.first = following;
		if (following) {
			person.order = following.order;
			server.waiting.moved(person);
		} else server.waiting.remove(person);
		place(server);
		return true;
	}

	/** Forgets what was served, and all people who do not wait. */
	function clear(server: Server<Item>): void {
		server.served = 0;
		for (const person of server.people.values()) {
			person.served = 0;
			if (person.index < 0) server.people.delete(person.id);
		}
		server.waiting.reorder();
		server.order = server.waiting.first()?.order ?? server.order;
	}

	function count(person: Person<Item>, requests: number): void {
		const { server } = person;
		const change = Math.max(-person.served, requests);
		if (person.served > 0) people--;
		person.served += change;
		if (person.served > 0) people++;
		total += change;
		server.served += change;
		if (person.index >= 0) server.waiting.moved(person);
		if (server.index >= 0) place(server);
	}

	return {
		next: () => waiting.first()?.waiting.first()?.first,

		join({ weight, ...share }, item) {
			const person = personOf(share);
			const { last, server } = person;
			const ticket: Ticket<Item> = {
				item,
				order: order++,
				person,
				previous: last,
				next: undefined,
				isIn: true,
			};
			person.last = ticket;
			const hasChanged = person.weight !== weight;
			person.weight = weight;
			if (last === undefined) {
				person.first = ticket;
				person.order = ticket.order;
				server.waiting.push(person);
			} else {
				last.next = ticket;
				if (!hasChanged) return ticket;
				server.waiting.moved(person);
			}
			place(server);
			return ticket;
		},

		leave,

		take(ticket) {
			leave(ticket);
			count(ticket.person, 1);
		},

		nextWithin(served) {
			let best: (Rank & { readonly person: Person<Item> }) | undefined;
			for (const server of waiting.items()) {
				const person = server.waiting.first();
				if (person === undefined || person.served > served * person.weight) continue;
				const one = { served: server.served, order: person.order, person };
				if (best === undefined || isServerBefore(one, best)) best = one;
			}
			return best?.person.first;
		},

		level: () => (people === 0 ? 0 : total / people),

		charge: (share, requests) => count(personOf(share), requests),

		served: ({ serverKey, personId }) => servers.get(serverKey)?.people.get(personId)?.served ?? 0,

		claimant({ serverKey, personId, weight }) {
			const server = servers.get(serverKey);
			return server?.people.get(personId) ?? { served: 0, weight, server: server ?? { served: 0 } };
		},

		reset(counts) {
			for (const server of servers.values()) {
				clear(server);
				if (server.people.size === 0) servers.delete(server.key);
			}
			waiting.reorder();
			total = 0;
			people = 0;
			for (const { served, ...share } of counts) count(personOf(share), served);
		},

		counts: () =>
			[...servers.values()].flatMap(({ key, people }) =>
				[...people.values()].flatMap(({ id, served }) =>
					served > 0 ? [{ serverKey: key, personId: id, served }] : [],
				),
			),

		waiting() {
			const tickets: Ticket<Item>[] = [];
			for (const { people } of servers.values()) {
				for (const { first } of people.values()) {
					for (let ticket = first; ticket; ticket = ticket.next) tickets.push(ticket);
				}
			}
			return tickets.sort((one, other) => one.order - other.order).map(({ item }) => item);
		},

		servers: () => servers.size,
	};
}
