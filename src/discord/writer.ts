import type { Sent } from './calls.ts';

export type CallKind = 'create' | 'edit';

/** In the order in which they are sent. */
export const RANKS = ['final', 'first-words', 'notice', 'progress'] as const;
export type Rank = (typeof RANKS)[number];

/** The next call that an answer needs. Times are monotonic ms; of equal rank the least recently updated goes first. */
export type Wish = {
	readonly kind: CallKind;
	readonly rank: Rank;
	readonly notBefore: number;
	readonly updatedAt: number;
};

/** One answer, as the lane sees it. It has one call under way at a time. */
export interface Writer {
	wish(): Wish | undefined;
	/** The slot is free: the call to make, or undefined when there is nothing of this kind to say after all. */
	take(kind: CallKind): (() => Promise<Sent>) | undefined;
	landed(sent: Sent): void;
	failed(error: unknown): void;
	/** Nothing more will be sent. */
	close(reason: unknown): void;
}
