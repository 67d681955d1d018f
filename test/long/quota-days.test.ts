import { expect, test } from 'vitest';
import { missed } from '../../bench/figures.ts';
import { quota } from '../../bench/quota.ts';

test('the simulated days reach every goal', async () => {
	const figures = await quota.run();
	expect(figures.length).toBeGreaterThan(20);
	expect(figures.filter(missed)).toEqual([]);
}, 600_000);
