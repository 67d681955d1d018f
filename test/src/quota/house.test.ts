import { afterEach, describe, expect, test } from 'vitest';
import { countLeased } from '../../helpers/asking.ts';
import { createWholeQuota, groq, openRouter } from '../../helpers/whole-quota.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const google = { provider: 'google', remoteId: 'gemini' };
const local = { provider: 'ollama', remoteId: 'llama' };
const budgets = {
	groq: { limits: { requestsPerMinute: 30, requestsPerDay: 1_000 }, day: 'rolling' },
	google: { limits: { requestsPerDay: 20 }, day: 'America/Los_Angeles' },
};
const someone = { personId: 'ada', serverId: 'server' };

let house: Awaited<ReturnType<typeof createWholeQuota>>;
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const askMany = async (count: number, target = groq, more = {}) => {
	const questions = Array.from({ length: count }, () => house.ask({ ...someone, target, ...more }));
	await house.settled();
	return questions;
};

describe('a request', () => {
	test('is charged to the budget of whom it goes to, and to no other', async () => {
		house = await createWholeQuota({ budgets });
		await askMany(2, openRouter);
		await askMany(3, groq);
		await askMany(1, google);
		await askMany(4, local);
		const quota = house.quota();
		expect(await quota.left(openRouter)).toEqual({ remaining: 48, limit: 50 });
		expect(await quota.left(groq)).toEqual({ remaining: 997, limit: 1_000 });
		expect(await quota.left(google)).toEqual({ remaining: 19, limit: 20 });
		expect(await quota.left(local)).toBeUndefined();
		expect(await quota.models()).toEqual([
			{ ...groq, used: 3, limit: 1_000, returnsAt: NOON + 86_402_000 },
			{ ...google, used: 1, limit: 20, returnsAt: Date.UTC(2026, 10, 24, 8) + 2_000 },
		]);
	});

	test('finds room with a model when the account’s day is spent', async () => {
		house = await createWholeQuota({ budgets });
		await house.quota().learn({ kind: 'counter', used: 50, limit: 50 });
		const [spent] = await askMany(1, openRouter);
		expect(spent?.outcome).toMatchObject({ reason: 'day-spent' });
		expect(countLeased(await askMany(1, groq))).toBe(1);
	});

	test('has its own news', async () => {
		house = await createWholeQuota({ budgets });
		const quota = house.quota();
		await quota.learn({
			kind: 'model-limits',
			...groq,
			requestsPerDay: { limit: 500, remaining: 400 },
		});
		expect(await quota.left(groq)).toEqual({ remaining: 400, limit: 500 });
		await quota.learn({
			kind: 'model-refused',
			...google,
			span: 'day',
			measure: 'requests',
			retryAt: NOON + 3_600_000,
		});
		expect(await quota.left(google)).toEqual({ remaining: 0, limit: 20 });
		expect(await quota.left(openRouter)).toEqual({ remaining: 50, limit: 50 });
	});
});

