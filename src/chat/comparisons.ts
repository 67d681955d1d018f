import type { UserError } from '../errors.ts';
import type { Model } from '../models/model.ts';
import type { GonePlaces } from '../place.ts';
import type { Comparison } from '../providers/provider.ts';
import type { Tightest } from '../quota/quota.ts';
import type { Decision, Presser } from './buttons.ts';
import type { Question } from './question.ts';

/** One question for several models. `models`: the ids, in the order of the answers; none twice. */
export type ComparisonAsk = Pick<
	Question,
	'id' | 'askedAt' | 'person' | 'roleIds' | 'place' | 'text'
> & {
	readonly modelIds: readonly string[];
	/** Nobody knows who says what before somebody has voted, and their order is drawn by lot. */
	readonly isBlind: boolean;
};

/** What it will cost; nothing is spent yet. `left`: of the budget that has least left; absent: none is limited by the day. */
export type ComparisonOffer = {
	readonly handle: string;
	readonly left?: Tightest<Model>;
};

/** Puts it on screen as it stands then; one after the other, so that nothing older lands behind what is newer. */
export type ShowComparison = (comparison: Comparison) => Promise<void>;

/** `gone`: its texts are not kept any more; `no-such`: that answer cannot be meant. */
export type Lost = 'gone' | 'no-such';

/** Questions that several models answer side by side. Every handle may be forged, and anybody can press a button. */
export interface Comparisons {
	/** Prepares to ask. Throws a UserError that says how much is left when that cannot be enough. */
	offer(ask: ComparisonAsk): Promise<ComparisonOffer>;
	/** It will not be asked after all, nor has it been. `busy`: it was taken up; `over`: nothing is known of it any more. */
	decline(handle: string, by: Presser): Decision<'declined' | 'busy'>;
	/**
	 * Asks all of an offer, once; resolves when the last has ended, with what is shown then. `busy`: it was taken up;
	 * `lapsed`: it never was and never will be; `over`: nothing is known of it any more.
	 * Throws a UserError when none was asked: all are let through together or none is. The signal ends all.
	 */
	ask(
		handle: string,
		by: Presser,
		on: {
			/** With whatever has changed. */
			readonly onChange: (comparison: Comparison) => void;
			/** Where it stands on screen, for after a restart; `follow` is called once with whom to tell when that changes. */
			readonly address: string;
			readonly follow: (moved: (address: string) => void) => void;
			/** Until when it can begin there (epoch ms). */
			readonly deadline?: number;
			readonly signal: AbortSignal;
		},
	): Promise<Comparison | Decision<'busy' | 'lapsed'>>;
	/** All of it is on screen in these messages, with which its texts go. Never throws. */
	shown(handle: string, messageIds: readonly string[]): Promise<void>;
	/** It never came on screen whole: its texts are dropped. Never throws. */
	lost(handle: string): Promise<void>;
	stop(handle: string, by: Presser): Decision<'stopped'>;
	/**
	 * `index`: of the answer that somebody found best; undefined: a tie, or none. Who votes shows the names to all.
	 * `opted-out`: of this person nothing is kept, no vote either. Rejects, here and below, also as `show` does.
	 */
	vote(
		handle: string,
		by: Presser,
		index: number | undefined,
		show: ShowComparison,
	): Promise<
		| { readonly vote: 'new' | 'changed' | 'same'; readonly comparison: Comparison }
		| Lost
		| 'opted-out'
	>;
	reveal(
		handle: string,
		by: Presser,
		show: ShowComparison,
	): Promise<'revealed' | 'gone' | 'not-yours'>;
	/** The question and this answer enter the conversation of the place, as one pair. Only one of them ever does. */
	take(
		handle: string,
		by: Presser,
		index: number,
		show: ShowComparison,
	): Promise<
		| { readonly outcome: 'taken' | 'taken-before'; readonly comparison: Comparison }
		| Lost
		| 'not-yours'
	>;
	/** What is kept of these in memory is let go; the rest goes with its jobs. */
	forget(messageIds: readonly string[]): void;
	/** So is what they are offered, and what they ask just now is not kept; to `forget` also ends it. */
	forgetPerson(personId: string, how: 'forget' | 'opt-out'): void;
	/** Likewise, and what is asked there just now ends. */
	forgetPlaces(gone: GonePlaces): void;
	/** Ends what is asked on a server that wants that no more. Rejects when the choices cannot be read. */
	endUnwelcome(serverId: string): Promise<void>;
	/** Ends, with this reason, all that were not let through yet. */
	endWaiting(reason: UserError): void;
}
