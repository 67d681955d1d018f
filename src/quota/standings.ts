import { createHeap, type Heap, type Heaped } from './heap.ts';

/** On whose account a request goes. DMs together are one more server. */
export type Share = {
	readonly serverKey: string;
	readonly personId: string;
	/** What this person has had counts for 1/weight of it. */
	readonly weight: number;
	/** How many requests go at once or not at all; absent: one. */
	readonly requests?: number;
};

export const requestsOf = ({ requests = 1 }: Share): number => requests;

/** One place in line. The fields belong to the scheduler. */
export type Ticket<Item> = {
	readonly item: Item;
	readonly order: number;
	readonly person: Person<Item>;
	previous: Ticket<Item> | undefined;
	next: Ticket<Item> | undefined;
	isIn: boolean;
};

export type Person<Item> = Heaped & {
	readonly id: string;
	readonly server: Server<Item>;
	weight: number;
	served: number;
	first: Ticket<Item> | undefined;
	last: Ticket<Item> | undefined;
	/** The order of `first`, while there is one. */
	order: number;
};

export type Server<Item> = Heaped & {
	readonly key: string;
	served: number;
	/** The order of the next person there, while one waits. */
	order: number;
	readonly people: Map<string, Person<Item>>;
	readonly waiting: Heap<Person<Item>>;
};

function isPersonBefore<Item>(one: Person<Item>, other: Person<Item>): boolean {
	const difference = one.served / one.weight - other.served / other.weight;
	return difference < 0 || (difference === 0 && one.order < other.order);
}

export type Rank = Pick<Server<unknown>, 'served' | 'order'>;

export function isServerBefore(one: Rank, other: Rank): boolean {
	const difference = one.served - other.served;
	return difference < 0 || (difference === 0 && one.order < other.order);
}

export function createServer<Item>(key: string): Server<Item> {
	return {
		key,
		index: -1,
		served: 0,
		order: 0,
		people: new Map(),
		waiting: createHeap<Person<Item>>(isPersonBefore),
	};
}

export function createPerson<Item>(id: string, server: Server<Item>): Person<Item> {
	return {
		id,
		server,
		index: -1,
		weight: 1,
		served: 0,
		first: undefined,
		last: undefined,
		order: 0,
	};
}
