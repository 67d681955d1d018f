import type { AccountQuota } from './manager.ts';
import type { Quota } from './quota.ts';

/** All budgets behind one door: the shared account, and the models that have a budget of their own. */
export function createQuotaHouse({ account }: { account: AccountQuota }): Quota {
	return {
		...account,
		async learn(news) {
			if (news.kind !== 'model-limits' && news.kind !== 'model-refused') await account.learn(news);
		},
		async left() {
			const { used, limit } = (await account.view()).day;
			return { remaining: Math.max(0, limit - used), limit };
		},
		models: async () => [],
	};
}
