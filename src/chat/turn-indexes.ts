import type { PlaceKey } from '../place.ts';
import type { Records } from '../store/store.ts';
import { createKeyedLock } from './keyed-lock.ts';

/** What leads to a place: ids of messages, and of persons. */
export type Leads = { readonly messages: Iterable<string>; readonly people: Iterable<string> };

/** From a message to its place, and from a person to the places that hold their turns. */
export interface TurnIndexes {
	placeOf(messageId: string): Promise<PlaceKey | undefined>;
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

export function createTurnIndexes({
	messages,
	people,
}: {
	messages: Records<PlaceKey>;
	people: Records<readonly PlaceKey[]>;
}): TurnIndexes {
	const personLock = createKeyedLock();

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
		placeOf: (messageId) => messages.get(messageId),
		placesOf: async (personId) => (await people.get(personId)) ?? [],
		async add(placeKey, leads) {
			for (const ids of chunks(leads.messages)) {
				await messages.setMany(ids.map((key) => ({ key, value: placeKey })));
			}
			for (const personId of leads.people) {
				await changePlaces(personId, (places) =>
					places.includes(placeKey) ? places : [...places, placeKey],
				);
			}
		},
		async remove(placeKey, leads) {
			for (const ids of chunks(leads.messages)) await messages.delete(ids);
			for (const personId of leads.people) {
				await changePlaces(personId, (places) => places.filter((key) => key !== placeKey));
			}
		},
		async *all() {
			for await (const batch of batches(messages.entries())) {
				const places = Map.groupBy(batch, ([, placeKey]) => placeKey);
				yield new Map(
					[...places].map(([key, rows]) => [key, { messages: rows.map(([id]) => id), people: [] }]),
				);
			}
			for await (const batch of batches(people.entries())) {
				const pairs = batch.flatMap(([id, keys]) => keys.map((placeKey) => ({ id, placeKey })));
				const places = Map.groupBy(pairs, ({ placeKey }) => placeKey);
				yield new Map(
					[...places].map(([key, rows]) => [
						key,
						{ messages: [], people: rows.map(({ id }) => id) },
					]),
				);
			}
		},
	};
}
