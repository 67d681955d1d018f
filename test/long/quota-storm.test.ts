import { expect, test } from 'vitest';
import { stormLedger } from '../helpers/ledger-storm.ts';
import { storm } from '../helpers/quota-storm.ts';

const seeds = Array.from({ length: 20 }, (_, index) => 1_001 + index);

test.each(seeds)(
	'storm %i: a million steps on the ledger let nothing through too much',
	async (seed) => {
		const { violations, charged, counted } = await stormLedger({ seed, steps: 1_000_000 });
		expect(violations).toEqual([]);
		expect(charged).toBeGreaterThanOrEqual(counted);
	},
);

test.each(seeds)('storm %i: nor do fifty thousand on the manager', async (seed) => {
	const { violations, timers, charged, counted } = await storm({ seed, steps: 50_000 });
	expect(violations).toEqual([]);
	expect(timers).toBe(0);
	expect(charged).toBeGreaterThanOrEqual(counted);
});
