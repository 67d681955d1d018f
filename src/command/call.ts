import type { Sentence } from '../locales/keys.ts';
import type { Gather, Person, Place } from '../place.ts';
import type { Surface } from '../render/surface.ts';

/** Who asks, where, and how to answer: all that a command sees of Discord. */
export type Call = {
	/** Id of the message or interaction. */
	readonly id: string;
	/** Epoch milliseconds. */
	readonly askedAt: number;
	readonly person: Person;
	readonly place: Place;
	readonly may: { readonly manageServer: boolean; readonly manageMessages: boolean };
	/** The person's roles on this server, without `@everyone`; none in DMs. */
	readonly roleIds: readonly string[];
	/** Languages as Discord names them: the person's for what only they see, the place's for the rest. */
	readonly locale: { readonly person: string; readonly place: string };
	/** A DM, or a thread that this person opened, or that the bot opened on their question. */
	readonly ownsPlace: boolean;
	readonly surface: Surface;
	/** Only who called sees what is answered. */
	readonly isPrivate: boolean;
	/**
	 * One more line that only who asked sees, beside the surface; undefined where there is no such thing: for what people
	 * say without a command.
	 */
	aside(): Surface | undefined;
	/** Aborted by a stop, by the surface being gone, or when the process leaves. */
	readonly signal: AbortSignal;
	/** A sentence in the language of who reads it. */
	speak(sentence: Sentence): string;
	/** In the language of the person, for what only they see. */
	speakAside(sentence: Sentence): string;
	/** In the language of the place, for what everybody there sees. */
	speakToAll(sentence: Sentence): string;
	/** Answers with these sentences, a line each, and ends the surface. */
	reply(...sentences: readonly Sentence[]): Promise<void>;
	/** How a person would click a command here: `</ask:123>`, or `/ask` while it is not registered. */
	mention(commandName: string): string;
};

/** A thread on a message, in which the bot may speak. */
export type OpenedThread = {
	readonly place: Place;
	/** One more answer there. */
	surface(): Surface;
	/** Where a person can click to get there. */
	readonly link: string;
	/** Discord does not show the bot there what does not mention it. */
	readonly needsMention: boolean;
};

/** A message that somebody picked, and where it stands. */
export type Picked = {
	readonly id: string;
	readonly gather: Gather;
	readonly link: string;
	/** As Discord shows the name. */
	readonly author: string;
	/** What stands in it as one plain line; empty where there are no words. */
	readonly excerpt: string;
};
