import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { sending } from '../jobs/sqlite-jobs.ts';
import type { Logger } from '../log.ts';
import { openRouter } from '../providers/table.ts';
import type { AccountQuota } from '../quota/account-quota.ts';
import { createQuotaHouse } from '../quota/house.ts';
import { createQuota } from '../quota/manager.ts';
import { createModelBudgets } from '../quota/model-budgets.ts';
import type { Quota } from '../quota/quota.ts';
import { createSqliteJointLedger } from '../quota/sqlite-joint-ledger.ts';
import { createSqliteLedger } from '../quota/sqlite-ledger.ts';
import { createSqliteModelLedger } from '../quota/sqlite-model-ledger.ts';
import type { LedgerFile } from '../store/ledger-file.ts';
import type { Configured } from './configured.ts';

/** What the providers that are set up let us spend. `account`: the one that all models of OpenRouter share. */
export function createBudgets(
	config: Config,
	providers: readonly Configured[],
	{ file, clock, log }: { file: LedgerFile; clock: Clock; log: Logger },
): { readonly quota: Quota; readonly account: AccountQuota | undefined } {
	const rows = new Map(providers.map(({ row }) => [row.name, row]));
	const account =
		config.openRouter &&
		createQuota({
			ledger: createSqliteLedger({ file, clock, sending }),
			clock,
			log,
			overrides: config.limits,
		});
	const models = createModelBudgets({
		ledger: createSqliteModelLedger({ file, clock, sending }),
		budgetOf: ({ provider, remoteId }) => rows.get(provider)?.budgetOf(remoteId),
		clock,
		log,
	});
	return {
		account,
		quota: createQuotaHouse({
			account,
			provider: openRouter.name,
			models,
			joint: createSqliteJointLedger({ file, clock, sending }),
			clock,
			log,
		}),
	};
}
