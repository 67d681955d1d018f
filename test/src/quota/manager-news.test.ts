import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countLeased, createAsking, sentenceOf } from '../../helpers/asking.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const MIDNIGHT = Date.UTC(2026, 10, 24);

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse();
});
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const { ask, askMany } = createAsking(() => house.parts().quota);
const settled = () => house.clock.advance(0);

describe('the provider says no', () => {
	test('for the minute: all who wait are told of the pause at once, and go on after it', async () => {
		askMany(20);
		const waiting = askMany(2);
		await settled();
		const retryAt = NOON + 90_000;
		await house.parts().quota.learn({ kind: 'minute-refused', retryAt, limit: 16 });
		await settled();
		expect(waiting.map(({ told }) => told.at(-1))).toEqual([
			{
				position: 1,
				earliest: retryAt + 2_000,
				latest: retryAt + 2_000,
				frozen: true,
				isLate: false,
			},
			{
				position: 2,
				earliest: retryAt + 2_000,
				latest: retryAt + 2_000,
				frozen: true,
				isLate: false,
			},
		]);
		expect(await house.parts().quota.view()).toMatchObject({
			frozenUntil: retryAt + 2_000,
			minute: { used: 20, limit: 16 },
			waiting: 2,
		});
		await house.clock.advance(91_999);
		expect(countLeased(waiting)).toBe(0);
		await house.clock.advance(1);
		expect(countLeased(waiting)).toBe(2);
	});

	test('for the day: all who wait and all who ask are told when it returns', async () => {
		askMany(20);
		const waiting = askMany(3);
		await settled();
		await house.parts().quota.learn({ kind: 'day-refused', retryAt: MIDNIGHT, limit: 50 });
		const late = ask();
		await settled();
		for (const { outcome } of [...waiting, late])
			expect(sentenceOf(outcome)).toEqual({
				key: 'quota.day-spent',
				values: { at: MIDNIGHT / 1_000 + 2 },
			});
		expect((await house.parts().quota.view()).day).toEqual({
			used: 50,
			limit: 50,
			returnsAt: MIDNIGHT + 2_000,
		});
		expect(house.clock.timers()).toBe(0);
	});

	test('those for whom nothing is left today are told at once', async () => {
		await house.clock.advance(MIDNIGHT - 1_200_000 - NOON);
		await house.parts().quota.learn({ kind: 'counter', used: 29, limit: 50 });
		const questions = askMany(23);
		await settled();
		expect(countLeased(questions)).toBe(20);
		expect(sentenceOf(questions[22]?.outcome)).toMatchObject({ key: 'quota.not-today' });
		await house.clock.advance(62_000);
		expect(countLeased(questions)).toBe(21);
	});

	test('in the seconds around midnight, waiting is shorter than being told', async () => {
		await house.parts().quota.learn({ kind: 'counter', used: 50, limit: 50 });
		await house.clock.advance(MIDNIGHT - 1_000 - house.clock.now());
		const question = ask();
		await settled();
		expect(question.last()).toEqual({
			position: 1,
			earliest: MIDNIGHT + 2_000,
			latest: MIDNIGHT + 2_000,
			frozen: false,
			isLate: false,
		});
		await house.clock.advance(3_000);
		expect(question.outcome).toBe('leased');
	});

	test('a higher limit lets those in who ask next', async () => {
		const { quota } = house.parts();
		await quota.learn({ kind: 'counter', used: 50, limit: 50 });
		const refused = ask();
		await settled();
		expect(sentenceOf(refused.outcome)).toMatchObject({ key: 'quota.day-spent' });
		await quota.learn({ kind: 'counter', used: 50, limit: 1_000 });
		const question = ask();
		await settled();
		expect(question.outcome).toBe('leased');
		expect((await quota.view()).source).toEqual({ kind: 'provider', asOf: NOON });
	});
});

test('the latest word of the provider is kept, whenever it comes', async () => {
	const { quota } = house.parts();
	for (let reactions = 0; reactions < 20; reactions++) {
		const earlier = quota.learn({ kind: 'counter', used: 0, limit: 50 });
		for (let index = 0; index < reactions; index++) await Promise.resolve();
		const later = quota.learn({ kind: 'counter', used: 0, limit: 100 + reactions });
		await Promise.all([earlier, later]);
		expect((await quota.view()).day.limit).toBe(100 + reactions);
	}
});

describe('a start without a past', () => {
	test('waits out the minute, then says that the day is not known', async () => {
		const doubtful = await createQuotaHouse({ clock: house.clock, isFirstStart: false });
		const { quota } = doubtful.parts();
		const early = ask({ quota });
		await settled();
		expect(early.last()).toMatchObject({ position: 1, frozen: true });
		expect((await quota.view()).day.used).toBe(50);
		await house.clock.advance(62_000);
		expect(sentenceOf(early.outcome)).toMatchObject({ key: 'quota.day-unknown' });
		await quota.learn({ kind: 'counter', used: 0, limit: 50 });
		const question = ask({ quota });
		await settled();
		expect(question.outcome).toBe('leased');
		await doubtful.remove();
	});
});
