import { setImmediate as letTimersRun } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { type PlaceKey, serverOf } from '../place.ts';
import type { Records } from '../store/store.ts';
import type { Conversations, Turn } from './conversations.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { createTurnIndexes, type Leads } from './turn-indexes.ts';
import {
	answerIdsOf,
	fromRecord,
	messageIdsOf,
	personIdsOf,
	toRecord,
	withChanged,
	withoutTurns,
	withTurn,
} from './turns.ts';

export interface KeyvConversations extends Conversations {
	/** Repairs the indexes if the last run did not end with `close`. */
	start(signal: AbortSignal): Promise<void>;
	/** Marks that this run ended in order. */
	close(): Promise<void>;
}

const unchanged = (turns: readonly Turn[]) => turns;
const leadsOf = (turns: readonly Turn[]) => ({
	messages: messageIdsOf(turns),
	people: personIdsOf(turns),
});
const isAnswerOf = (turnId: string, answerId: string) => (turn: Turn) =>
	turn.id === turnId && answerIdsOf(turn).includes(answerId);
const minus = (ids: Iterable<string>, others: ReadonlySet<string>) =>
	[...new Set(ids)].filter((id) => !others.has(id));

/**
 * One record per place, in the namespace `conversations`. A lead is written before the turn that it leads to and
 * removed after it, so a kill in between can leave a lead to nothing, but never a turn that no lead finds.
 */
export function createConversations({
	records,
	clock,
	log,
}: {
	records: <Value>(namespace: string) => Records<Value>;
	clock: Clock;
	log: Logger;
}): KeyvConversations {
	const places = records<unknown>('conversations');
	const marks = records<{ readonly since: number }>('conversations-running');
	const indexes = createTurnIndexes({
		messages: records('message-places'),
		people: records('person-places'),
	});
	const placeLock = createKeyedLock();
	const moveLock = createKeyedLock();
	let inOrder = false;

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
		repair,
		async append(placeKey, turn) {
			await changeWhereItStands(turn.id, placeKey, (turns) => withTurn(turns, turn));
		},
		async attach(placeKey, turnId, messageIds, answerId = turnId) {
			await changeWhereItStands(turnId, placeKey, (turns) =>
				withChanged(turns, isAnswerOf(turnId, answerId), (turn) => ({
					...turn,
					answerMessageIds: [...new Set([...turn.answerMessageIds, ...messageIds])],
				})),
			);
		},
		async goOn(placeKey, { answer, by, from, modelId, turnId }) {
			let isLonger = false;
			const isThere = (turn: Turn) => turn.id === turnId && answerIdsOf(turn).at(-1) === from;
			await changeWhereItStands(turnId, placeKey, (turns) =>
				withChanged(turns, isThere, (turn) => {
					isLonger = true;
					const answerIds = [...answerIdsOf(turn), by];
					return { ...turn, answer: answer(turn.answer), modelId, answerIds };
				}),
			);
			return isLonger;
		},
		move: (turnId, from, to) =>
			moveLock.run(turnId, async () => {
				const turn = (await load(from)).find(({ id }) => id === turnId);
				if (!turn || from === to) return false;
				await change(to, (turns) => withTurn(turns, turn));
				await change(from, (turns) => withoutTurns(turns, ({ id }) => id === turnId));
				return true;
			}),
		dropMessage: (messageId) =>
			dropWherever(
				messageId,
				(turn) => turn.id === messageId || turn.answerMessageIds.includes(messageId),
				{ messages: [messageId] },
			),
		dropAnswer: (turnId, answerId) => dropWherever(turnId, isAnswerOf(turnId, answerId)),
		async dropPerson(personId, placeKey) {
			let dropped = 0;
			for (const key of placeKey ? [placeKey] : await indexes.placesOf(personId)) {
				dropped += await change(
					key,
					(turns) => withoutTurns(turns, ({ person }) => person.id === personId),
					{ people: [personId] },
				);
				await letTimersRun();
			}
			return dropped;
		},
		clear: (placeKey) => change(placeKey, () => []),
		async clearServer(serverId) {
			let dropped = 0;
			for await (const [key] of places.entries()) {
				if (serverOf(key as PlaceKey) !== serverId) continue;
				dropped += await change(key as PlaceKey, () => []);
				await letTimersRun();
			}
			return dropped;
		},
		async take(placeKey, personId) {
			let taken: readonly Turn[] = [];
			await change(placeKey, (turns) => {
				const isMeant = ({ person }: Turn) => personId === undefined || person.id === personId;
				taken = turns.filter(isMeant);
				return withoutTurns(turns, isMeant);
			});
			return taken;
		},
		async restore(placeKey, taken) {
			await change(placeKey, (turns) => {
				const known = new Set(turns.map(({ id }) => id));
				return taken.filter(({ id }) => !known.has(id)).reduce(withTurn, turns);
			});
		},
		async export(personId) {
			const found = [];
			for (const placeKey of await indexes.placesOf(personId)) {
				const turns = (await load(placeKey)).filter(({ person }) => person.id === personId);
				if (turns.length > 0) found.push({ placeKey, turns });
				await letTimersRun();
			}
			return found;
		},
		async sweep(oldest, signal) {
			let dropped = 0;
			for await (const [key, record] of places.entries()) {
				if (signal.aborted) break;
				const placeKey = key as PlaceKey;
				const askedBefore = oldest(placeKey);
				const isOld = (turn: Turn) => turn.askedAt < askedBefore;
				if (fromRecord(record)?.some(isOld) === false) continue;
				dropped += await change(placeKey, (turns) => withoutTurns(turns, isOld));
				await letTimersRun();
			}
			return dropped;
		},
		async start(signal) {
			const interrupted = await marks.get('running');
			await marks.set('running', { since: clock.now() });
			if (interrupted) {
				log.warn({ since: interrupted.since }, 'the last run was cut off; repairing the indexes');
				await repair(signal);
			}
			inOrder = true;
		},
		async close() {
			if (inOrder) await marks.delete(['running']);
		},
	};
}
