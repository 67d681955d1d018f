import type { VoteCount } from '../arena/arena.ts';
import type { Sentence } from '../locales/keys.ts';
import type { Model } from '../models/model.ts';
import type { Lease, Waiting } from '../quota/quota.ts';

/** A picture as a model is sent it. */
export type AttachedImage = {
	readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
	readonly bytes: Uint8Array;
};

export type ChatMessage = {
	readonly role: 'system' | 'user' | 'assistant';
	readonly content: string;
	/** Of a user's message only. */
	readonly images?: readonly AttachedImage[];
};

export type ChatRequest = {
	/** Of one provider: the first is asked, and in its stead, where the provider can do that, the next ones in order. */
	readonly models: readonly [Model, ...Model[]];
	readonly messages: readonly ChatMessage[];
	readonly maxAnswerTokens: number;
	/** A stable pseudonym of who asks, never a Discord id. */
	readonly personHash: string;
};

/** Tokens as the provider counted them. */
export type Usage = { readonly promptTokens: number; readonly answerTokens: number };

/**
 * What one attempt at a model yields, in this order: one `answering` when it is known who does, any number of `thinking`
 * and `text`, then one `end`; `paid` at any time.
 * An attempt that fails throws a ProviderFailure instead of `end`, before or after some text.
 * `complete`, `length` and `filtered` mean that the provider sent a finish reason; `stopped`, that our signal ended it.
 */
export type ModelEvent =
	/** `modelId`: as the catalogue has it, or what the provider names that the catalogue does not know. */
	| { readonly type: 'answering'; readonly modelId: string }
	/** `delta`: of what it thinks, where it says so. */
	| { readonly type: 'thinking'; readonly delta: string }
	/** `startsAnew`: all text before it turned out to be a thought, and is no part of the answer. */
	| { readonly type: 'text'; readonly delta: string; readonly startsAnew?: true }
	/** It costs something, in US dollars, whatever comes of it. `modelId`: named like that of `answering`. */
	| { readonly type: 'paid'; readonly cost: number; readonly modelId: string }
	| {
			readonly type: 'end';
			readonly reason: 'complete' | 'length' | 'filtered' | 'stopped';
			/** The model that really answered, named like that of `answering`. */
			readonly modelId: string;
			readonly usage?: Usage;
	  };

/** Why an attempt failed, in our words. Times are epoch milliseconds. */
export type Failure =
	/** The account's minute is spent: nobody sends before `retryAt`. `limit` is the one the provider named. */
	| { readonly kind: 'account-minute'; readonly retryAt: number; readonly limit?: number }
	| { readonly kind: 'account-day'; readonly retryAt: number; readonly limit?: number }
	/** This model has no room just now; `budget`: it is our own share of it that is spent, which the quota learns. */
	| {
			readonly kind: 'busy';
			readonly retryAt?: number;
			readonly budget?: {
				readonly span: 'minute' | 'day';
				readonly measure: 'requests' | 'tokens';
				readonly limit?: number;
			};
	  }
	/** A model cannot be used any more, or not by us; `remoteId`: which of several, where the provider named it. */
	| { readonly kind: 'gone'; readonly remoteId?: string }
	/** This model lacks what the question needs, such as eyes. */
	| { readonly kind: 'unable' }
	/** The key is rejected. */
	| { readonly kind: 'key' }
	/** The account owes money; free models are blocked too. */
	| { readonly kind: 'payment' }
	/** The provider declined this question. */
	| { readonly kind: 'refused' }
	| { readonly kind: 'too-long' }
	/** The provider cannot read what we sent: our fault. */
	| { readonly kind: 'wrong-request' }
	/** 5xx, network, a cut connection, a stream that ended without a finish reason, an error chunk. */
	| { readonly kind: 'broken' }
	/** No sign of progress within the time allowed. */
	| { readonly kind: 'stalled' }
	/** It made progress, but not to its end within the time for one answer. */
	| { readonly kind: 'timed-out' }
	/** Of several models none could answer; `retryAt`: when the first of them is tried again. */
	| { readonly kind: 'nobody'; readonly retryAt?: number }
	/** A finish reason, but not one word. */
	| { readonly kind: 'empty' };

/** A failed attempt. `message` holds our kind and the HTTP status only, never the provider's text. */
export class ProviderFailure extends Error {
	override name = 'ProviderFailure';
	readonly failure: Failure;
	/** Of the HTTP response, where there was one. */
	readonly status: number | undefined;
	/** The model that it is about, once one was asked. */
	readonly asked: Model | undefined;

	constructor(failure: Failure, status?: number, options?: ErrorOptions & { asked?: Model }) {
		super(status === undefined ? failure.kind : `${failure.kind} (HTTP ${status})`, options);
		this.failure = failure;
		this.status = status;
		this.asked = options?.asked;
	}
}

