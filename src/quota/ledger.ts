import type { AccountNews, AttemptOutcome, Limits, Saving } from './quota.ts';

/** The operator's own limits; they only ever lower what the provider allows. */
export type LimitOverrides = { readonly [Limit in keyof Limits]?: number | undefined };

/** The account as the ledger knows it. All times are epoch milliseconds by the clock as it stood at `readAt`. */
export type LedgerState = {
	readonly readAt: number;
	/** What holds now: learned or assumed, lowered by the overrides. */
	readonly limits: Limits;
	/** When each unit that still counts for the minute was spent, oldest first. */
	readonly recent: readonly number[];
	/** Counted today: our own units and `outside`. */
	readonly dayUsed: number;
	/** What the provider's counter had beyond our own; negative when it had less. */
	readonly outside: number;
	/** `unknown`: the ledger began anew today and the provider has not told its count yet. */
	readonly day: 'open' | 'spent' | 'unknown';
	readonly dayReturnsAt: number;
	/** The UTC day that is being counted, in days since the epoch. */
	readonly today: number;
	readonly frozenUntil?: number;
	/** When the provider's counter was last heard today. */
	readonly counterAt?: number;
};

/** `tries`: how many models may be tried, `units`: what was charged for it. */
export type Verdict =
	| {
			readonly admitted: true;
			readonly tries: number;
			readonly units: number;
			readonly state: LedgerState;
	  }
	| {
			readonly admitted: false;
			readonly budget: 'minute' | 'freeze' | 'day' | 'unknown-day' | 'own-day';
			readonly retryAt: number;
			readonly state: LedgerState;
	  };

/** On whose account something is charged. */
export type Whose = { readonly serverKey: string; readonly personId: string };

/** One request to be charged: for which question, on whose account. */
export type AttemptRequest = Whose & {
	readonly id: string;
	readonly jobId: string;
	/** How many models are to be tried at most; absent: one. */
	readonly tries?: number;
	/** Nobody else waits, so that more may be reserved than one. */
	readonly isAlone?: boolean;
	/** What may be charged to this person on this server in a UTC day, whatever the budget; absent: any number. */
	readonly dailyCap?: number;
};

/** What is counted beside the charges. `asked`: questions that wanted a request. */
export type Tally = { readonly [Kind in Saving | 'asked']?: number };

/** How the budget is used. Hours and days are UTC, counted since the epoch. */
export type Usage = {
	readonly day: number;
	/** Who was charged how often today. */
	readonly people: readonly {
		readonly serverKey: string;
		readonly personId: string;
		readonly attempts: number;
	}[];
	/** How many servers asked today or yesterday. */
	readonly servers: number;
	/** Our own requests in the hours of today. */
	readonly charged: ReadonlyMap<number, number>;
	/** Questions in the hours of the last seven days and of today. */
	readonly asked: ReadonlyMap<number, number>;
	/** The last seven days and today; `limit` 0: not known; `spentAt` (epoch ms): when nothing was left. */
	readonly days: readonly {
		readonly day: number;
		readonly used: number;
		readonly limit: number;
		readonly spentAt?: number;
	}[];
	/** Today. */
	readonly saved: Readonly<Record<Saving, number>>;
};

/**
 * The only thing that may say yes. Whoever implements it keeps to this:
 * - A try more costs a unit, as long as it is not known that the provider counts a request once, however many models it tries.
 *   It is granted only when that leaves room for others: half of the minute, three of the day.
 * - Every method is one atomic step over all processes: between what it reads, what it decides and what it writes
 *   nothing else happens (one transaction, one script). It is durable when it resolves. It rejects when the ledger
 *   cannot be used; then nothing has changed that would let more through, though a charge may stand.
 * - An attempt is reserved, then sent, then settled; or settled unsent; or, from reserved only, void. Of `sent` and
 *   `giveBack` at once, one succeeds.
 * - The minute is measured in a time that is one for all processes, goes on over restarts and that no step of a wall clock
 *   moves. Where it cannot be known how long nobody looked, less is taken than may have passed.
 * - The day is that of the latest wall time at which anything was admitted, sent or heard: it does not re-open when the
 *   clock is set back, and a clock that runs ahead opens the next one once.
 * - What may have forgotten charges (begun anew, restored) admits nothing for a window, and on that day nothing before
 *   the provider's counter is heard.
 */
export interface Ledger {
	/**
	 * Checks every budget (the minute, a freeze, each day that the attempt may count on) and, when all have room, charges
	 * every one and moves the job to `sending`; a refusal changes nothing. An id is remembered for two days: one that stands
	 * charged is admitted again without a further charge, one that was given back rejects. `own-day`: this person has had
	 * what they may have here, over all budgets.
	 */
	admit(attempt: AttemptRequest, overrides: LimitOverrides, signal?: AbortSignal): Promise<Verdict>;
	/**
	 * Moves the charge to this moment, at which the request leaves. Rejects when it was sent before, was given back, or
	 * has lapsed (60 s after its admission): then nothing may be sent.
	 */
	sent(id: string): Promise<void>;
	/**
	 * So many models were tried under it, from 1 on, and no more will be. Returns how many units were given back. Without effect on
	 * what was told before, has ended or was given back.
	 */
	tried(id: string, count: number): Promise<number>;
	/** Notes how it ended; it stays charged. Without effect on what has ended. */
	settle(id: string, outcome: AttemptOutcome): Promise<void>;
	/** Takes the charge back; false, without effect, when it was sent or settled. */
	giveBack(id: string): Promise<boolean>;
	learn(news: AccountNews, overrides?: LimitOverrides): Promise<void>;
	/** Counts what is no charge. */
	tally(tally: Tally): Promise<void>;
	usage(): Promise<Usage>;
	read(overrides: LimitOverrides): Promise<LedgerState>;
	/** Whether the last write succeeded. */
	healthy(): boolean;
}
