import type { Quoted } from '../jobs/jobs.ts';
import type { FileReference, Gather, Person, Place } from '../place.ts';
import type { Turn } from './conversations.ts';

/** Whose answer is asked for once more: what stands in the conversation for it. */
export type TurnOf = Pick<Turn, 'id' | 'askedAt' | 'person'>;

/** What a message of a question says, by its id. */
export type Words = { readonly id: string; readonly text: string };

/**
 * What is asked for once more. `anew`: this answer takes the place of that one. `on`: it goes on where the answer of the
 * asking `from` ended. `words`: of the messages that the question consists of, if it consists of messages.
 */
export type Again = { readonly turn: TurnOf; readonly words?: readonly Words[] } & (
	| { readonly how: 'anew' }
	| { readonly how: 'on'; readonly from: string }
);

export type Question = {
	/** Id of the message or interaction; also the id of its job. */
	readonly id: string;
	/** Epoch milliseconds. */
	readonly askedAt: number;
	readonly person: Person;
	/** The person's roles on this server. */
	readonly roleIds: readonly string[];
	readonly place: Place;
	readonly text: string;
	readonly files: readonly FileReference[];
	/** What it brings along, if it does; gathered once its place among its person's questions is taken. */
	readonly gather?: Gather;
	/** What is asked about that when nothing was written; needed beside `gather`. */
	readonly impliedText?: string;
	/** Whose words its text holds already: of one that is asked again. */
	readonly quoted?: Quoted;
	/** Of one that waited for another day: what its messages say; its text begins with them. */
	readonly words?: readonly Words[];
	/** Its answer can go on in a thread of its own. */
	readonly offersThread?: boolean;
	/** For this question only; the place's choice otherwise. */
	readonly modelId?: string;
	/** Reads the place's history, writes nothing. */
	readonly isPrivate: boolean;
	/** An ordinary message: others of the same person that come while it waits are added to it. */
	readonly isMessage: boolean;
	/** It was asked before. */
	readonly again?: Again;
	/** Languages as Discord names them, for when it is asked another day. */
	readonly locale: { readonly person: string; readonly place: string };
	/** Where the answer will stand, for after a restart. */
	readonly address: string;
	/** Until when an answer can begin there (epoch ms), and whether it can go on in the channel then. */
	readonly deadline?: { readonly at: number; readonly canMove: boolean };
	/** Where a person can click to see it; undefined while nothing stands. */
	readonly link?: () => string | undefined;
};

/** What is kept of a question so that it can be asked another day, or once more. Its text holds its files, not its pictures. */
export type KeptQuestion = Pick<Question, 'person' | 'roleIds' | 'place' | 'text' | 'locale'> & {
	readonly isPrivate?: boolean;
	readonly modelId?: string;
	/** Whose words the text holds besides its own. */
	readonly quoted?: Quoted;
	/** Of one that was asked again itself. */
	readonly turn?: TurnOf;
	/** Of the messages that it consists of, if it consists of messages; its text begins with them. */
	readonly words?: readonly Words[];
	/** How it reads since one of them was edited after it was asked. */
	readonly edited?: { readonly text: string; readonly words: readonly Words[] };
	/** The model that answered, by id. */
	readonly speakerId?: string;
	/** Its answer ended at the model's limit and stands in the conversation. */
	readonly canGoOn?: boolean;
	readonly offersThread?: boolean;
};
