import type { ChatBody } from './chat-body.ts';
import type { ErrorId } from './error-body.ts';

/** `refused` by the provider's own rules; `failed` because a script said so, at HTTP 200 when inside the stream. */
type Verdict =
	| { kind: 'open' }
	| { kind: 'answered' | 'refused' | 'failed'; status: number; error: ErrorId | null };

/** One `POST /chat/completions` that arrived. Fields after `body` change while it is being answered. */
export interface ProviderRequest {
	readonly number: number;
	readonly id: string;
	/** Wall time and monotonic time of arrival, milliseconds of the stand-in's clock. */
	readonly at: number;
	readonly monotonicMs: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Whether it carried the right key. Only such a request counts for the account. */
	readonly authorized: boolean;
	/** Absent when it could not be read. */
	readonly body: ChatBody | null;
	readonly promptTokens: number;
	/** The model that is being tried; the last one tried, or the one that answered, in the end. */
	readonly model: string;
	readonly verdict: Verdict;
	/** Visible text sent so far, and when each piece of it left (monotonic). */
	readonly sentText: string;
	readonly sent: readonly { atMs: number; chars: number }[];
	/** Monotonic time when the reply ended or was cut by the stand-in. */
	readonly endedMs: number | null;
	readonly aborted: boolean;
	/** Wall time when the asker left before the end. */
	readonly abortedAt: number | null;
}

export type OpenRequest = { -readonly [Key in keyof ProviderRequest]: ProviderRequest[Key] } & {
	sent: { atMs: number; chars: number }[];
};

export type Rule =
	| 'authorization'
	| 'title'
	| 'max-price'
	| 'paid-model'
	| 'paid-plugin'
	| 'person'
	| 'models'
	| 'messages'
	| 'body';

/** Something that a bot on free models must never send, even where the provider would put up with it. */
export interface Violation {
	readonly rule: Rule;
	readonly detail: string;
	readonly request: ProviderRequest;
}
