import type { Sentence } from '../locales/keys.ts';
import type { Lease, Waiting } from '../quota/quota.ts';

export type ChatMessage = {
	readonly role: 'system' | 'user' | 'assistant';
	readonly content: string;
};

export type ChatRequest = {
	readonly modelId: string;
	readonly messages: readonly ChatMessage[];
	readonly maxAnswerTokens: number;
	/** A stable pseudonym of who asks, never a Discord id. */
	readonly personHash: string;
};

/** Tokens as the provider counted them. */
export type Usage = { readonly promptTokens: number; readonly answerTokens: number };

/**
 * What one attempt at a model yields, in this order: any number of `thinking` and `text`, then one `end`.
 * An attempt that fails throws a ProviderFailure instead of `end`, before or after some text.
 * `complete`, `length` and `filtered` mean that the provider sent a finish reason; `stopped`, that our signal ended it.
 */
export type ModelEvent =
	| { readonly type: 'thinking' }
	| { readonly type: 'text'; readonly delta: string }
	| {
			readonly type: 'end';
			readonly reason: 'complete' | 'length' | 'filtered' | 'stopped';
			/** The model that really answered, as the provider names it. */
			readonly modelId: string;
			readonly usage?: Usage;
	  };

/** Why an attempt failed, in our words. Times are epoch milliseconds. */
export type Failure =
	/** The account's minute is spent: nobody sends before `retryAt`. `limit` is the one the provider named. */
	| { readonly kind: 'account-minute'; readonly retryAt: number; readonly limit?: number }
	| { readonly kind: 'account-day'; readonly retryAt: number; readonly limit?: number }
	/** This model's upstream has no room just now. */
	| { readonly kind: 'busy'; readonly retryAt?: number }
	/** This model cannot be used any more, or not by us. */
	| { readonly kind: 'gone' }
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
	/** A finish reason, but not one word. */
	| { readonly kind: 'empty' };

/** A failed attempt. `message` holds our kind and the HTTP status only, never the provider's text. */
export class ProviderFailure extends Error {
	override name = 'ProviderFailure';
	readonly failure: Failure;
	/** Of the HTTP response, where there was one. */
	readonly status: number | undefined;

	constructor(failure: Failure, status?: number, options?: ErrorOptions) {
		super(status === undefined ? failure.kind : `${failure.kind} (HTTP ${status})`, options);
		this.failure = failure;
		this.status = status;
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

/** What the line under an answer tells. `left` is what remains of the day for everybody. */
export type AnswerFacts = {
	readonly modelName: string;
	readonly durationMs: number;
	readonly tokens?: number;
	readonly left?: { readonly remaining: number; readonly limit: number };
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
	| { readonly type: 'offer'; readonly sentence: Sentence; readonly handle: string }
	| { readonly type: 'elsewhere'; readonly sentence: Sentence }
	| { readonly type: 'waiting-for-own'; readonly handle: string }
	| { readonly type: 'started'; readonly modelName: string }
	| { readonly type: 'thinking' }
	| { readonly type: 'text'; readonly delta: string }
	| {
			readonly type: 'end';
			readonly reason: 'complete' | 'length' | 'filtered' | 'stopped' | 'cut' | 'interrupted';
			readonly notes: readonly Sentence[];
			readonly facts: AnswerFacts;
	  };
