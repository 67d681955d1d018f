import { setImmediate as letTimersRun } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import type { PlaceKey } from '../place.ts';
import type { Records } from '../store/store.ts';
import type { Turn } from './conversations.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { createTurnIndexes, type Leads } from './turn-indexes.ts';
import {
	fromRecord,
	messageIdsOf,
	personIdsOf,
	toRecord,
	withoutTurns,
	withTurn,
} from './turns.ts';

const unchanged = (turns: readonly Turn[]) => turns;
const leadsOf = (turns: readonly Turn[]) => ({
	messages: messageIdsOf(turns),
	people: personIdsOf(turns),
});
const minus = (ids: Iterable<string>, others: ReadonlySet<string>) =>
	[...new Set(ids)].filter((id) => !others.has(id));

/**
 * One record per place, in the namespace `conversations`. A lead is written before the turn that it leads to and
 * removed after it, so a kill in between can leave a lead to nothing, but never a turn that no lead finds.
 */
export function createTurnPlaces({
	records,
	log,
}: {
	records: <Value>(namespace: string) => Records<Value>;
	log: Logger;
}) {
	const places = records<unknown>('conversations');
	const indexes = createTurnIndexes({
		messages: records('message-places'),
		people: records('person-places'),
	});
	const placeLock = createKeyedLock();
	const moveLock = createKeyedLock();

	async function load(placeKey: PlaceKey): Promise<readonly Turn[]> {
		const record = await places.get(placeKey);
		if (record === undefined) return [];
		const turns = fromRecord(record);
		if (!turns)
			log.error({ placeKey }, 'a stored conversation has the wrong shape and is left out');
		return turns ?? [];
	}

	/** Resolves with how many turns went. The leads of `suspects` are removed unless the turns still have them. */
	function change(
		placeKey: PlaceKey,
		edit: (turns: readonly Turn[]) => readonly Turn[],
		suspects: Partial<Leads> = {},
	): Promise<number> {
		return placeLock.run(placeKey, async () => {
			const before = await load(placeKey);
			const after = edit(before);
			const [old, now] = [leadsOf(before), leadsOf(after)];
			await indexes.add(placeKey, {
				messages: minus(now.messages, old.messages),
				people: minus(now.people, old.people),
			});
			if (after.length === 0) await places.delete([placeKey]);
			else if (after !== before) await places.set(placeKey, toRecord(after));
			await indexes.remove(placeKey, {
				messages: minus([...old.messages, ...(suspects.messages ?? [])], now.messages),
				people: minus([...old.people, ...(suspects.people ?? [])], now.people),
			});
			return before.length - after.length;
		});
	}

	async function repair(signal: AbortSignal): Promise<void> {
		for await (const [key] of places.entries()) {
			signal.throwIfAborted();
			const placeKey = key as PlaceKey;
			await placeLock.run(placeKey, async () =>
				indexes.add(placeKey, leadsOf(await load(placeKey))),
			);
			await letTimersRun();
		}
		for await (const batch of indexes.all()) {
			for (const [placeKey, leads] of batch) {
				signal.throwIfAborted();
				await change(placeKey, unchanged, leads);
				await letTimersRun();
			}
		}
	}

	/** Changes the place where this turn stands by now; that is the given one for a turn that stands nowhere. */
	const changeWhereItStands = (
		turnId: string,
		placeKey: PlaceKey,
		edit: (turns: readonly Turn[]) => readonly Turn[],
	) =>
		moveLock.run(turnId, async () => {
			for (const key of await indexes.placesOfMessage(turnId)) {
				if (key !== placeKey && (await load(key)).some(({ id }) => id === turnId))
					return change(key, edit);
			}
			return change(placeKey, edit);
		});

	async function dropWherever(
		messageId: string,
		isUnwanted: (turn: Turn) => boolean,
		suspects?: Partial<Leads>,
	): Promise<boolean> {
		const without = (turns: readonly Turn[]) => withoutTurns(turns, isUnwanted);
		let dropped = 0;
		for (const placeKey of await indexes.placesOfMessage(messageId))
			dropped += await change(placeKey, without, suspects);
		return dropped > 0;
	}

	return {
		load,
		change,
		changeWhereItStands,
		dropWherever,
		repair,
		placesOf: indexes.placesOf,
		async *all(): AsyncIterable<readonly [placeKey: PlaceKey, record: unknown]> {
			for await (const [key, record] of places.entries()) yield [key as PlaceKey, record];
		},
		move: (turnId: string, from: PlaceKey, to: PlaceKey) =>
			moveLock.run(turnId, async () => {
				const turn = (await load(from)).find(({ id }) => id === turnId);
				if (!turn || from === to) return false;
				await change(to, (turns) => withTurn(turns, turn));
				await change(from, (turns) => withoutTurns(turns, ({ id }) => id === turnId));
				return true;
			}),
	};
}