/** One OpenAI-compatible server. Every call needs a lease; it is marked sent just before the socket is written. */
export interface Provider {
	readonly name: string;
	stream(request: ChatRequest, lease: Lease, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

/** The account's counter, for somebody who wants to see it as it is now. */
export interface AccountCheck {
	/** Has it read again when that was longer ago than a minute; waits for that, a second at most. Never rejects. */
	freshen(): Promise<void>;
}

/** `key`: it takes no questions with our key; `no-models`: there is no fresh list of its free ones. */
export type ProviderTrouble = {
	/** The name of a row in the table of providers. */
	readonly provider: string;
	/** What people call it. */
	readonly title: string;
	readonly why: 'key' | 'no-models';
};

/** Why another model speaks than the one that was chosen. */
export type Substitution = 'busy' | 'gone' | 'blind' | 'too-long' | 'spent' | 'closed' | 'failed';

/** What the line under an answer tells. `left` is what remains of the day for everybody. */
export type AnswerFacts = {
	readonly modelName: string;
	readonly instead?: Substitution;
	readonly durationMs: number;
	readonly tokens?: number;
	readonly left?: { readonly remaining: number; readonly limit: number };
};

/** What can be done with an answer that has ended. `handle` names its question to its buttons. */
export type NextSteps = {
	readonly handle: string;
	/** It ended at the model's limit for its length, and can go on from there. */
	readonly canGoOn: boolean;
	/** What the model thought is known. */
	readonly hasThoughts: boolean;
	/** The question reads otherwise by now, and can be asked like that. */
	readonly isEdited: boolean;
	/** The conversation can go on in a thread on its question. */
	readonly canOpenThread?: true;
};

/**
 * A question on its way to its answer: any number of `waiting`, one `started`, then as ModelEvent says, one `end`.
 * `duplicate` alone: show nothing, as this question was taken before, or its person has just been told what becomes of it. `offer` and `elsewhere` end it as well: nothing is left
 * today, and it can be asked another day; its answer comes in another message, or came there.
 * `waiting`: `handle` names it to its buttons; `mustChoose`: its turn comes later than an answer can be shown here.
 * `moving`: it goes on as a new message of the channel. `joining`: the same was asked before, and that answer comes first.
 * `cut`: our own cap ended an endless answer; `interrupted`: the provider failed after some text. Only `complete` and
 * `length` are kept in the conversation. `notes` go above the facts.
 */
export type AnswerEvent =
	| { readonly type: 'duplicate' }
	| ({ readonly type: 'waiting'; readonly handle: string; readonly mustChoose: boolean } & Waiting)
	| { readonly type: 'moving'; readonly at: number }
	| { readonly type: 'joining'; readonly sentence: Sentence; readonly handle: string }
	| {
			readonly type: 'offer';
			readonly sentence: Sentence;
			/** What it would be asked without. */
			readonly note?: Sentence;
			readonly handle: string;
	  }
	| { readonly type: 'elsewhere'; readonly sentence: Sentence }
	| { readonly type: 'waiting-for-own'; readonly handle: string }
	/** `handle`: names it to the button that stops it. */
	| { readonly type: 'started'; readonly modelName: string; readonly handle: string }
	| { readonly type: 'thinking' }
	| { readonly type: 'text'; readonly delta: string; readonly startsAnew?: true }
	| {
			readonly type: 'end';
			readonly reason: 'complete' | 'length' | 'filtered' | 'stopped' | 'cut' | 'interrupted';
			readonly notes: readonly Sentence[];
			/** The notes tell why it ended before its end. */
			readonly isExplained: boolean;
			readonly facts: AnswerFacts;
			/** Absent where nothing is kept of the question. */
			readonly next?: NextSteps;
	  }
	/** Nobody could answer; ends it as `end` does, without a word of an answer. */
	| { readonly type: 'failed'; readonly sentence: Sentence; readonly next?: NextSteps }
	/** The question was deleted: nothing of its answer is to stand. `notes`: what is told in its place. */
	| { readonly type: 'withdrawn'; readonly notes: readonly Sentence[] };

/** One model's answer as it stands, beside those of others. `durationMs`: from when it was let through; `tokens`: prompt and answer. */
export type Compared = {
	readonly modelId: string;
	readonly modelName: string;
	readonly state: 'waiting' | 'thinking' | 'writing' | 'done' | 'failed' | 'stopped';
	readonly text: string;
	/** Complete, or ended at the model's limit for its length, and of a person who did not opt out: it can enter the conversation. */
	readonly isWhole: boolean;
	/** Why there is no more of it, where neither its state nor `notes` say so. */
	readonly reason?: 'length' | 'filtered' | 'cut';
	/** Why it failed, or who ended it. */
	readonly notes: readonly Sentence[];
	readonly durationMs?: number;
	readonly tokens?: number;
};

/** What several models say to the same, as it stands. */
export type Comparison = {
	readonly handle: string;
	readonly question: string;
	/** `hidden`: as yet nobody knows who says what; `revealed`: nobody did before. */
	readonly names: 'shown' | 'hidden' | 'revealed';
	readonly answers: readonly Compared[];
	/** While all of it stands in line. */
	readonly waiting?: Waiting;
	/** What people found best; absent where nobody can vote. */
	readonly votes?: VoteCount;
	/** Which of the answers is in the conversation. */
	readonly takenIndex?: number;
	/** Whether it stands in several messages, once that is known. */
	readonly isApart?: boolean;
};
