import type { ChatBody } from './chat-body.ts';

/** `refused` by the provider's own rules; `failed` because a script said so, at HTTP 200 when inside the stream. */
type Verdict<Failure extends string> =
	| { kind: 'open' }
	| { kind: 'answered' | 'refused' | 'failed'; status: number; error: Failure | null };

/** One `POST /chat/completions` that arrived. Fields after `body` change while it is being answered. */
export interface ModelRequest<Failure extends string = string, Body extends ChatBody = ChatBody> {
	readonly number: number;
	readonly id: string;
	/** Wall time and monotonic time of arrival, milliseconds of the stand-in's clock. */
	readonly at: number;
	readonly monotonicMs: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Whether it carried the right key. Only such a request counts for the account. */
	readonly authorized: boolean;
	/** Absent when it could not be read. */
	readonly body: Body | null;
	readonly promptTokens: number;
	/** The model that is being tried; the last one tried, or the one that answered, in the end. */
	readonly model: string;
	/** How many models have been tried for it, refused ones included; 0: it was refused as a whole. */
	readonly tried: number;
	readonly verdict: Verdict<Failure>;
	/** Visible text sent so far, and when each piece of it left (monotonic). */
	readonly sentText: string;
	readonly sent: readonly { atMs: number; chars: number }[];
	/** Monotonic time when the reply ended or was cut by the stand-in. */
	readonly endedMs: number | null;
	readonly aborted: boolean;
	/** Wall time when the asker left before the end. */
	readonly abortedAt: number | null;
}

export type Open<Request extends ModelRequest> = {
	-readonly [Key in keyof Request]: Request[Key];
} & { sent: { atMs: number; chars: number }[] };

export type OpenRequest = Open<ModelRequest>;

/** Something that a bot on free models must never send, even where the server would put up with it. */
export interface Violation<Rule extends string = string, Request = ModelRequest> {
	readonly rule: Rule;
	readonly detail: string;
	readonly request: Request;
}
