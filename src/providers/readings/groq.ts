import type { ErrorFacts } from '../error-facts.ts';
import type { Failure } from '../provider.ts';
import { busyRetryAt, durationMs, inTime, MINUTE_MS } from '../retry-time.ts';

/** Where it does not say when: a minute is over after a minute; of a rolling day something is back after an hour. */
const USUAL_WAIT_MS = { minute: MINUTE_MS, day: 60 * MINUTE_MS };

/**
 * Groq limits each model, and says in a sentence which limit it was: "… on tokens per day (TPD): Limit 200000, Used
 * 199005, Requested 3118. Please try again in 15m17.136s." Source: bodies seen, 2026.
 */
export function readGroqError(facts: ErrorFacts, nowMs: number): Failure | undefined {
	const { status, message } = facts;
	if (status === 403) return { kind: 'gone' };
	const [, measure, span] = /\(([RT])P([MD])\)/.exec(message) ?? [];
	if (status !== 429 || measure === undefined) return undefined;
	const limit = Number(/\bLimit (\d+)/.exec(message)?.[1]);
	const budget = {
		span: span === 'D' ? 'day' : 'minute',
		measure: measure === 'T' ? 'tokens' : 'requests',
		...(limit > 0 && { limit }),
	} as const;
	return { kind: 'busy', retryAt: retryAt(facts, budget.span, nowMs), budget };
}

function retryAt({ message, header }: ErrorFacts, span: 'minute' | 'day', nowMs: number): number {
	const wait = durationMs(/try again in ([\d.dhms]+s)\b/.exec(message)?.[1] ?? '');
	if (wait !== undefined) return inTime(wait, nowMs);
	return busyRetryAt(header, nowMs) ?? nowMs + USUAL_WAIT_MS[span];
}
