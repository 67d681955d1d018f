import type { PlaceKey } from '../place.ts';
import type { Records } from '../store/store.ts';
import { createKeyedLock } from './keyed-lock.ts';

/** What leads to a place: ids of messages, and of persons. */
export type Leads = { readonly messages: Iterable<string>; readonly people: Iterable<string> };

/**
 * From a message, and from a person, to the places that hold their turns. A message has several where what it says was
 * quoted in another place.
 */
export interface TurnIndexes {
	placesOfMessage(messageId: string): Promise<readonly PlaceKey[]>;
	placesOf(personId: string): Promise<readonly PlaceKey[]>;
	add(placeKey: PlaceKey, leads: Leads): Promise<void>;
	remove(placeKey: PlaceKey, leads: Leads): Promise<void>;
	/** Everything there is, place by place, some at a time. */
	all(): AsyncIterable<ReadonlyMap<PlaceKey, Leads>>;
}

const CHUNK = 200;

function* chunks<Item>(items: Iterable<Item>): Generator<readonly Item[]> {
	const all = [...items];
	for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK);
}

async function* batches<Item>(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
	let batch: Item[] = [];
	for await (const item of items) {
		batch.push(item);
		if (batch.length < CHUNK) continue;
		yield batch;
		batch = [];
	}
	yield batch;
}

/** As it is stored: most have one place. */
export type PlacesOfMessage = PlaceKey | readonly PlaceKey[];

const unfolded = (places: PlacesOfMessage = []): readonly PlaceKey[] =>
	typeof places === 'string' ? [places] : places;
const folded = (places: readonly PlaceKey[]): PlacesOfMessage => {
	const [only, ...others] = places;
	return only !== undefined && others.length === 0 ? only : places;
};
const withPlace = (placeKey: PlaceKey) => (places: readonly PlaceKey[]) =>
	places.includes(placeKey) ? places : [...places, placeKey];
const withoutPlace = (placeKey: PlaceKey) => (places: readonly PlaceKey[]) =>
	places.filter((key) => key !== placeKey);

/** What leads to each place, of these rows of an index. */
function byPlace(
	rows: readonly (readonly [id: string, places: PlacesOfMessage])[],
	leadsOf: (ids: readonly string[]) => Leads,
): ReadonlyMap<PlaceKey, Leads> {
	const pairs = rows.flatMap(([id, places]) =>
		unfolded(places).map((placeKey) => ({ id, placeKey })),
	);
	const places = Map.groupBy(pairs, ({ placeKey }) => placeKey);
	return new Map([...places].map(([key, found]) => [key, leadsOf(found.map(({ id }) => id))]));
}

export function createTurnIndexes({
	messages,
	people,
}: {
	messages: Records<PlacesOfMessage>;
	people: Records<readonly PlaceKey[]>;
}): TurnIndexes {
	const personLock = createKeyedLock();
	const messageLock = createKeyedLock();

	/** One change after the other, as two places may lead from the same message. */
	const changeMessages = (
		ids: Iterable<string>,
		change: (places: readonly PlaceKey[]) => readonly PlaceKey[],
	) =>
		messageLock.run('all', async () => {
			for (const keys of chunks(ids)) {
				const before = await messages.getMany(keys);
				const after = keys.map((key, at) => ({ key, places: change(unfolded(before[at])) }));
				const kept = after.filter(({ places }) => places.length > 0);
				await messages.setMany(kept.map(({ key, places }) => ({ key, value: folded(places) })));
				const gone = after.filter(({ places }) => places.length === 0);
				await messages.delete(gone.map(({ key }) => key));
			}
		});

	const changePlaces = (
		personId: string,
		change: (places: readonly PlaceKey[]) => readonly PlaceKey[],
	) =>
		personLock.run(personId, async () => {
			const before = (await people.get(personId)) ?? [];
			const after = change(before);
			if (after.length === before.length) return;
			if (after.length === 0) await people.delete([personId]);
			else await people.set(personId, after);
		});

	return {
		placesOfMessage: async (messageId) => unfolded(await messages.get(messageId)),
		placesOf: async (personId) => (await people.get(personId)) ?? [],
		async add(placeKey, leads) {
			await changeMessages(leads.messages, withPlace(placeKey));
			for (const personId of leads.people) await changePlaces(personId, withPlace(placeKey));
		},
		async remove(placeKey, leads) {
			await changeMessages(leads.messages, withoutPlace(placeKey));
			for (const personId of leads.people) await changePlaces(personId, withoutPlace(placeKey));
		},
		async *all() {
			for await (const batch of batches(messages.entries()))
				yield byPlace(batch, (ids) => ({ messages: ids, people: [] }));
			for await (const batch of batches(people.entries()))
				yield byPlace(batch, (ids) => ({ messages: [], people: ids }));
		},
	};
}
