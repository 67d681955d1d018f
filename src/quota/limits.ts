import type { LimitOverrides } from './ledger.ts';
import type { Limits } from './quota.ts';
import { DAY_MS } from './windows.ts';

/** What a free account may do at least, until the provider has said more (openrouter.ai/docs/api_reference/limits). */
const ASSUMED_LIMITS: Limits = { perMinute: 20, perDay: 50 };

const LOWERED_FOR_MS = DAY_MS;

/** What the provider said. `minuteLimit` 0 and `dayLimit` -1: nothing yet. `minuteLimitUntil` is ledger time. */
export type LearnedLimits = {
	readonly minuteLimit: number;
	readonly minuteLimitUntil: number;
	readonly dayLimit: number;
};

export function limitsInForce(
	learned: LearnedLimits,
	overrides: LimitOverrides,
	now: number,
): Limits {
	const isLowered = learned.minuteLimit > 0 && now < learned.minuteLimitUntil;
	return {
		perMinute: Math.min(
			ASSUMED_LIMITS.perMinute,
			isLowered ? learned.minuteLimit : Number.POSITIVE_INFINITY,
			overrides.perMinute ?? Number.POSITIVE_INFINITY,
		),
		perDay: Math.min(
			learned.dayLimit < 0 ? ASSUMED_LIMITS.perDay : learned.dayLimit,
			overrides.perDay ?? Number.POSITIVE_INFINITY,
		),
	};
}

/** After a refusal by the minute: its limit, or a lower one that holds, holds for a day from now. */
export function withMinuteLimit<Learned extends LearnedLimits>(
	learned: Learned,
	limit: number | undefined,
	now: number,
): Learned {
	if (limit === undefined || limit >= ASSUMED_LIMITS.perMinute) return learned;
	const lowest = Math.min(limit, limitsInForce(learned, {}, now).perMinute);
	return {
		...learned,
		minuteLimit: Math.max(1, Math.floor(lowest)),
		minuteLimitUntil: now + LOWERED_FOR_MS,
	};
}

/** The provider's word on the day replaces what was believed, in either direction. */
export function withDayLimit<Learned extends LearnedLimits>(
	learned: Learned,
	limit: number | undefined,
): Learned {
	return limit === undefined ? learned : { ...learned, dayLimit: Math.max(0, Math.floor(limit)) };
}
