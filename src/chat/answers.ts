import type { UserError } from '../errors.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Model } from '../models/model.ts';
import type { GonePlaces, PlaceKey } from '../place.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { Unwelcome } from '../settings/unwelcome.ts';
import type { Claim, Decision, Presser, Unavailable } from './buttons.ts';
import type { KeptQuestion, Question } from './question.ts';

/** The only way to a model, for every command. */
export interface Answers {
	/**
	 * Ends with `end`, `offer` or `elsewhere`, or throws a UserError when nothing was said. A stop through the signal is an
	 * `end`, `stopped`. The caller shows the events and then reports where.
	 */
	ask(question: Question, signal: AbortSignal): AsyncIterable<AnswerEvent>;
	/** The answer's place on screen is known or has changed. Not being able to keep it is logged, never thrown. */
	posted(questionId: string, address: string): void;
	/** The whole answer, or the offer of another day, is on screen in these messages; likewise never throws. */
	shown(question: Question, messageIds: readonly string[]): Promise<void>;
	/** The answer never came on screen whole: it leaves the conversation again. Likewise never throws. */
	lost(question: Question): Promise<void>;
	/**
	 * Who asked what this message says, by id; undefined when nothing is known of it any more. `placeKey`: where its answer
	 * may stand. Rejects when that cannot be read.
	 */
	askerOf(messageId: string, placeKey: PlaceKey): Promise<string | undefined>;
	/** Ends an answer on its way; what was said stays. */
	stop(handle: string, by: Presser): Decision<'stopped'>;
	/**
	 * The question of an answer, to be asked once more; at most once at a time, so that many presses make one request.
	 * `busy`: that is under way. `lost`: nothing was kept of it, or not any more. `gone`: its answer does not stand in the
	 * conversation any more, so that nothing can follow it. `edited`: as it reads now.
	 */
	claim(
		handle: string,
		by: Presser,
		how: 'anew' | 'on' | 'edited',
	): Promise<Claim | 'busy' | 'gone' | Unavailable>;
	/** Who could answer instead of the model that did, nearest first, those who rest last. */
	others(handle: string, by: Presser): Promise<readonly Model[] | Unavailable>;
	/**
	 * What the model thought. For everybody who can see the answer. `forgotten`: it is not known any more, as it is never
	 * written down.
	 */
	thoughts(
		handle: string,
		by: Presser,
	): Promise<{ readonly text: string; readonly isCut: boolean } | 'forgotten' | Unavailable>;
	/**
	 * The question of an answer that goes on in a thread. `moveTo` takes question and answer out of the conversation where
	 * they stand and begins that of the thread with them; false when they are not there, or not any more.
	 */
	inThread(
		handle: string,
		by: Presser,
	): Promise<
		| {
				readonly messageId: string;
				readonly text: string;
				moveTo(placeKey: PlaceKey): Promise<boolean>;
		  }
		| Unavailable
	>;
	/**
	 * Takes an answer out of the conversation, stopped if it is on its way; its messages are for the caller to delete, also
	 * one of which nothing is known any more: by who may take away what others said there.
	 */
	remove(
		handle: string,
		by: Presser,
	): Promise<{ readonly messageIds: readonly string[] } | Unavailable>;
	/**
	 * A message was edited: while its question waits it is asked as it reads now, or taken back with nothing left of it;
	 * later its answer offers to ask that. Never asks by itself.
	 */
	edit(messageId: string, text: string): void;
	/** What an earlier run of the bot left unfinished: each is told of once. `undefined`: what it was is not known. */
	cutOff(): Promise<readonly { readonly job: Job; readonly asked: KeptQuestion | undefined }[]>;
	/**
	 * Takes a question out that waits, in line or for another day; `cancelled`: its own message says so; `dropped`: it
	 * waited for another day.
	 */
	cancel(handle: string, by: Presser): Promise<Decision<'cancelled' | 'dropped'>>;
	/** The question keeps its place, and its answer comes as a message of the channel. */
	goOnInChannel(handle: string, by: Presser): Decision<'moving'>;
	/**
	 * Asks an offered question again when the day has returned (`at`, epoch ms). `another`: one of this person waits for
	 * that already. Like `cancel`, throws a UserError when it cannot be written down.
	 */
	postpone(
		handle: string,
		by: Presser,
	): Promise<{ readonly outcome: Decision<'postponed' | 'another'>; readonly at: number }>;
	/** Questions that waited for this day, as they were asked; `undefined`: what it was is not known any more. */
	due(): Promise<readonly { readonly job: Job; readonly asked: KeptQuestion | undefined }[]>;
	/** Messages that are gone: what they asked is not asked any more. */
	forget(messageIds: readonly string[]): void;
	/** The same for all that was asked in places that are gone. Rejects when the ledger cannot be written. */
	forgetPlaces(gone: GonePlaces): Promise<void>;
	/**
	 * Nothing of what they asked is kept any more. To `forget` also stops what is on its way, and nothing tells any more who
	 * asked. Rejects likewise.
	 */
	forgetPerson(personId: string, how: 'forget' | 'opt-out'): Promise<void>;
	/** Answers on their way in this place, or only this person's there, will not be kept; returns how many. */
	disown(placeKey: PlaceKey, personId?: string): number;
	/** Why this person is not answered here; undefined: they are. Rejects when the choices cannot be read. */
	whyUnwelcome(
		asker: Pick<Question, 'person' | 'place' | 'roleIds'>,
	): Promise<Unwelcome | undefined>;
	/** Ends every question of this server that its choices no longer let in. Rejects when those cannot be read. */
	endUnwelcome(serverId: string): Promise<void>;
	/** Ends, with this reason, every question that no model has been asked yet. */
	endWaiting(reason: UserError): void;
}
