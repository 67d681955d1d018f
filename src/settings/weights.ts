import type { QuotaChoice } from './settings.ts';

/** How much a person counts: the highest weight among their roles that have one, else 1. */
export function weightOf(quota: QuotaChoice | undefined, roleIds: readonly string[]): number {
	const weights = roleIds.flatMap((id) => quota?.roleWeights?.[id] ?? []);
	return weights.length === 0 ? 1 : Math.max(...weights);
}
