import { describe, expect, test } from 'vitest';
import type { ModelBudget } from '../../../src/quota/quota.ts';
import { overAdmissions } from '../../helpers/model-oracle.ts';
import { stormModels } from '../../helpers/model-storm.ts';

const SEEDS = 4;
const ROUNDS = 2_500;
const PACIFIC = 'America/Los_Angeles';
const AUTUMN = Date.UTC(2026, 9, 31, 12);
const SPRING = Date.UTC(2027, 2, 13, 12);

const budgets: readonly (readonly [string, ModelBudget, number])[] = [
	['requests a minute', { limits: { requestsPerMinute: 5 }, day: 'rolling' }, AUTUMN],
	['tokens a minute', { limits: { tokensPerMinute: 1_500 }, day: 'rolling' }, AUTUMN],
	['requests of a rolling day', { limits: { requestsPerDay: 40 }, day: 'rolling' }, AUTUMN],
	['tokens of a rolling day', { limits: { tokensPerDay: 6_000 }, day: 'rolling' }, AUTUMN],
	['requests of a Pacific day in autumn', { limits: { requestsPerDay: 20 }, day: PACIFIC }, AUTUMN],
	['requests of a Pacific day in spring', { limits: { requestsPerDay: 20 }, day: PACIFIC }, SPRING],
	['tokens of a Pacific day', { limits: { tokensPerDay: 5_000 }, day: PACIFIC }, SPRING],
	[
		'everything at once',
		{
			limits: {
				requestsPerMinute: 10,
				requestsPerDay: 60,
				tokensPerMinute: 1_200,
				tokensPerDay: 9_000,
			},
			day: PACIFIC,
		},
		AUTUMN,
	],
];

describe.each([
	['with clocks that go right', false],
	['with clocks that leap', true],
])('10,000 random steps %s', (_, leaps) => {
	test.each(budgets)(
		'let nothing through beyond %s',
		async (_, budget, startMs) => {
			let arrived = 0;
			let refused = 0;
			for (let seed = 1; seed <= SEEDS; seed++) {
				const result = await stormModels({ budget, seed, rounds: ROUNDS, startMs, leaps });
				expect(result.violations).toEqual([]);
				arrived += result.arrived;
				refused += result.refused;
			}
			expect(arrived).toBeGreaterThan(50);
			expect(refused).toBeGreaterThan(100);
		},
		60_000,
	);
});

test('the count of what arrived sees each kind of too many', () => {
	const arrivals = [0, 1, 2].map((index) => {
		const truth = index * 20_000;
		return { truth, wall: AUTUMN + truth, tokens: 100 };
	});
	const all = { requestsPerMinute: 2, requestsPerDay: 2, tokensPerMinute: 250, tokensPerDay: 250 };
	for (const day of ['rolling', PACIFIC])
		expect(overAdmissions({ limits: all, day }, arrivals)).toHaveLength(4);
});
