/** How a model has done lately, by our own use alone. Rates are 0 to 1; times epoch milliseconds. */
export type HealthView = {
	/** How many attempts the figures rest on; older ones count for less, so it is no whole number. */
	readonly attempts: number;
	/** Absent before the first attempt. */
	readonly successRate?: number;
	/** How often its upstream had no room. */
	readonly busyRate?: number;
	readonly firstTokenMs?: number;
	readonly tokensPerSecond?: number;
	readonly lastAnsweredAt?: number;
	/** It failed and is left alone until then. */
	readonly restsUntil?: number;
	/** It charged money: nobody may ask it. */
	readonly isBlocked: boolean;
};

export type Outcome =
	| {
			readonly kind: 'answered';
			readonly firstTokenMs: number;
			/** From the first token to the end. */
			readonly speakingMs: number;
			readonly answerTokens?: number;
	  }
	/** No room upstream; `retryAt` as the provider said it, epoch ms. */
	| { readonly kind: 'busy'; readonly retryAt?: number }
	| { readonly kind: 'failed' }
	/** Nothing was learned: it was stopped, or its provider's own gate refused. */
	| { readonly kind: 'unknown' };

/** What is learned of the models from the questions that are asked anyway: no request is made to find it out. */
export interface ModelHealth {
	view(id: string): HealthView;
	/**
	 * False while it rests, while it is blocked, and, after a rest, while one question tries it out: that one's outcome
	 * decides for the others.
	 */
	mayTry(id: string): boolean;
	/**
	 * It failed when it was asked last, and of the attempts of late as many were lost on such models as may be: others go
	 * before it while there are any.
	 */
	isTooRisky(id: string): boolean;
	/** Right before an attempt; `end` belongs to each. */
	begin(id: string): void;
	end(id: string, outcome: Outcome): void;
	/** It charged money. Remembered over restarts. */
	block(id: string): void;
}
