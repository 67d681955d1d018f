import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { createAccount } from '../providers/account.ts';
import { type AccountWatch, createAccountWatch } from '../providers/account-watch.ts';
import type { Remotes } from '../providers/candidates.ts';
import { openRouter } from '../providers/table.ts';
import type { AccountQuota } from '../quota/account-quota.ts';

/** Undefined without a key of OpenRouter: no other provider tells of an account. */
export function watchAccount(
	config: Config,
	{
		remotes,
		account: quota,
		clock,
		log,
	}: { remotes: Remotes; account: AccountQuota | undefined; clock: Clock; log: Logger },
): AccountWatch | undefined {
	const keyHealth = remotes.get(openRouter.name)?.keyHealth;
	if (!config.openRouter || !keyHealth || !quota) return undefined;
	const account = createAccount({ ...config.openRouter, headers: openRouter.headers, clock });
	return createAccountWatch({ account, quota, keyHealth, clock, log });
}
