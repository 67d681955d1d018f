import type { Oddity } from './script.ts';

export interface TokenCounts {
	prompt: number;
	completion: number;
	reasoning: number;
}

/** Who speaks: what every chunk of one reply repeats. */
export interface Speaker {
	id: string;
	model: string;
	/** Seconds since the epoch. */
	created: number;
}

/** How a server words the chunks of one reply. */
export interface Voice {
	/** What its comment lines say while nothing else comes; `null`: it sends none. */
	readonly keepAlive: string | null;
	/** A chunk before the first word. */
	opening?(): object;
	text(content: string): object;
	reasoning(text: string): object;
	/** One or more: the finish reason and, where it is told, the usage. */
	end(reason: string | null, counts: TokenCounts): object[];
	/** A failure in the middle; `inner` is the error itself. */
	error(inner: object): object;
	odd(oddity: Oddity): object;
	/** The body of a reply that is not streamed. */
	whole(
		text: { content: string; reasoning: string | null; finish: string | null },
		counts: TokenCounts,
	): object;
}
