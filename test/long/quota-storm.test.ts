import { expect, test } from 'vitest';
import { storm } from '../helpers/quota-storm.ts';

test('a million random steps, twenty seeds, let nothing through that the provider would not', async () => {
	for (let seed = 1_001; seed <= 1_020; seed++) {
		const result = await storm({ seed, steps: 50_000 });
		expect(result.violations).toEqual([]);
		expect(result.timers).toBe(0);
		expect(result.charged).toBeGreaterThanOrEqual(result.counted);
	}
}, 600_000);
