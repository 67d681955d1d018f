/** Requests that the account may make: in any 60 seconds, and in a UTC day. */
export type Limits = { readonly perMinute: number; readonly perDay: number };

/** A place in line. `position` counts from 1; `expectedAt` is epoch milliseconds; `frozen`: the provider made us wait. */
export type Waiting = {
	readonly position: number;
	readonly expectedAt: number;
	readonly frozen: boolean;
};

export type LeaseRequest = {
	readonly jobId: string;
	readonly personId: string;
	/** 1 for the first; later attempts of a question already let through go to the head of the line. */
	readonly attempt: number;
	/** Called when the line is joined and whenever what it says has changed; never after the lease is given. */
	readonly onWaiting: (waiting: Waiting) => void;
	readonly signal: AbortSignal;
};

export type AttemptOutcome = 'answered' | 'failed' | 'stopped' | 'refused';

/**
 * The right to make one request, charged durably before it exists. A crash leaves it charged.
 * `sent` is called right before the socket is written; `settle` ends it once; `giveBack` only if nothing was sent.
 */
export interface Lease {
	readonly attemptId: string;
	sent(): Promise<void>;
	settle(outcome: AttemptOutcome): Promise<void>;
	giveBack(): Promise<void>;
}

/** What the provider said of the account: a refusal with its time, or the counter of `GET /key`. Times are epoch ms. */
export type AccountNews =
	| { readonly kind: 'minute-refused'; readonly retryAt: number; readonly limit?: number }
	| { readonly kind: 'day-refused'; readonly retryAt: number; readonly limit?: number }
	| { readonly kind: 'counter'; readonly used: number; readonly limit: number };

/** The budget as people may see it. `source`: whose day figures these are, and how old. Times are epoch ms. */
export type QuotaView = {
	readonly minute: { readonly used: number; readonly limit: number };
	readonly day: { readonly used: number; readonly limit: number; readonly returnsAt: number };
	readonly waiting: number;
	readonly frozenUntil?: number;
	readonly source: { readonly kind: 'provider' | 'own'; readonly asOf: number };
};

/** The only way to a request: everybody's share of one account. */
export interface Quota {
	/**
	 * A lease, at once or after waiting in line. Rejects with a UserError when the day is spent, the line is full or the
	 * ledger cannot be written, and with the signal's reason when aborted.
	 */
	lease(request: LeaseRequest): Promise<Lease>;
	learn(news: AccountNews): Promise<void>;
	/** Rejects when the ledger cannot be read. */
	view(): Promise<QuotaView>;
	/** Whether the ledger can be written just now. */
	healthy(): boolean;
	close(): Promise<void>;
}
