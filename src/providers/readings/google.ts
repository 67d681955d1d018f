import { z } from 'zod';
import type { ErrorFacts } from '../error-facts.ts';
import { nextMidnight } from '../next-midnight.ts';
import type { Failure } from '../provider.ts';
import { durationMs, inTime, MINUTE_MS } from '../retry-time.ts';

/** Where the days of Google's free limits end. */
export const GOOGLE_DAY = 'America/Los_Angeles';

const word = z.string().catch('');
const violation = z.object({ quotaMetric: word, quotaId: word, quotaValue: word });
type Violation = z.infer<typeof violation>;
const detail = z.object({
	violations: z.array(violation).catch([]),
	retryDelay: word,
});

/** HTTP 400 says this, too. */
const NO_KEY = /api key (not valid|expired)|invalid authorization header/i;

/**
 * Google names the quota that is spent in the details of the error. Source: bodies seen at AI Studio in OpenAI's
 * dialect, 2026, and ai.google.dev/gemini-api/docs/troubleshooting.
 */
export function readGoogleError(facts: ErrorFacts, nowMs: number): Failure | undefined {
	const { status, message, codes } = facts;
	if (status === 429) return spent(facts, nowMs);
	// The country of this machine, the only one there: none of its models answers here.
	if (codes.has('FAILED_PRECONDITION')) return { kind: 'gone' };
	if (status === 403 || NO_KEY.test(message)) return { kind: 'key' };
	return undefined;
}

function spent({ details, message }: ErrorFacts, nowMs: number): Failure {
	const read = details.map((one) => detail.safeParse(one).data).filter((one) => !!one);
	const violations = read.flatMap((one) => one.violations);
	// Without free requests at all it is no free model.
	if (violations.some(({ quotaValue }) => quotaValue === '0')) return { kind: 'gone' };
	const perDay = violations.find(({ quotaId }) => quotaId.includes('PerDay'));
	// The delay that comes with it is of the minute and means nothing then.
	if (perDay) return busyFor('day', perDay, nextMidnight(GOOGLE_DAY, nowMs));
	const delays = [...read.map(({ retryDelay }) => retryDelay), delayIn(message)];
	const longestMs = Math.max(0, ...delays.map((delay) => durationMs(delay) ?? 0));
	const retryAt = inTime(longestMs || MINUTE_MS, nowMs);
	const [first] = violations;
	return first ? busyFor('minute', first, retryAt) : { kind: 'busy', retryAt };
}

/** The sentence is exact where the detail beside it is in whole seconds, rounded down. */
const delayIn = (message: string) => /retry in ([\d.]+m?s)\b/.exec(message)?.[1] ?? '';

function busyFor(span: 'minute' | 'day', { quotaMetric, quotaValue }: Violation, retryAt: number) {
	const limit = Number(quotaValue);
	return {
		kind: 'busy' as const,
		retryAt,
		budget: {
			span,
			measure: quotaMetric.includes('token') ? ('tokens' as const) : ('requests' as const),
			...(Number.isSafeInteger(limit) && limit > 0 && { limit }),
		},
	};
}
