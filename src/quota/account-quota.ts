import type { AccountNews, AccountReport, Asker, Lease, Quota, QuotaView } from './quota.ts';
import type { AccountRequest, Joint, Leases } from './waiter.ts';

/** The part of the quota that is one account with all its models. */
export type AccountQuota = Omit<
	Quota,
	'lease' | 'together' | 'learn' | 'view' | 'left' | 'tightest' | 'models' | 'report'
> & {
	lease(request: AccountRequest): Promise<Lease>;
	/** A lease for each of the joint's requests, or none. */
	together(request: AccountRequest, joint: Joint): Promise<Leases>;
	learn(news: AccountNews): Promise<void>;
	view(): Promise<QuotaView>;
	report(asker: Asker): Promise<AccountReport>;
};
