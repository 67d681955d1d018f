import type { Whose } from './ledger.ts';
import type { AttemptOutcome, ModelBudget, ModelNews, Target } from './quota.ts';
import type { Served } from './scheduler.ts';

export type Measure = 'requests' | 'tokens';

/**
 * One limit and what counts against it. Times are epoch milliseconds by the clock as it stood when it was read: when each
 * charge counts no more, soonest first. `lastsMs`: how long one more would count; infinite where it ends with the day.
 */
export type Window = {
	readonly span: 'minute' | 'day';
	readonly measure: Measure;
	readonly limit: number;
	readonly used: number;
	readonly charges: readonly { readonly freesAt: number; readonly amount: number }[];
	readonly lastsMs: number;
};

/** One model's budget at one moment. `shutUntil`: epoch ms; absent while the provider refuses nothing. */
export type ModelState = {
	readonly readAt: number;
	readonly windows: readonly Window[];
	readonly shutUntil?: number;
	/** The provider closed the day itself. */
	readonly isDayShut: boolean;
};

/**
 * `window`: something is full until then; `too-long`: a minute or a day never holds so many tokens; `own-day`: this person had
 * what they may have here, of all budgets.
 */
export type ModelVerdict =
	| { readonly admitted: true }
	| { readonly admitted: false; readonly why: 'window'; readonly state: ModelState }
	| { readonly admitted: false; readonly why: 'too-long' }
	| { readonly admitted: false; readonly why: 'own-day'; readonly retryAt: number };

export type ModelAttempt = Whose & {
	readonly id: string;
	readonly jobId: string;
	readonly target: Target;
	/** What is reserved of them. */
	readonly tokens: number;
	readonly dailyCap?: number;
};

/**
 * Keeps what single models may be asked, as `Ledger` does for the account: every method is one atomic step over all
 * processes, durable when it resolves; an attempt is reserved, sent, settled, or void; minutes and rolling days are
 * measured in a time that no step of a wall clock moves. `budget` undefined: there is no limit, and only the record is
 * written. What may have forgotten charges admits nothing for a window; of the day it cannot know more than what the provider says.
 */
export interface ModelLedger {
	/** Charges every window or none and moves the job to `sending`. An id is charged once; one given back rejects. */
	admit(
		attempt: ModelAttempt,
		budget: ModelBudget | undefined,
		signal?: AbortSignal,
	): Promise<ModelVerdict>;
	/** Rejects when it was sent before, was given back, or has lapsed (60 s after its admission). */
	sent(id: string): Promise<void>;
	/** `tokens` replace those that were reserved. Returns whether that made room. Without effect on what has ended. */
	settle(id: string, outcome: AttemptOutcome, tokens?: number): Promise<boolean>;
	/** Takes the charge back; false, without effect, when it was sent or settled. */
	giveBack(id: string): Promise<boolean>;
	learn(news: ModelNews, budget: ModelBudget | undefined): Promise<void>;
	read(target: Target, budget: ModelBudget | undefined): Promise<ModelState>;
	/** Who was charged how often for this model on this UTC day. */
	people(target: Target, today: number): Promise<readonly Served[]>;
	/** The models that were asked in the last day, or a little longer. */
	asked(): Promise<readonly Target[]>;
	/** What this person was charged on this UTC day of all budgets, also the account's: in all, and on this server. */
	charged(whose: Whose): Promise<{ readonly used: number; readonly usedHere: number }>;
	/** Whether the last write succeeded. */
	healthy(): boolean;
}
