import type { PlaceKey } from '../place.ts';

/**
 * received → waiting → sending → answered | failed | stopped | refused | joined. A restart turns the first three into
 * `interrupted`. Charging an attempt and `sending` are one transaction. `joined`: another question's answer serves it.
 * Where nothing is left today a question is `offered` another day, and `postponed` when its person wants that; once due
 * it is received again, and what was kept of it is kept until it is sent.
 */
export type JobState =
	| 'received'
	| 'waiting'
	| 'sending'
	| 'offered'
	| 'postponed'
	| 'answered'
	| 'failed'
	| 'stopped'
	| 'refused'
	| 'joined'
	| 'interrupted';

/** Which messages a question quotes, and who else wrote those: with either its words go, but not the question itself. */
export type Quoted = {
	readonly messageIds: readonly string[];
	readonly personIds: readonly string[];
};

export type Job = {
	/** Id of the message or interaction: the same question delivered twice has the same id. */
	readonly id: string;
	/** A random name for it, which its buttons carry. */
	readonly handle: string;
	readonly placeKey: PlaceKey;
	readonly personId: string;
	readonly state: JobState;
	readonly attempts: number;
	/** Where its answer stands on screen; opaque to all but `discord`. Emptied when the job has ended. */
	readonly address: string;
	/**
	 * What is needed to ask it another day, or once more after its end; opaque here, and empty where nothing is kept and
	 * once a message is gone with which it goes.
	 */
	readonly question: string;
	/** Epoch milliseconds. */
	readonly askedAt: number;
	/** When one that is offered or postponed can be asked, epoch milliseconds; 0 for what was not, and once it is sent. */
	readonly dueAt: number;
};

/** `askedBefore`: epoch ms. */
export type Dropped =
	| { readonly messageIds: readonly string[] }
	| { readonly placeKeys: readonly PlaceKey[] }
	| { readonly serverId: string; readonly askedBefore?: number }
	| { readonly personId: string }
	| { readonly quotedPersonId: string };

/** The durable record of each question. Methods reject when the file cannot be written. */
export interface Jobs {
	/**
	 * Takes the question, once: undefined when this id was taken before, also before a restart. One that is postponed and
	 * due is taken once more. Returns its handle.
	 */
	begin(
		job: Pick<Job, 'id' | 'placeKey' | 'personId' | 'address' | 'askedAt'>,
	): Promise<string | undefined>;
	/** Moves it on; an ended job stays as it ended. `question`: what is kept of it after its end, nothing if left out. */
	become(id: string, state: JobState, question?: string): Promise<void>;
	relocate(id: string, address: string): Promise<void>;
	/**
	 * Keeps `question` of one that is on its way, so that it can be asked again should the process end before it does;
	 * it goes with these messages besides its own. Nothing is kept of what has ended meanwhile.
	 */
	keep(
		id: string,
		kept: {
			readonly question: string;
			readonly goesWith: readonly string[];
			readonly quoted?: Quoted | undefined;
		},
	): Promise<void>;
	/** Puts this in the place of what is kept of it; false where nothing is. */
	rewrite(id: string, question: string): Promise<boolean>;
	/**
	 * Offers to ask it at `dueAt` (epoch ms), for which `question` is kept; `addedIds`: messages that were added to it. Of one
	 * person only the newest three stay offered; returns the ids of those that end as `stopped` for it.
	 */
	offer(
		id: string,
		kept: {
			readonly question: string;
			readonly addedIds: readonly string[];
			readonly quoted?: Quoted | undefined;
			readonly dueAt: number;
		},
	): Promise<readonly string[]>;
	/** These messages show its answer, or the offer of another day. */
	shownIn(id: string, messageIds: readonly string[]): Promise<void>;
	/**
	 * Postpones one that was offered until it can be asked; once more changes nothing. `another`: its person has one
	 * postponed already; `over`: it is not offered any more.
	 */
	postpone(handle: string): Promise<'postponed' | 'another' | 'over'>;
	/** Postpones one again that was taken once due and is not sent yet, until `dueAt` (epoch ms). False for any other. */
	putOff(id: string, dueAt: number): Promise<boolean>;
	find(handle: string): Promise<Job | undefined>;
	/** Those that ask what this message says, alone or with others, newest first. */
	about(messageId: string): Promise<readonly Job[]>;
	/** The messages that show its answer, in order; also of one that has ended. */
	answerOf(id: string): Promise<readonly string[]>;
	/** Those postponed until now or before, oldest first. */
	due(): Promise<readonly Job[]>;
	/**
	 * Keeps nothing more of the questions that were, to which was added, or whose answer or offer was one of these messages,
	 * or of all that are meant; those that are offered or postponed end as `stopped`. Returns the ids of all of them.
	 */
	drop(which: Dropped): Promise<readonly string[]>;
	/** The same for all of one person, and nothing tells any more who asked them. */
	forgetPerson(personId: string): Promise<readonly string[]>;
	/** Whether one of them was asked there. */
	isIn(placeKey: PlaceKey): Promise<boolean>;
	/** All of one person, oldest first. */
	of(personId: string): Promise<readonly Job[]>;
	/**
	 * Marks every job that an earlier run left open `interrupted` and returns them with their addresses, oldest first; what
	 * was kept of them is kept on. What this run has taken is not among them, nor what is offered or postponed; what was
	 * postponed and not sent yet is postponed again.
	 */
	interrupted(): Promise<readonly Job[]>;
	/** Removes ended jobs, and those offered in vain, older than this (epoch ms); returns how many. */
	sweep(endedBefore: number): Promise<number>;
}
