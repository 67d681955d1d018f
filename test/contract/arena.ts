import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Arena, Vote } from '../../src/arena/arena.ts';
import type { ManualClock } from '../helpers/manual-clock.ts';

const DAY_MS = 86_400_000;

const vote = (more: Partial<Vote> = {}): Vote => ({
	comparisonId: 'one',
	serverId: 'kitchen',
	personId: 'ada',
	modelIds: ['a', 'b', 'c'],
	winnerId: 'a',
	...more,
});

/** What every arena keeps to. `restart` opens it anew over the same votes. */
export function arenaContract(
	open: () => Promise<{
		readonly arena: () => Arena;
		readonly clock: ManualClock;
		restart(): Promise<void>;
		remove(): Promise<void>;
	}>,
): void {
	let house: Awaited<ReturnType<typeof open>>;
	beforeEach(async () => {
		house = await open();
	});
	afterEach(() => house.remove());

	describe('a vote', () => {
		test('counts once for each person, and another one takes its place', async () => {
			const arena = house.arena();
			expect(await arena.vote(vote())).toBe('new');
			expect(await arena.vote(vote())).toBe('same');
			expect(await arena.count('one')).toEqual({ wins: { a: 1 }, ties: 0 });
			expect(await arena.vote(vote({ winnerId: 'b' }))).toBe('changed');
			expect(await arena.vote(vote({ personId: 'bob', winnerId: 'b' }))).toBe('new');
			expect(await arena.count('one')).toEqual({ wins: { b: 2 }, ties: 0 });
		});

		test('of many at once is never counted twice', async () => {
			const arena = house.arena();
			const outcomes = await Promise.all(Array.from({ length: 20 }, () => arena.vote(vote())));
			expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(1);
			expect(await arena.count('one')).toEqual({ wins: { a: 1 }, ties: 0 });
		});

		test('may be a tie, and changed from one', async () => {
			const arena = house.arena();
			const { winnerId: _, ...tie } = vote();
			await arena.vote(tie);
			expect(await arena.count('one')).toEqual({ wins: {}, ties: 1 });
			expect(await arena.vote(vote())).toBe('changed');
			expect(await arena.count('one')).toEqual({ wins: { a: 1 }, ties: 0 });
		});

		test('outlives a restart', async () => {
			await house.arena().vote(vote());
			await house.restart();
			expect(await house.arena().vote(vote())).toBe('same');
			expect(await house.arena().count('one')).toEqual({ wins: { a: 1 }, ties: 0 });
		});

		test('of another comparison counts for itself', async () => {
			await house.arena().vote(vote());
			expect(await house.arena().count('two')).toEqual({ wins: {}, ties: 0 });
		});
	});

	describe('the standings', () => {
		test('are those of one server', async () => {
			const arena = house.arena();
			await arena.vote(vote());
			await arena.vote(vote({ comparisonId: 'two', modelIds: ['a', 'b'], winnerId: 'a' }));
			await arena.vote(vote({ comparisonId: 'three', serverId: 'elsewhere', winnerId: 'c' }));
			const { ratings, votes } = await arena.standings('kitchen');
			expect(votes).toBe(2);
			expect(ratings.map(({ modelId, votes: count }) => [modelId, count])).toEqual([
				['a', 2],
				['c', 1],
				['b', 2],
			]);
			expect(await arena.standings('nowhere')).toEqual({ votes: 0, ratings: [] });
		});
	});

	describe('a person', () => {
		test('can take their votes away and have them forgotten, and nobody else’s', async () => {
			const arena = house.arena();
			await arena.vote(vote());
			await house.clock.advance(1000);
			const { winnerId: _, ...tie } = vote({ comparisonId: 'two' });
			await arena.vote(tie);
			await arena.vote(vote({ personId: 'bob' }));
			const votedAt = house.clock.now();
			expect(await arena.export('ada')).toEqual([
				{ ...vote(), votedAt: votedAt - 1000 },
				{ ...tie, votedAt },
			]);
			expect(await arena.forgetPerson('ada')).toBe(2);
			expect(await arena.export('ada')).toEqual([]);
			expect(await arena.count('one')).toEqual({ wins: { a: 1 }, ties: 0 });
		});
	});

	test('a server’s votes, and old ones, are forgotten', async () => {
		const arena = house.arena();
		await arena.vote(vote());
		await arena.vote(vote({ personId: 'bob', serverId: 'elsewhere' }));
		expect(await arena.forgetServer('kitchen')).toBe(1);
		await house.clock.advance(2 * DAY_MS);
		await arena.vote(vote({ personId: 'eve' }));
		expect(await arena.sweep(house.clock.now() - DAY_MS)).toBe(1);
		expect((await arena.standings('kitchen')).votes).toBe(1);
	});
}
