import { expect, test } from 'vitest';
import { leavesSoon, shownContext } from '../../commands/model-facts.ts';

test.each([
	[8192, '8k'],
	[32_768, '32k'],
	[128_000, '128k'],
	[131_072, '128k'],
	[131_071, '131k'],
	[256_000, '256k'],
	[262_144, '256k'],
	[1_000_000, '1M'],
	[1_048_576, '1M'],
	[1_500_000, '1.5M'],
])('%i tokens are called %s', (tokens, called) => {
	expect(shownContext(tokens)).toBe(called);
});

test('two weeks are soon, a moment more is not, and nothing announced never is', () => {
	const twoWeeks = 14 * 24 * 60 * 60_000;
	expect(leavesSoon({ expiresAt: 5 + twoWeeks }, 5)).toBe(5 + twoWeeks);
	expect(leavesSoon({ expiresAt: 6 + twoWeeks }, 5)).toBeUndefined();
	expect(leavesSoon({ expiresAt: null }, 5)).toBeUndefined();
});
