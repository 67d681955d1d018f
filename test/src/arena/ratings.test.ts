import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ballot, rate } from '../../../src/arena/ratings.ts';
import { createRandom } from '../../helpers/random.ts';

const POINTS_PER_LOG = 400 / Math.LN10;

/** Votes as people with these strengths (in logs) in mind would give them, for random sets of two or three. */
function simulate(
	strengths: Readonly<Record<string, number>>,
	votes: number,
	seed: number,
): Ballot[] {
	const random = createRandom(seed);
	const ids = Object.keys(strengths);
	return Array.from({ length: votes }, () => {
		const modelIds = ids
			.map((id) => ({ id, at: random() }))
			.sort((one, other) => one.at - other.at)
			.slice(0, random() < 0.5 ? 2 : 3)
			.map(({ id }) => id);
		const weights = modelIds.map((id) => Math.exp(strengths[id] ?? 0));
		const at = random() * weights.reduce((sum, weight) => sum + weight, 0);
		const upTo = (last: number) =>
			weights.slice(0, last + 1).reduce((sum, weight) => sum + weight, 0);
		const winner = modelIds.findIndex((_, index) => at < upTo(index));
		return { modelIds, winnerId: modelIds[winner] ?? 'nobody', count: 1 };
	});
}

const of = (ballots: readonly Ballot[], id: string) => {
	const found = rate(ballots).find(({ modelId }) => modelId === id);
	if (!found) throw new Error(`${id} is not rated`);
	return found;
};
const pair = (winnerId: string | undefined, count = 1, modelIds = ['a', 'b']): Ballot => ({
	modelIds,
	count,
	...(winnerId !== undefined && { winnerId }),
});

describe('the ratings', () => {
	test('are none without a vote', () => {
		expect(rate([])).toEqual([]);
		expect(rate([{ modelIds: ['alone'], winnerId: 'alone', count: 3 }])).toEqual([]);
	});

	test('find known strengths within their intervals, about as often as they promise', () => {
		const strengths = { a: 0.9, b: 0.4, c: 0, d: -0.3, e: -1 };
		let within = 0;
		let all = 0;
		for (let seed = 1; seed <= 100; seed++) {
			for (const { high, low, modelId } of rate(simulate(strengths, 150, seed))) {
				const truth = 1000 + POINTS_PER_LOG * (strengths[modelId as keyof typeof strengths] ?? 0);
				all++;
				if (truth >= low && truth <= high) within++;
			}
		}
		expect(within / all).toBeGreaterThan(0.92);
		expect(within / all).toBeLessThan(0.995);
	});

	test('of enough votes order the models as they are', () => {
		const strengths = { a: 1, b: 0.4, c: -0.2, d: -1.2 };
		expect(rate(simulate(strengths, 4000, 7)).map(({ modelId }) => modelId)).toEqual([
			'a',
			'b',
			'c',
			'd',
		]);
	});

	test('narrow as votes come in', () => {
		const width = (votes: number) => {
			const { high, low } = of(simulate({ a: 0.5, b: 0, c: -0.5 }, votes, 3), 'a');
			return high - low;
		};
		expect(width(40)).toBeLessThan(width(10));
		expect(width(1000)).toBeLessThan(width(40) / 3);
	});

	test('of one that won every time are finite, above the other, and not sure of more than a few votes show', () => {
		const [first, second] = rate([pair('a', 3)]);
		expect([first?.modelId, second?.modelId]).toEqual(['a', 'b']);
		expect(first?.low).toBeLessThan(second?.high ?? 0);
		const after = rate([pair('a', 1000)]);
		expect(after.every(({ points, low, high }) => [points, low, high].every(Number.isFinite))).toBe(
			true,
		);
		expect(after[0]?.low).toBeGreaterThan(after[1]?.high ?? Number.POSITIVE_INFINITY);
	});

	test('of groups that were never compared overlap, however sure each group is', () => {
		const ratings = rate([
			pair('a', 300, ['a', 'b']),
			pair('b', 200, ['a', 'b']),
			pair('c', 300, ['c', 'd']),
			pair('d', 200, ['c', 'd']),
		]);
		const [a, c] = ['a', 'c'].map((id) => ratings.find(({ modelId }) => modelId === id));
		expect(a?.points).toBeCloseTo(c?.points ?? 0, 3);
		expect((a?.high ?? 0) - (a?.low ?? 0)).toBeGreaterThan(300);
	});

	test('count a tie as half a win for each', () => {
		expect(of([pair(undefined, 10)], 'a').points).toBeCloseTo(1000, 6);
		const tied = of([pair('a', 3), pair(undefined, 2)], 'a').points;
		expect(tied).toBeCloseTo(of([pair('a', 4), pair('b', 1)], 'a').points, 6);
	});

	const ballots = fc.array(
		fc
			.record({
				modelIds: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 2, maxLength: 3 }),
				winner: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant(undefined)),
				count: fc.integer({ min: 1, max: 9 }),
			})
			.map(({ modelIds, winner, count }): Ballot => {
				const winnerId = winner === undefined ? undefined : modelIds[winner % modelIds.length];
				return { modelIds, count, ...(winnerId !== undefined && { winnerId }) };
			}),
		{ minLength: 1, maxLength: 12 },
	);

	test('do not depend on what the models are called, nor on the order in which they stood or were voted for', () => {
		const renamed: Readonly<Record<string, string>> = { a: 'z', b: 'm', c: 'q', d: '通义', e: 'b' };
		const name = (id: string) => renamed[id] ?? id;
		fc.assert(
			fc.property(ballots, (votes) => {
				const changed = votes.toReversed().map(({ modelIds, winnerId, count }) => ({
					modelIds: modelIds.toReversed().map(name),
					count,
					...(winnerId !== undefined && { winnerId: name(winnerId) }),
				}));
				const before = new Map(rate(votes).map((one) => [name(one.modelId), one]));
				for (const { modelId, points, low, high, votes: count } of rate(changed)) {
					const same = before.get(modelId);
					expect(points).toBeCloseTo(same?.points ?? 0, 4);
					expect(low).toBeCloseTo(same?.low ?? 0, 4);
					expect(high).toBeCloseTo(same?.high ?? 0, 4);
					expect(count).toBe(same?.votes);
				}
			}),
			{ numRuns: 100 },
		);
	});

	test('are finite, in order, around their mean, and within their intervals, whatever the votes', () => {
		fc.assert(
			fc.property(ballots, (votes) => {
				const ratings = rate(votes);
				const points = ratings.map((one) => one.points);
				expect(points).toEqual(points.toSorted((one, other) => other - one));
				expect(points.reduce((sum, one) => sum + one, 0) / points.length).toBeCloseTo(1000, 4);
				for (const one of ratings) {
					expect(Number.isFinite(one.low) && Number.isFinite(one.high)).toBe(true);
					expect(one.low).toBeLessThan(one.points);
					expect(one.high).toBeGreaterThan(one.points);
				}
			}),
			{ numRuns: 200 },
		);
	});
});
