/**
 * How one question is answered. Every field is optional: without `text` or `chunks` the canned answer is told.
 * Counts of characters are UTF-16 units of the visible text; times are milliseconds of the stand-in's clock.
 * `Failure`: the names of the errors that this server can be told to give.
 */
export interface Script<Failure extends string = string> {
	text?: string;
	/** The exact content of each delta, in place of `text`. */
	chunks?: readonly string[];
	reasoning?: string;
	/** The text starts over until the asker leaves or the request's own token cap is reached. */
	endless?: boolean;
	/** Goes on beyond the `max_tokens` of the request and of the model. */
	ignoresTokenCap?: boolean;
	emptyAnswer?: boolean;

	/** A script comes at once unless it says otherwise here; the empty one at the pace of the stand-in. */
	tokensPerSecond?: number;
	durationMs?: number;
	firstTokenDelayMs?: number;
	/** `true`: the response headers never come. */
	headerStall?: true | number;
	/** Nothing visible follows these many characters; 0: never a first token. Comments go on if `everyMs` is set. */
	stallAfter?: number;

	finish?: string | null;
	/** The usage chunk: `choices: []`, an empty delta, the finish chunk repeated, or absent. */
	usageVariant?: 'empty-choices' | 'empty-delta' | 'repeated-finish' | 'none';
	promptTokens?: number;
	/** USD that the usage tells of; OpenRouter alone tells any. */
	cost?: number;
	/** Whether `[DONE]` closes the stream; by default after an answer and not after a failure. */
	done?: boolean;

	failure?: Failure;
	at?: 'before-stream' | 'after-comments' | 'mid-stream';
	/** For `mid-stream`: after these many characters instead of after the whole text. */
	failAfter?: number;
	failureCode?: string | number;
	failureChoices?: 'finish' | 'empty' | 'none';
	retryAfterSeconds?: number;

	/** Comment lines, of a server that sends some: so many before the first token (1 if unset), or one at each interval. */
	comments?: number | { everyMs: number };
	crlf?: boolean;
	/** Writes of this many bytes, which may fall inside a UTF-8 sequence. */
	splitBytes?: number;
	/** Chunks of shapes that were seen in the wild, sent before the text. */
	oddities?: readonly Oddity[];
	cutBeforeHeaders?: boolean;
	cutSocketAfter?: number;
	/** The response ends properly, but no finish reason, usage or `[DONE]` was sent. */
	cleanEndWithoutFinish?: boolean;
	/** HTTP 200 with `application/json`: the answer, or the `failure` as a body without `choices`. */
	jsonInsteadOfStream?: boolean;
	html502?: boolean;
	/** HTTP 307 to another path of the same server, where nobody is to follow with a key. */
	redirect?: boolean;

	/** The model and the upstream that the reply names, when they are not those of the request. */
	model?: string;
	provider?: string;
}

export type Oddity =
	| 'null-delta'
	| 'null-content'
	| 'missing-delta'
	| 'missing-choices'
	| 'empty-choices';
