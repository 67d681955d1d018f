import type { Gone, GonePlaces, Person, Place, PlaceKey } from '../place.ts';

/** What people decided about their data. Rejects when the store fails. */
export interface Consent {
	/** Of these people those of whom nothing is kept. */
	optedOut(personIds: Iterable<string>): Promise<ReadonlySet<string>>;
	/** Since when nothing of theirs is kept (epoch ms). */
	optedOutAt(personId: string): Promise<number | undefined>;
	/**
	 * Whether this is the one time to tell them what is kept; of many calls at once one hears yes. `untold`: it could not be
	 * shown after all.
	 */
	isFirst(personId: string): Promise<boolean>;
	untold(personId: string): Promise<void>;
}

/** A part of the bot that keeps something of people. All of it may run twice. */
export type DataSource = {
	/** Under which it stands in the export. */
	readonly name: string;
	/** All that is kept of this person, as JSON; nothing of others. */
	export?(personId: string): Promise<unknown>;
	/** Removes it, from memory too. */
	forget?(personId: string): Promise<unknown>;
	/** From now on nothing more is kept of them; what they said stays. */
	optOut?(personId: string): Promise<unknown>;
	/** Whether anything of this place is kept. */
	isKeptIn?(placeKey: PlaceKey): Promise<boolean>;
	/** These places are gone, with everything said there. */
	placesGone?(gone: GonePlaces): Promise<unknown>;
	/** These messages are gone. */
	messagesGone?(messageIds: readonly string[]): unknown;
};

/** What is told to everybody. */
export type PrivacyFacts = {
	/** Days that conversations are kept; 0: in memory only. */
	readonly retentionDays: number;
	/** Titles of those that are sent the questions. */
	readonly providers: readonly string[];
	/** What people call whoever runs the bot; undefined where nobody says. */
	operator(): Promise<string | undefined>;
};

export type Export =
	| {
			readonly outcome: 'made';
			readonly name: string;
			readonly content: string | Uint8Array;
			/** Media type. */
			readonly type: string;
	  }
	/** Larger than what can be attached, packed too. */
	| { readonly outcome: 'too-large' }
	/** `at`: when the next one can be made, epoch ms. */
	| { readonly outcome: 'too-soon'; readonly at: number };

export interface Privacy extends Consent {
	readonly facts: PrivacyFacts;
	/** Everything that is kept of them, once in a while. */
	export(person: Person): Promise<Export>;
	/**
	 * Removes everything of theirs but that they opted out. `later`: it is gone from what is read, but the files hold traces
	 * until the next sweep.
	 */
	forget(personId: string): Promise<'done' | 'later'>;
	/** False: they had before. */
	optOut(personId: string): Promise<boolean>;
	optIn(personId: string): Promise<boolean>;
	/** Notes where something said is kept, so that a thread goes with its channel. Never rejects. */
	seen(place: Place): Promise<void>;
	/** The bot is on this server. Never rejects. */
	joined(serverId: string): Promise<void>;
	/** Never rejects. */
	placeGone(gone: Gone): Promise<void>;
	messagesGone(messageIds: readonly string[]): void;
	/** Forgets in which channels those threads are of which nothing is kept; returns how many. Rejects when the store fails. */
	sweep(signal: AbortSignal): Promise<number>;
	/**
	 * Of the servers that the bot was on those have put it out that are not among `serverIds`, unless this is another
	 * account. `mayJudge`: whether a server would be among them. Never rejects.
	 */
	signedIn(now: {
		readonly accountId: string;
		readonly serverIds: readonly string[];
		mayJudge(serverId: string): boolean;
	}): Promise<void>;
}
