import type { Person, PlaceKey } from '../place.ts';

/** A question and its complete answer: they enter together or not at all. Times are epoch milliseconds. */
export type Turn = {
	/** Id of the question's message or interaction. */
	readonly id: string;
	readonly askedAt: number;
	readonly person: Person;
	readonly question: string;
	readonly answer: string;
	/** The model that spoke, by id. */
	readonly modelId: string;
	/** Messages in Discord that show the answer, were added to the question or are quoted in it. */
	readonly answerMessageIds: readonly string[];
	/** Who else wrote what is quoted in the question. */
	readonly quotedPersonIds?: readonly string[];
	/**
	 * Which asking gave this answer, where it was not that of the question itself: a button asked once more, or for what
	 * follows; then each that gave a part of it, the last one last.
	 */
	readonly answerIds?: readonly string[];
};

/** What follows an answer that was cut at its length. `from`: the asking after which it goes on; `by`: that of this part. */
export type Continuation = {
	readonly turnId: string;
	readonly from: string;
	readonly by: string;
	/** The whole answer as it is now, from what stood there. */
	readonly answer: (before: string) => string;
	readonly modelId: string;
};

/**
 * What was said, by place, kept across kill -9. Each method is one atomic step for its place; they reject when the
 * store fails, so that a failing store never looks like an empty one.
 */
export interface Conversations {
	/**
	 * Adds the turn in question order (by `askedAt`, then id); the same id again replaces it, where it has been moved to as
	 * well.
	 */
	append(placeKey: PlaceKey, turn: Turn): Promise<void>;
	/** Oldest first. */
	load(placeKey: PlaceKey): Promise<readonly Turn[]>;
	/** Makes the answer of a turn longer; false, and nothing is changed, when that answer does not stand there any more. */
	goOn(placeKey: PlaceKey, continuation: Continuation): Promise<boolean>;
	/**
	 * Notes further messages that belong to this turn, so that deleting one of them finds it; not where another answer than
	 * that of `answerId` has taken its place.
	 */
	attach(
		placeKey: PlaceKey,
		turnId: string,
		messageIds: readonly string[],
		answerId?: string,
	): Promise<void>;
	/**
	 * Takes a turn from one place to another, with the messages that belong to it; false when it is not there. The one
	 * method of two steps: a kill between them leaves it in both.
	 */
	move(turnId: string, from: PlaceKey, to: PlaceKey): Promise<boolean>;
	/** Removes every turn whose question or answer is this message, or which quotes it, wherever it stands; true if there was one. */
	dropMessage(messageId: string): Promise<boolean>;
	/** Removes the turn if its answer is, wholly or in part, the one of `answerId`; true if so. */
	dropAnswer(turnId: string, answerId: string): Promise<boolean>;
	/** Removes one person's turns, in one place or everywhere; returns how many. */
	dropPerson(personId: string, placeKey?: PlaceKey): Promise<number>;
	/** Removes the turns of others that quote one person, everywhere; returns how many. */
	dropQuoting(personId: string): Promise<number>;
	/** Removes the whole conversation; returns how many turns it had. */
	clear(placeKey: PlaceKey): Promise<number>;
	/** Removes every conversation of a server; returns how many turns they had. */
	clearServer(serverId: string): Promise<number>;
	/** Removes the whole conversation, or one person's turns in it, and hands out what was removed. */
	take(placeKey: PlaceKey, personId?: string): Promise<readonly Turn[]>;
	/** Puts back, in question order, what was taken, where it has not been asked anew. */
	restore(placeKey: PlaceKey, turns: readonly Turn[]): Promise<void>;
	/** One person's turns with their places, oldest first within each. */
	export(
		personId: string,
	): Promise<readonly { readonly placeKey: PlaceKey; readonly turns: readonly Turn[] }[]>;
	/** Removes every turn asked before what holds for its place (epoch ms), in batches that yield; returns how many. */
	sweep(oldest: (placeKey: PlaceKey) => number, signal: AbortSignal): Promise<number>;
	/** Makes the indexes from person and message to place agree with the turns again, in batches that yield. */
	repair(signal: AbortSignal): Promise<void>;
}

/** Conversations that people begin anew, and take back for a minute. */
export interface Resets {
	/** Removes the whole conversation, or the turns of this person; `handle` undoes it, where there was something. */
	reset(what: {
		readonly placeKey: PlaceKey;
		readonly personId?: string;
		/** Who does it. */
		readonly by: string;
	}): Promise<{ readonly count: number; readonly handle: string | undefined }>;
	/**
	 * Puts back what was removed, in question order. Only who removed their own may; what a moderator removed for all any of
	 * them. Once it is back, that is what a later press finds, as long as it is remembered. `over`: the minute has passed,
	 * or nothing of it may come back. `no-such`: nothing was ever reset so there.
	 */
	undo(
		handle: string,
		by: { readonly personId: string; readonly mayManage: boolean },
		placeKey: PlaceKey,
	): Promise<'over' | 'no-such' | 'not-yours' | { readonly count: number }>;
}
