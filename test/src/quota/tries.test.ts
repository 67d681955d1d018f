import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countLeased, createAsking } from '../../helpers/asking.ts';
import { serveLists } from '../../helpers/provider-lists.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse();
});
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const { ask } = createAsking(() => house.parts().quota);
const settled = () => house.clock.advance(0);
const day = async () => (await house.parts().ledger.read({})).dayUsed;
const served = async () => {
	const { people } = await house.parts().ledger.usage();
	return people.map(({ personId, attempts }) => [personId, attempts]);
};

describe('a burst of twenty that may each try three', () => {
	test('is let through at once when it comes at once', async () => {
		const questions = Array.from({ length: 20 }, () => ask({ tries: 3 }));
		await settled();
		expect(countLeased(questions)).toBe(20);
		expect(questions.every(({ lease }) => lease?.tries === 1)).toBe(true);
	});

	test('waits for no minute when it comes one by one, once the first say that one was enough', async () => {
		const questions = [];
		for (let index = 0; index < 20; index++) {
			questions.push(ask({ tries: 3 }));
			await settled();
		}
		expect(questions.slice(0, 3).map(({ lease }) => lease?.tries)).toEqual([3, 3, 3]);
		expect(countLeased(questions)).toBe(14);
		for (const { lease } of questions.slice(0, 3)) {
			await lease?.sent();
			await lease?.tried(1);
		}
		await settled();
		expect(countLeased(questions)).toBe(20);
		expect(await day()).toBe(20);
	});
});

test('what is given back goes to who waits, at once, and is on nobody’s account', async () => {
	const first = ask({ personId: 'first', tries: 3 });
	await settled();
	const others = Array.from({ length: 19 }, () => ask());
	await settled();
	expect(countLeased(others)).toBe(17);
	await first.lease?.sent();
	await first.lease?.tried(1);
	await settled();
	expect(countLeased(others)).toBe(19);
	expect(await served()).toContainEqual(['first', 1]);
});

test('who had more tried is served after who had less', async () => {
	const ada = ask({ personId: 'ada', tries: 3 });
	await settled();
	await ada.lease?.sent();
	await ada.lease?.settle('failed');
	const bobs = [ask({ personId: 'bob' }), ask({ personId: 'bob' })];
	await settled();
	expect(countLeased(bobs)).toBe(2);
	const others = Array.from({ length: 15 }, () => ask());
	await settled();
	expect(countLeased(others)).toBe(15);
	const adas = ask({ personId: 'ada' });
	const more = ask({ personId: 'bob' });
	await settled();
	expect([more, adas].map((question) => question.last()?.position)).toEqual([1, 2]);
	for (const question of [adas, more]) question.leave();
	await settled();
});

test('what was not tried counts for nobody, also while all wait', async () => {
	const ada = ask({ personId: 'ada', tries: 3 });
	await settled();
	await ada.lease?.sent();
	await ada.lease?.tried(1);
	Array.from({ length: 2 }, () => ask({ personId: 'bob' }));
	Array.from({ length: 17 }, () => ask());
	await settled();
	expect(await day()).toBe(20);
	const bobs = ask({ personId: 'bob' });
	const adas = ask({ personId: 'ada' });
	await settled();
	expect([adas, bobs].map((question) => question.last()?.position)).toEqual([1, 2]);
	for (const question of [adas, bobs]) question.leave();
	await settled();
});

test('nobody is granted more than they may have here', async () => {
	const question = ask({ personId: 'ada', dailyCap: 2, tries: 3 });
	await settled();
	expect(question.lease?.tries).toBe(2);
	const next = ask({ personId: 'ada', dailyCap: 2, tries: 3 });
	await settled();
	expect(next.outcome).toMatchObject({ reason: 'own-day-spent' });
});

describe('before a provider that counts', () => {
	test.each([
		['each try', 'each', 3],
		['a request once', 'once', 11],
	] as const)(
		'%s, nothing is ever refused, and the bot finds out',
		async (_, cost, seed) => {
			const { refusals, arrived, tried, known, timers } = await serveLists({
				cost,
				seed,
				hours: 12,
			});
			expect(refusals).toEqual([]);
			expect(arrived).toBeGreaterThan(200);
			expect(tried).toBeGreaterThan(arrived);
			expect(known).toBe(cost);
			expect(timers).toBe(0);
		},
		60_000,
	);
});
