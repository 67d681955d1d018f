import { expect, test } from 'vitest';
import { faultsOf, killOften } from '../../helpers/kill-storm.ts';

test('killed at any moment it charges nothing twice, and what was not sent comes back', async () => {
	const result = await killOften({ kills: 15, seed: 7 });
	expect(faultsOf(result)).toEqual([]);
	expect(result.sent.length).toBeGreaterThan(30);
	expect(result.inFlight).toBeGreaterThan(10);
}, 60_000);
