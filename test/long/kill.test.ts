import { expect, test } from 'vitest';
import { faultsOf, killOften } from '../helpers/kill-storm.ts';

test('killed at a thousand random moments it charges nothing twice, and what was not sent comes back', async () => {
	const result = await killOften({ kills: 1_000, seed: 1 });
	expect(faultsOf(result)).toEqual([]);
	expect(result.sent.length).toBeGreaterThan(3_000);
});
