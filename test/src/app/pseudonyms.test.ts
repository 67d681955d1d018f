import { expect, test } from 'vitest';
import { underPseudonyms } from '../../../src/app/pseudonyms.ts';
import { createWholeQuota, openRouter } from '../../helpers/whole-quota.ts';

test('whatever is asked of the quota, alone or together, counts for the same pseudonym', async () => {
	const house = await createWholeQuota({});
	const quota = underPseudonyms(house.quota(), (id) => `pseudonym-of-${id}`);
	const asker = { personId: 'ada', serverId: 'kitchen', dailyCap: 3 };
	const shared = {
		jobId: 'job',
		asker,
		onWaiting: () => undefined,
		signal: new AbortController().signal,
	};
	const wanted = { target: openRouter, tokens: 1 };
	await quota.lease({ ...shared, ...wanted, standing: 'new' });
	await quota.together({ ...shared, requests: [wanted, wanted] });
	expect((await quota.report(asker)).mine.used).toBe(3);
	expect(await quota.tightest([openRouter], asker)).toMatchObject({ remaining: 0, whose: 'asker' });
	expect((await house.quota().report(asker)).mine.used).toBe(0);
	await house.remove();
});
