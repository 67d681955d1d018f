import type { ErrorFacts } from '../error-facts.ts';
import type { Failure } from '../provider.ts';
import { busyRetryAt } from '../retry-time.ts';

/** An error as it is worded at OpenAI, and so by whoever speaks its dialect. */
export function readPlainError(facts: ErrorFacts, nowMs: number): Failure {
	const { status = 0, codes } = facts;
	if (REFUSED.some((code) => codes.has(code))) return { kind: 'refused' };
	if (GONE.some((code) => codes.has(code))) return { kind: 'gone' };
	if (codes.has('insufficient_quota')) return { kind: 'payment' };
	if (BUSY.includes(status) || codes.has('rate_limit_exceeded')) return busy(facts, nowMs);
	return meaningOf(status, facts);
}

/** This model has no room, for as long as a header says. */
export function busy({ header }: Pick<ErrorFacts, 'header'>, nowMs: number): Failure {
	const retryAt = busyRetryAt(header, nowMs);
	return retryAt === undefined ? { kind: 'busy' } : { kind: 'busy', retryAt };
}

const REFUSED = ['content_policy_violation', 'content_filter', 'refusal'];
const GONE = ['model_not_found', 'model_decommissioned', 'model_deprecated'];
/** 498: no capacity at Groq; 529: overloaded. */
const BUSY = [429, 498, 503, 529];

function meaningOf(status: number, { message }: ErrorFacts): Failure {
	switch (status) {
		case 400:
		case 422:
			return { kind: /api key not valid/i.test(message) ? 'key' : 'wrong-request' };
		case 401:
			return { kind: 'key' };
		case 402:
			return { kind: 'payment' };
		case 403:
			return forbidden(message);
		case 404:
			return { kind: 'gone' };
		default:
			return { kind: 'broken' };
	}
}

/** Without a word of the server itself it is a wall in front of it that refused. */
function forbidden(message: string): Failure {
	if (message === '') return { kind: 'broken' };
	return { kind: /\bkey\b/i.test(message) ? 'key' : 'refused' };
}

const TOO_LONG = ['context_length_exceeded', 'token_limit_exceeded', 'string_too_long'];
const TOO_LONG_WORDS =
	/context[ _-](length|window|size)|prompt is too long|too many (input )?tokens|token count .{0,60}exceeds/i;

/** Whoever words it: waiting never helps, 413 of a minute's tokens included. */
export const isTooLong = ({ status = 0, codes, message, raw }: ErrorFacts): boolean =>
	status === 413 ||
	TOO_LONG.some((code) => codes.has(code)) ||
	(status === 400 && TOO_LONG_WORDS.test(`${message} ${raw}`));
