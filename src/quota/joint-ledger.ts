import type { AttemptRequest, LimitOverrides, Verdict } from './ledger.ts';
import type { ModelAttempt, ModelVerdict } from './model-ledger.ts';
import type { ModelBudget } from './quota.ts';

/** Requests that are charged together: those of the account, and those of models with a budget of their own. */
export type JointAttempt = {
	readonly account: readonly AttemptRequest[];
	readonly models: readonly {
		readonly attempt: ModelAttempt;
		readonly budget: ModelBudget | undefined;
	}[];
};

/** Why none was charged: what the first of them met that found no room beside those before it. */
export type JointRefusal =
	| Extract<Verdict, { admitted: false }>
	| (Extract<ModelVerdict, { admitted: false }> & { readonly attempt: ModelAttempt });

export type JointVerdict = { readonly admitted: true } | JointRefusal;

/** Charges requests of several budgets. */
export interface JointLedger {
	/**
	 * Charges all of them, each as `Ledger.admit` and `ModelLedger.admit` say and in the sight of those before it, or none:
	 * one atomic step over all processes, durable when it resolves.
	 */
	admit(attempt: JointAttempt, overrides: LimitOverrides): Promise<JointVerdict>;
}
