import type { HealthView } from './health.ts';

/** So many attempts must stand behind a rate before it says anything. */
const JUDGED_FROM = 3;
const POOR_BELOW = 0.5;

/** It is left alone for now, or nobody may ask it. */
export const isOut = ({ restsUntil, isBlocked }: HealthView): boolean =>
	isBlocked || restsUntil !== undefined;

/** It fails more often than it answers. */
export const isPoor = ({ attempts, successRate = 1 }: HealthView): boolean =>
	attempts >= JUDGED_FROM && successRate < POOR_BELOW;

/** What is taken for granted before the first attempt: neither the best nor the worst. */
const UNKNOWN_SUCCESS = 0.8;
const UNKNOWN_FIRST_TOKEN_MS = 2_000;

/**
 * 0 to 10, less is worse, in steps: a model whose figures are nearly those of another keeps its place. Few attempts say
 * little, so the rate is mixed with what is expected of any.
 */
export function successStep({ attempts, successRate = UNKNOWN_SUCCESS }: HealthView): number {
	const mixed = (successRate * attempts + UNKNOWN_SUCCESS * JUDGED_FROM) / (attempts + JUDGED_FROM);
	return Math.round(mixed * 10);
}

/** 0 is the quickest; each step waits twice as long for its first word. */
export const slowStep = ({ firstTokenMs = UNKNOWN_FIRST_TOKEN_MS }: HealthView): number =>
	Math.max(0, Math.round(Math.log2(Math.max(1, firstTokenMs) / 250)));
