import { type ErrorFacts, type RawError, readErrorFacts } from './error-facts.ts';
import type { Failure } from './provider.ts';
import { busyRetryAt, dayRetryAt, limitOf, minuteRetryAt, resetsLater } from './retry-time.ts';

/**
 * What an error means to us. Pure; `nowMs` is epoch milliseconds. An address or a model that the text recommends
 * instead is never looked at: what OpenRouter recommends on 404 is paid.
 */
export function failureOf(raw: RawError, nowMs: number): Failure {
	const facts = readErrorFacts(raw);
	const { status = 0, codes } = facts;
	if (isTooLong(facts)) return { kind: 'too-long' };
	if (codes.has('content_policy_violation') || codes.has('refusal')) return { kind: 'refused' };
	if (status === 429 || codes.has('rate_limit_exceeded')) return tooMany(facts, nowMs);
	if (isOverloaded(facts)) return busy(facts, nowMs);
	if (status === 401) return { kind: facts.relayed ? 'broken' : 'key' };
	if (status === 402) return owing(facts, nowMs);
	if (status === 403) return forbidden(facts);
	if (status === 404) return notFound(facts);
	if (status === 400 || status === 422) return unreadable(facts);
	return { kind: 'broken' };
}

/** Which gate said 429: the account's minute or day, or the one behind it. Source: facts seen on OpenRouter, 2026. */
function tooMany(facts: ErrorFacts, nowMs: number): Failure {
	const { limitSource, message, header } = facts;
	if (limitSource.endsWith('_daily') || message.includes('free-models-per-day'))
		return accountDay(facts, nowMs);
	if (limitSource.endsWith('_per_minute') || message.includes('free-models-per-min'))
		return accountMinute(facts, nowMs);
	const isUpstream =
		limitSource.startsWith('upstream') || facts.relayed || facts.codes.has('capacity_exhausted');
	if (isUpstream || facts.inStream) return busy(facts, nowMs);
	return resetsLater(header, nowMs) ? accountDay(facts, nowMs) : accountMinute(facts, nowMs);
}

const limit = ({ header }: ErrorFacts) => {
	const named = limitOf(header);
	return named === undefined ? {} : { limit: named };
};

const accountMinute = (facts: ErrorFacts, nowMs: number): Failure => ({
	kind: 'account-minute',
	retryAt: minuteRetryAt(facts.header, nowMs),
	...limit(facts),
});

const accountDay = (facts: ErrorFacts, nowMs: number): Failure => ({
	kind: 'account-day',
	retryAt: dayRetryAt(facts.header, nowMs),
	...limit(facts),
});

function busy({ header }: ErrorFacts, nowMs: number): Failure {
	const retryAt = busyRetryAt(header, nowMs);
	return retryAt === undefined ? { kind: 'busy' } : { kind: 'busy', retryAt };
}

const OVERLOADED = ['provider_overloaded', 'capacity_exhausted', 'temporarily_unavailable'];

const isOverloaded = ({ status, codes, header }: ErrorFacts) =>
	status === 529 ||
	OVERLOADED.some((code) => codes.has(code)) ||
	(status === 503 && header('retry-after') !== undefined);

const TOO_LONG = ['context_length_exceeded', 'token_limit_exceeded', 'string_too_long'];
const TOO_LONG_WORDS =
	/context[ _-](length|window|size)|prompt is too long|too many (input )?tokens/i;

const isTooLong = ({ status = 0, codes, message, raw }: ErrorFacts) =>
	status === 413 ||
	TOO_LONG.some((code) => codes.has(code)) ||
	(status === 400 && TOO_LONG_WORDS.test(`${message} ${raw}`));

/** One of the 402s passes by itself: other requests in flight hold the credit. */
function owing(facts: ErrorFacts, nowMs: number): Failure {
	if (facts.limitSource === 'openrouter_in_flight_budget') return busy(facts, nowMs);
	return { kind: facts.limitSource === 'openrouter_key_limit' ? 'key' : 'payment' };
}

/** With a provider's name it is the provider's key that was rejected, not ours. */
function forbidden({ flagged, routedOut, relayed, codes, message }: ErrorFacts): Failure {
	if (flagged) return { kind: 'refused' };
	if (routedOut || codes.has('region_restricted')) return { kind: 'gone' };
	if (relayed || message === '') return { kind: 'broken' };
	return { kind: /\bkey\b/i.test(message) ? 'key' : 'refused' };
}

function notFound({ relayed, message }: ErrorFacts): Failure {
	if (relayed) return { kind: 'broken' };
	return { kind: / that support /.test(message) ? 'wrong-request' : 'gone' };
}

const GONE = ['model_not_found', 'model_decommissioned', 'model_deprecated'];

function unreadable({ relayed, message, codes }: ErrorFacts): Failure {
	if (GONE.some((code) => codes.has(code)) || message.endsWith('is not a valid model ID'))
		return { kind: 'gone' };
	if (/api key not valid/i.test(message)) return { kind: 'key' };
	return { kind: relayed ? 'broken' : 'wrong-request' };
}
