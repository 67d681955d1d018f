import { expect, test } from 'vitest';
import { weightOf } from '../../../src/settings/weights.ts';

test('the highest weight among the roles of a person counts, and without any they count as one', () => {
	const quota = { roleWeights: { 11: 2, 12: 0.5, 13: 3 }, changedBy: '501', at: 1 };
	expect(weightOf(quota, ['11', '12', '99'])).toBe(2);
	expect(weightOf(quota, ['12'])).toBe(0.5);
	expect(weightOf(quota, ['99'])).toBe(1);
	expect(weightOf(quota, [])).toBe(1);
	expect(weightOf({ changedBy: '501', at: 1 }, ['11'])).toBe(1);
	expect(weightOf(undefined, ['11'])).toBe(1);
});
