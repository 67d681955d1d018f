import type { UserError } from '../errors.ts';
import type { FileReference, Person, Place, PlaceKey } from '../place.ts';
import type { AnswerEvent } from '../providers/provider.ts';

export type Question = {
	/** Id of the message or interaction; also the id of its job. */
	readonly id: string;
	/** Epoch milliseconds. */
	readonly askedAt: number;
	readonly person: Person;
	readonly place: Place;
	readonly text: string;
	readonly files: readonly FileReference[];
	/** For this question only; the place's choice otherwise. */
	readonly modelId?: string;
	/** Reads the place's history, writes nothing. */
	readonly isPrivate: boolean;
	/** Where the answer will stand, for after a restart. */
	readonly address: string;
};

/** The only way to a model, for every command. */
export interface Answers {
	/**
	 * Ends with `end`, or throws a UserError when nothing was said. A stop through the signal is an `end`, `stopped`.
	 * The caller shows the events and then reports where.
	 */
	ask(question: Question, signal: AbortSignal): AsyncIterable<AnswerEvent>;
	/** The answer's place on screen is known or has changed. Not being able to keep it is logged, never thrown. */
	posted(questionId: string, address: string): void;
	/** The whole answer is on screen, in these messages; likewise never throws. */
	shown(question: Question, messageIds: readonly string[]): Promise<void>;
	/** The answer never came on screen whole: it leaves the conversation again. Likewise never throws. */
	lost(question: Question): Promise<void>;
	/** Answers on their way in this place, or only this person's there, will not be kept; returns how many. */
	disown(placeKey: PlaceKey, personId?: string): number;
	/** Ends, with this reason, every question that no model has been asked yet. */
	endWaiting(reason: UserError): void;
}
