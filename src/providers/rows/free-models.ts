import type { DeclaredModel } from '../../models/model.ts';
import type { ModelLimits } from '../../quota/quota.ts';
import type { ProviderRow } from '../table.ts';

/** A model that costs nothing within these limits. */
export type FreeModel = DeclaredModel & { readonly limits: ModelLimits };

/** What a row says of its free models. No more of a context is of use than a minute lets through. */
export function freeModels(
	models: readonly FreeModel[],
	day: string,
): Pick<ProviderRow, 'declaredFree' | 'budgetOf'> {
	const budgets = new Map(models.map(({ remoteId, limits }) => [remoteId, { limits, day }]));
	return {
		declaredFree: models.map(({ limits, contextTokens, ...model }) => ({
			...model,
			contextTokens: Math.min(contextTokens, limits.tokensPerMinute ?? contextTokens),
		})),
		budgetOf: (remoteId) => budgets.get(remoteId),
	};
}
