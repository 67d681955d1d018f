import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stormLedger } from '../../helpers/ledger-storm.ts';
import { storm } from '../../helpers/quota-storm.ts';

const SEEDS = 10;

const check = (result: Awaited<ReturnType<typeof storm>>) => {
	expect(result.violations).toEqual([]);
	expect(result.timers).toBe(0);
	expect(result.charged).toBeGreaterThanOrEqual(result.counted);
};

test('100,000 random steps on the ledger let nothing through that the provider would not', async () => {
	let admitted = 0;
	for (let seed = 1; seed <= SEEDS; seed++) {
		const result = await stormLedger({ seed, steps: 10_000 });
		expect(result.violations).toEqual([]);
		expect(result.charged).toBeGreaterThanOrEqual(result.counted);
		admitted += result.admitted;
	}
	expect(admitted).toBeGreaterThan(1_000);
}, 60_000);

test('nor do 20,000 on the manager', async () => {
	let admitted = 0;
	let refused = 0;
	for (let seed = 1; seed <= SEEDS; seed++) {
		const result = await storm({ seed, steps: 2_000 });
		check(result);
		admitted += result.admitted;
		refused += result.refused;
	}
	expect(admitted).toBeGreaterThan(1_000);
	expect(refused).toBeGreaterThan(1_000);
}, 60_000);

test('so it is on a real disk, synced at every charge', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'potluck-'));
	check(await storm({ seed: 100, steps: 1_000, path: join(folder, 'ledger.sqlite') }));
	await rm(folder, { recursive: true, force: true });
});
