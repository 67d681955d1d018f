import { setImmediate as letTimersRun } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { type PlaceKey, serverOf } from '../place.ts';
import type { Records } from '../store/store.ts';
import type { Conversations, Turn } from './conversations.ts';
import { createTurnPlaces } from './turn-places.ts';
import { answerIdsOf, fromRecord, withChanged, withoutTurns, withTurn } from './turns.ts';

export interface KeyvConversations extends Conversations {
	/** Repairs the indexes if the last run did not end with `close`. */
	start(signal: AbortSignal): Promise<void>;
	/** Marks that this run ended in order. */
	close(): Promise<void>;
}

const isAnswerOf = (turnId: string, answerId: string) => (turn: Turn) =>
	turn.id === turnId && answerIdsOf(turn).includes(answerId);

/** Each method is one step for its place; what must go over many lets timers run. */
export function createConversations({
	records,
	clock,
	log,
}: {
	records: <Value>(namespace: string) => Records<Value>;
	clock: Clock;
	log: Logger;
}): KeyvConversations {
	const marks = records<{ readonly since: number }>('conversations-running');
	const places = createTurnPlaces({ records, log });
	const { change, changeWhereItStands, dropWherever, load, move, repair } = places;
	let inOrder = false;

	async function dropAbout(
		personId: string,
		isUnwanted: (turn: Turn) => boolean,
		placeKey?: PlaceKey,
	): Promise<number> {
		let dropped = 0;
		for (const key of placeKey ? [placeKey] : await places.placesOf(personId)) {
			dropped += await change(key, (turns) => withoutTurns(turns, isUnwanted), {
				people: [personId],
			});
			await letTimersRun();
		}
		return dropped;
	}

	return {
		load,
		move,
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
		dropMessage: (messageId) =>
			dropWherever(
				messageId,
				(turn) => turn.id === messageId || turn.answerMessageIds.includes(messageId),
				{ messages: [messageId] },
			),
		dropAnswer: (turnId, answerId) => dropWherever(turnId, isAnswerOf(turnId, answerId)),
		dropPerson: (personId, placeKey) =>
			dropAbout(personId, ({ person }) => person.id === personId, placeKey),
		dropQuoting: (personId) =>
			dropAbout(personId, ({ quotedPersonIds = [] }) => quotedPersonIds.includes(personId)),
		clear: (placeKey) => change(placeKey, () => []),
		async clearServer(serverId) {
			let dropped = 0;
			for await (const [placeKey] of places.all()) {
				if (serverOf(placeKey) !== serverId) continue;
				dropped += await change(placeKey, () => []);
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
			for (const placeKey of await places.placesOf(personId)) {
				const turns = (await load(placeKey)).filter(({ person }) => person.id === personId);
				if (turns.length > 0) found.push({ placeKey, turns });
				await letTimersRun();
			}
			return found;
		},
		async sweep(oldest, signal) {
			let dropped = 0;
			for await (const [placeKey, record] of places.all()) {
				if (signal.aborted) break;
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
