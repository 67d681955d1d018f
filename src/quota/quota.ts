import { UserError } from '../errors.ts';
import { say, seconds } from '../locales/keys.ts';

/** Requests that the account may make: in any 60 seconds, and in a UTC day. */
export type Limits = { readonly perMinute: number; readonly perDay: number };

/**
 * A place in line. `position` counts from 1; its turn comes between `earliest` and `latest` (epoch milliseconds), which
 * never moves later but by the provider's doing. `frozen`: the provider made us wait; `isLate`: what was promised before
 * cannot be kept, because there is less to share than the provider had let us believe.
 */
export type Waiting = {
	readonly position: number;
	readonly earliest: number;
	readonly latest: number;
	readonly frozen: boolean;
	readonly isLate: boolean;
};

/** Who asks, as far as sharing is concerned. */
export type Asker = {
	readonly personId: string;
	/** Absent in DMs, which together count as one more server. */
	readonly serverId?: string;
	/** What this person has had counts for 1/weight of it; 1 where nothing was set. */
	readonly weight?: number;
	/** Requests that this person may spend here in a UTC day, of all budgets together. */
	readonly dailyCap?: number;
};

/**
 * `new`: the first attempt of a question; `again`: it was let through before and is tried once more; `refused`: so it
 * was, and the account was refused: it goes to the head of the line.
 */
export type Standing = 'new' | 'again' | 'refused';

/** Whose budget a request is charged to. */
export type Target = {
	/** The name of a row in the table of providers. */
	readonly provider: string;
	/** What the provider calls it. */
	readonly remoteId: string;
};

export type LeaseRequest = {
	readonly jobId: string;
	readonly target: Target;
	/** Of the prompt and the longest answer together, as far as they can be told. */
	readonly tokens: number;
	/** How many models the provider is to try at most for this one request; absent: one. */
	readonly tries?: number;
	readonly asker: Asker;
	readonly standing: Standing;
	/** No other budget has room: it stays in a model's line for minutes, where others go elsewhere after one. */
	readonly isPatient?: boolean;
	/**
	 * When an answer is of no use any more and the signal will have been aborted (epoch ms), as far as is known now;
	 * infinite for who stays. Absent: stays.
	 */
	readonly leavesAt?: () => number;
	/** Called when the line is joined and whenever what it says has changed; never after the lease is given. */
	readonly onWaiting: (waiting: Waiting) => void;
	readonly signal: AbortSignal;
};

/** Requests of one question that are made together or not at all. They wait in line as one and count as what they are. */
export type JointRequest = Pick<
	LeaseRequest,
	'jobId' | 'asker' | 'leavesAt' | 'onWaiting' | 'signal'
> & { readonly requests: readonly Pick<LeaseRequest, 'target' | 'tokens'>[] };

export type AttemptOutcome = 'answered' | 'failed' | 'stopped' | 'refused';

/**
 * The right to make one request, charged durably before it exists. A crash leaves it charged.
 * `sent` is called right before the socket is written; `settle` ends it once; `giveBack` only if nothing was sent.
 */
export interface Lease {
	readonly attemptId: string;
	/** How many models may be tried under it: at most as many as were asked for, at least 1. */
	readonly tries: number;
	/** What it is charged at most: fewer units than tries where further ones are known to cost nothing. */
	readonly units: number;
	sent(): Promise<void>;
	/** So many were tried: what was charged beyond them is given back as soon as that is known. */
	tried(count: number): Promise<void>;
	/** `tokens`: as the provider counted them; where it told nothing, what was reserved stays charged. */
	settle(outcome: AttemptOutcome, tokens?: number): Promise<void>;
	giveBack(): Promise<void>;
}

/** What the provider said of the account: a refusal with its time, or the counter of `GET /key`. Times are epoch ms. */
export type AccountNews =
	| { readonly kind: 'minute-refused'; readonly retryAt: number; readonly limit?: number }
	| { readonly kind: 'day-refused'; readonly retryAt: number; readonly limit?: number }
	| { readonly kind: 'counter'; readonly used: number; readonly limit: number };

/** What a provider lets us spend on one model; absent: no such limit. */
export type ModelLimits = {
	readonly requestsPerMinute?: number;
	readonly requestsPerDay?: number;
	readonly tokensPerMinute?: number;
	readonly tokensPerDay?: number;
};

/** `day`: the time zone at whose midnight the day begins anew, or `rolling`: what was spent comes back a day later. */
export type ModelBudget = { readonly limits: ModelLimits; readonly day: string };

/** What a provider said of the budget of one model. Times are epoch ms. */
export type ModelNews = Target &
	(
		| {
				/** With any reply: the limits that hold, and what is left of them. */
				readonly kind: 'model-limits';
				readonly requestsPerDay?: { readonly limit: number; readonly remaining?: number };
				readonly tokensPerMinute?: { readonly limit: number; readonly remaining?: number };
		  }
		| {
				readonly kind: 'model-refused';
				readonly span: 'minute' | 'day';
				readonly measure: 'requests' | 'tokens';
				readonly retryAt: number;
				readonly limit?: number;
		  }
	);

/** One model's own budget as people may see it, of the day where it has one. */
export type ModelBudgetView = Target & {
	readonly used: number;
	readonly limit: number;
	readonly returnsAt: number;
};

/** The budget as people may see it. `source`: whose day figures these are, and how old. Times are epoch ms. */
export type QuotaView = {
	readonly minute: { readonly used: number; readonly limit: number };
	readonly day: { readonly used: number; readonly limit: number; readonly returnsAt: number };
	/** False while nobody knows what is left: the day then shows as spent. */
	readonly isDayKnown: boolean;
	readonly waiting: number;
	readonly frozenUntil?: number;
	readonly source: { readonly kind: 'provider' | 'own'; readonly asOf: number };
};