describe('what a person may have here', () => {
	const cap = { dailyCap: 3 };

	test('counts over the account and all models, whichever is asked last', async () => {
		house = await createWholeQuota({ budgets });
		expect(countLeased(await askMany(1, openRouter, cap))).toBe(1);
		expect(countLeased(await askMany(1, groq, cap))).toBe(1);
		expect(countLeased(await askMany(1, local, cap))).toBe(1);
		for (const target of [openRouter, groq, local, google]) {
			const [one] = await askMany(1, target, cap);
			expect(one?.outcome).toMatchObject({
				reason: 'own-day-spent',
				retryAt: Date.UTC(2026, 10, 24) + 2_000,
			});
		}
		expect(countLeased(await askMany(1, groq, { ...cap, serverId: 'another' }))).toBe(1);
		expect(countLeased(await askMany(1, groq, { ...cap, standing: 'again' }))).toBe(1);
		await house.restart();
		expect((await askMany(1, google, cap))[0]?.outcome).toMatchObject({ reason: 'own-day-spent' });
	});

	test('is told at once to who had it with a model, however long the account’s line is', async () => {
		house = await createWholeQuota({ budgets });
		await askMany(3, groq, cap);
		const others = Array.from({ length: 21 }, () => house.ask({ target: openRouter }));
		await house.settled();
		expect(countLeased(others)).toBe(20);
		const [one] = await askMany(1, openRouter, cap);
		expect(one?.outcome).toMatchObject({ reason: 'own-day-spent' });
		others.at(-1)?.leave();
		await house.settled();
	});

	test('is never exceeded by many that come to all of them at once', async () => {
		house = await createWholeQuota({ budgets });
		const targets = [openRouter, groq, local, google, openRouter, groq, local, google];
		const questions = targets.map((target) => house.ask({ ...someone, ...cap, target }));
		await house.settled();
		expect(countLeased(questions)).toBe(3);
	});

	test('bounds how many models one request may try, too', async () => {
		house = await createWholeQuota({ budgets });
		await askMany(2, groq, { dailyCap: 4 });
		const [list] = await askMany(1, openRouter, { dailyCap: 4, tries: 3 });
		expect(list?.lease).toMatchObject({ tries: 2, units: 2 });
		const [next] = await askMany(1, openRouter, { dailyCap: 4 });
		expect(next?.outcome).toMatchObject({ reason: 'own-day-spent' });
	});

	test('that was given back may be had again', async () => {
		house = await createWholeQuota({ budgets });
		const [first] = await askMany(3, groq, cap);
		await first?.lease?.giveBack();
		expect(countLeased(await askMany(2, openRouter, cap))).toBe(1);
	});

	test('comes anew with the day', async () => {
		house = await createWholeQuota({ budgets });
		await askMany(3, groq, cap);
		await house.clock.advance(12 * 3_600_000);
		expect(countLeased(await askMany(1, openRouter, cap))).toBe(1);
	});
});

test('the budget that has least left says whose it is', async () => {
	house = await createWholeQuota({ budgets });
	const tightest = (targets: readonly (typeof groq)[], more = {}) =>
		house.quota().tightest(targets, { ...someone, ...more });
	const both = [openRouter, openRouter];
	const shared = { whose: 'everybody', requests: 2, remaining: 50 };
	expect(await tightest(both)).toEqual(shared);
	expect(await tightest(both, { dailyCap: 500 })).toEqual(shared);
	expect(await tightest(both, { dailyCap: 3 })).toEqual({
		whose: 'asker',
		requests: 2,
		remaining: 3,
	});
	expect(await tightest([openRouter, google])).toEqual({
		whose: google,
		requests: 1,
		remaining: 20,
	});
	expect(await tightest([local])).toBeUndefined();
});

describe('what may be seen', () => {
	test('is mine of all budgets, the account, and the models that were asked', async () => {
		house = await createWholeQuota({ budgets });
		await askMany(2, openRouter);
		await askMany(3, groq);
		await askMany(1, local, { serverId: 'another' });
		const report = await house.quota().report(someone);
		expect(report.mine).toEqual({ used: 6, usedHere: 5 });
		expect(report.account?.mine.used).toBe(2);
		expect(report.models).toMatchObject([{ ...groq, used: 3 }]);
		expect((await house.quota().view())?.day.used).toBe(2);
	});

	test('is the models alone where there is no account', async () => {
		house = await createWholeQuota({ budgets, hasAccount: false });
		await askMany(3, groq);
		const quota = house.quota();
		expect(await quota.view()).toBeUndefined();
		expect(await quota.report(someone)).toMatchObject({
			account: undefined,
			mine: { used: 3, usedHere: 3 },
			models: [groq],
		});
		quota.saved('joined');
		await quota.learn({ kind: 'counter', used: 1, limit: 50 });
		expect(quota.healthy()).toBe(true);
	});

	test('cannot be told while the ledger cannot be read', async () => {
		house = await createWholeQuota({ budgets, hasAccount: false });
		house.fail(true);
		await expect(house.quota().report(someone)).rejects.toMatchObject({
			sentence: { key: 'quota.unreadable' },
		});
		house.fail(false);
	});
});
