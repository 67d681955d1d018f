import type { AccountNews, AccountReport, Asker, Lease, Quota, QuotaView } from './quota.ts';
import type { AccountRequest } from './waiter.ts';

/** The part of the quota that is one account with all its models. */
export type AccountQuota = Omit<
	Quota,
	'lease' | 'learn' | 'view' | 'left' | 'models' | 'report'
> & {
	lease(request: AccountRequest): Promise<Lease>;
	learn(news: AccountNews): Promise<void>;
	view(): Promise<QuotaView>;
	report(asker: Asker): Promise<AccountReport>;
};