/**
 * Why a question gets no lease. `day-spent`: nothing is left today; `day-unknown`: nobody knows what is left;
 * `not-today`: others take what is left; `own-day-spent`: this person has had what they may have here;
 * `own-line-full`, `line-full`: too many wait, of this person or in all; `ledger`: it cannot be written. Of a model's own
 * budget: `model-spent`: nothing is left for longer than anybody waits; `model-too-long`: it never holds so many tokens.
 * Of several together: `too-few-left`, `too-few-own`: something is left, but not for all; `minute-too-small`: no minute ever
 * holds them all.
 */
export type RefusalReason =
	| 'day-spent'
	| 'day-unknown'
	| 'not-today'
	| 'own-day-spent'
	| 'own-line-full'
	| 'line-full'
	| 'ledger'
	| 'model-spent'
	| 'model-too-long'
	| 'too-few-left'
	| 'too-few-own'
	| 'minute-too-small';

/** What will be otherwise within minutes. */
const PASSING: readonly RefusalReason[] = ['day-unknown', 'ledger', 'line-full', 'own-line-full'];

/** `retryAt`: when asking again makes sense, epoch milliseconds; absent where nobody knows. */
export class QuotaRefusal extends UserError {
	override name = 'QuotaRefusal';
	readonly reason: RefusalReason;
	readonly retryAt: number | undefined;

	constructor(reason: RefusalReason, retryAt: number | undefined, options?: ErrorOptions) {
		const at = seconds(retryAt ?? 0);
		super(
			reason === 'ledger'
				? say('quota.ledger-unavailable')
				: reason === 'model-too-long' || reason === 'minute-too-small'
					? say(`quota.${reason}`)
					: say(`quota.${reason}`, { at }),
			{ ...options, facts: PASSING.includes(reason) ? { passes: 'soon' } : {} },
		);
		this.reason = reason;
		this.retryAt = retryAt;
	}
}

/** The whole day of the account as people may see it, for one of them. Hours are UTC; times are epoch ms. */
export type AccountReport = QuotaView & {
	/** Of who asks: charged today in all and on this server (in DMs, in all DMs), and questions in line. */
	readonly mine: { readonly used: number; readonly usedHere: number; readonly waiting: number };
	/** Of the day: counted by the provider beyond our own requests, at least 0. */
	readonly outside: number;
	/** Our own requests in each hour of today. */
	readonly hours: readonly number[];
	/** How far 0 to 1 the day has come. */
	readonly dayPassed: number;
	/** How many may have been used by the start of each hour, and by the end; empty while nobody is held back. */
	readonly pace: readonly number[];
	/** What each person was charged today, largest first; `isMine` for who asks. */
	readonly shares: readonly { readonly used: number; readonly isMine: boolean }[];
	readonly saved: Readonly<Record<Saving, number>>;
	/**
	 * On how many of the whole days before today that are known without a gap, at most seven, the budget ran out;
	 * `aboutAt`: in the middle at which time of the day, as a time of today.
	 */
	readonly ranOut: { readonly days: number; readonly of: number; readonly aboutAt?: number };
	/** Requests a day once the account has bought credits; absent where that changes nothing, or nobody knows. */
	readonly dayWithCredits?: number;
};

/** All budgets as people may see them, for one of them. */
export type QuotaReport = {
	/** Undefined: no models share an account here. */
	readonly account: AccountReport | undefined;
	/** Of who asks, charged today of all budgets: in all, and on this server (in DMs, in all DMs). */
	readonly mine: { readonly used: number; readonly usedHere: number };
	/** Models with a budget of their own that were asked today, the most used first. */
	readonly models: readonly ModelBudgetView[];
};

/**
 * The day's budget that has least left once some requests are charged: how many of them it gets, and what it has. `whose`:
 * everybody's, the asker's own share here, or that of one of the targets.
 */
export type Tightest<Wanted extends Target> = {
	readonly whose: 'everybody' | 'asker' | Wanted;
	readonly requests: number;
	readonly remaining: number;
};

/** Requests that need not be made: `joined` another's, `merged` into one that waited, `spared` a useless retry. */
export type Saving = 'joined' | 'merged' | 'spared';

/** The only way to a request: everybody's share of what the providers give for nothing. */
export interface Quota {
	/**
	 * A lease, at once or after waiting in line. Rejects with a QuotaRefusal, and with the signal's reason when aborted.
	 */
	lease(request: LeaseRequest): Promise<Lease>;
	/**
	 * A lease for each of the requests, in their order, or none: they are charged in one step. Waits for the account's turn; a
	 * model with a budget of its own must have room then, without overtaking anybody who waits for it. Rejects like `lease`.
	 */
	together(request: JointRequest): Promise<readonly Lease[]>;
	learn(news: AccountNews | ModelNews): Promise<void>;
	/** A request that need not be made, for the report. */
	saved(kind: Saving): void;
	/** Of the shared account; undefined where there is none. Rejects when the ledger cannot be read. */
	view(): Promise<QuotaView | undefined>;
	/** What remains of the day on which a request to this target counts; undefined where no day limits it. */
	left(target: Target): Promise<{ readonly remaining: number; readonly limit: number } | undefined>;
	/** Of a request to each of these, a person's cap among the budgets. Undefined where no day limits any. */
	tightest<Wanted extends Target>(
		targets: readonly Wanted[],
		asker: Asker,
	): Promise<Tightest<Wanted> | undefined>;
	/** Of the models with a budget of their own that were asked today. */
	models(): Promise<readonly ModelBudgetView[]>;
	/** Rejects with a UserError then. */
	report(asker: Asker): Promise<QuotaReport>;
	/** Whether the ledger can be written just now. */
	healthy(): boolean;
	close(): Promise<void>;
}
