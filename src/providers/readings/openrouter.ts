import type { ErrorFacts } from '../error-facts.ts';
import type { Failure } from '../provider.ts';
import { dayRetryAt, limitOf, minuteRetryAt, resetsLater } from '../retry-time.ts';
import { busy } from './plain.ts';

/**
 * OpenRouter answers for itself and relays what the providers behind it say; what is relayed is not about our key.
 * Source: its documentation of errors and bodies seen, 2026.
 */
export function readOpenRouterError(facts: ErrorFacts, nowMs: number): Failure | undefined {
	const { status = 0, codes } = facts;
	if (REFUSED.some((code) => codes.has(code))) return { kind: 'refused' };
	if (status === 429 || codes.has('rate_limit_exceeded')) return tooMany(facts, nowMs);
	if (isOverloaded(facts)) return busy(facts, nowMs);
	switch (status) {
		case 400:
		case 422:
			return unreadable(facts);
		case 401:
			return facts.relayed ? { kind: 'broken' } : undefined;
		case 402:
			return owing(facts, nowMs);
		case 403:
			return forbidden(facts);
		case 404:
			return notFound(facts);
		case 503:
			return { kind: 'broken' };
		default:
			return undefined;
	}
}

const REFUSED = ['content_policy_violation', 'refusal'];

/** Which gate said 429: the account's minute or day, or the one behind it. */
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

const OVERLOADED = ['provider_overloaded', 'capacity_exhausted', 'temporarily_unavailable'];

const isOverloaded = ({ status, codes, header }: ErrorFacts) =>
	status === 529 ||
	OVERLOADED.some((code) => codes.has(code)) ||
	(status === 503 && header('retry-after') !== undefined);

/** One of the 402s passes by itself: other requests in flight hold the credit. */
function owing(facts: ErrorFacts, nowMs: number): Failure {
	if (facts.limitSource === 'openrouter_in_flight_budget') return busy(facts, nowMs);
	return { kind: facts.limitSource === 'openrouter_key_limit' ? 'key' : 'payment' };
}

function forbidden(facts: ErrorFacts): Failure | undefined {
	const { flagged, routedOut, relayed, codes, message } = facts;
	if (flagged) return { kind: 'refused' };
	if (routedOut || codes.has('region_restricted')) return gone(message);
	return relayed ? { kind: 'broken' } : undefined;
}

function notFound({ relayed, message }: ErrorFacts): Failure {
	if (relayed) return { kind: 'broken' };
	return / that support /.test(message) ? { kind: 'unable' } : gone(message);
}

function unreadable({ relayed, message }: ErrorFacts): Failure | undefined {
	if (message.endsWith('is not a valid model ID')) return gone(message);
	return relayed ? { kind: 'broken' } : undefined;
}

/** Of a request for several models only these words say which; an id further on may be one to pay for. */
const NAMED = /^(?:No endpoints found for )?([\w.~-]+\/[\w.:-]*\w)(?:$|\.$| is )/;

function gone(message: string): Failure {
	const remoteId = NAMED.exec(message)?.[1];
	return remoteId === undefined ? { kind: 'gone' } : { kind: 'gone', remoteId };
}
