import type { Ledger, LimitOverrides } from './ledger.ts';
import type { AccountNews } from './quota.ts';

/** What the provider said and the ledger has not been told yet: of each kind the latest, and nothing of a refusal lost. */
export function createNews({
	ledger,
	overrides,
}: {
	ledger: Pick<Ledger, 'learn'>;
	overrides: LimitOverrides;
}) {
	const untold = new Map<AccountNews['kind'], AccountNews>();

	return {
		add(news: AccountNews): void {
			const before = untold.get(news.kind);
			untold.set(news.kind, before ? joined(before, news) : news);
		},
		/** Rejects when the ledger cannot be written. */
		async tell(): Promise<void> {
			for (const [kind, news] of untold) {
				await ledger.learn(news, overrides);
				if (untold.get(kind) === news) untold.delete(kind);
			}
		},
	};
}

/** The later word counts; of two refusals by the minute the longer pause and the lower limit. */
function joined(before: AccountNews, news: AccountNews): AccountNews {
	if (before.kind !== 'minute-refused' || news.kind !== 'minute-refused') return news;
	const limit = Math.min(
		before.limit ?? Number.POSITIVE_INFINITY,
		news.limit ?? Number.POSITIVE_INFINITY,
	);
	return {
		kind: 'minute-refused',
		retryAt: Math.max(before.retryAt, news.retryAt),
		...(Number.isFinite(limit) ? { limit } : {}),
	};
}
