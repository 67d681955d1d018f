import type { Asker, Quota } from '../quota/quota.ts';

/**
 * The same quota, which sees pseudonyms in place of ids: what somebody was charged must outlive that they are forgotten,
 * or forgetting would give them a second share of the day.
 */
export function underPseudonyms(quota: Quota, hashPerson: (personId: string) => string): Quota {
	const hidden = (asker: Asker): Asker => ({
		...asker,
		personId: hashPerson(`quota ${asker.personId}`),
	});
	return {
		...quota,
		lease: (request) => quota.lease({ ...request, asker: hidden(request.asker) }),
		together: (request) => quota.together({ ...request, asker: hidden(request.asker) }),
		tightest: (targets, asker) => quota.tightest(targets, hidden(asker)),
		report: (asker) => quota.report(hidden(asker)),
	};
}
