import type { HealthView, Outcome } from './health.ts';

/**
 * Decaying counts: each attempt counts for less with every later one and with time. `waits` and `paces` say how many
 * measurements stand behind the sums of logarithms, whose mean, unlike that of the figures, one odd figure hardly moves.
 */
export type Tally = {
	readonly attempts: number;
	readonly answered: number;
	readonly busy: number;
	readonly waits: number;
	/** Sum of ln(milliseconds to the first token). */
	readonly waitLogs: number;
	readonly paces: number;
	/** Sum of ln(tokens per second). */
	readonly paceLogs: number;
};

export const emptyTally: Tally = {
	attempts: 0,
	answered: 0,
	busy: 0,
	waits: 0,
	waitLogs: 0,
	paces: 0,
	paceLogs: 0,
};

const HALF_LIFE_MS = 24 * 3_600_000;
const HALF_LIFE_ATTEMPTS = 15;
/** Shorter answers say nothing of the speed: they come in one piece. */
const LEAST_TOKENS = 8;
const LEAST_SPEAKING_MS = 50;

const scaled = (tally: Tally, factor: number): Tally => ({
	attempts: tally.attempts * factor,
	answered: tally.answered * factor,
	busy: tally.busy * factor,
	waits: tally.waits * factor,
	waitLogs: tally.waitLogs * factor,
	paces: tally.paces * factor,
	paceLogs: tally.paceLogs * factor,
});

/** As it counts `ms` later. */
export const fade = (tally: Tally, ms: number): Tally =>
	scaled(tally, 0.5 ** (Math.max(0, ms) / HALF_LIFE_MS));

/** With one more attempt. */
export function count(before: Tally, outcome: Exclude<Outcome, { kind: 'unknown' }>): Tally {
	const tally = scaled(before, 0.5 ** (1 / HALF_LIFE_ATTEMPTS));
	const attempts = tally.attempts + 1;
	if (outcome.kind === 'failed') return { ...tally, attempts };
	if (outcome.kind === 'busy') return { ...tally, attempts, busy: tally.busy + 1 };
	const pace = paceOf(outcome);
	return {
		...tally,
		attempts,
		answered: tally.answered + 1,
		waits: tally.waits + 1,
		waitLogs: tally.waitLogs + Math.log(Math.max(1, outcome.firstTokenMs)),
		...(pace !== undefined && {
			paces: tally.paces + 1,
			paceLogs: tally.paceLogs + Math.log(pace),
		}),
	};
}

/** Tokens per second. */
function paceOf({
	speakingMs,
	answerTokens = 0,
}: Extract<Outcome, { kind: 'answered' }>): number | undefined {
	if (answerTokens < LEAST_TOKENS || speakingMs < LEAST_SPEAKING_MS) return undefined;
	return answerTokens / (speakingMs / 1_000);
}

/** So little is left of the past that it says nothing. */
const NOTHING = 0.01;

export function figuresOf({
	attempts,
	answered,
	busy,
	waits,
	waitLogs,
	paces,
	paceLogs,
}: Tally): Omit<HealthView, 'isBlocked'> {
	if (attempts < NOTHING) return { attempts: 0 };
	return {
		attempts,
		successRate: answered / attempts,
		busyRate: busy / attempts,
		...(waits >= NOTHING && { firstTokenMs: Math.exp(waitLogs / waits) }),
		...(paces >= NOTHING && { tokensPerSecond: Math.exp(paceLogs / paces) }),
	};
}
