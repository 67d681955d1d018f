import { afterEach, beforeEach, expect, test } from 'vitest';
import { countLeased, createAsking, sentenceOf } from '../../helpers/asking.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

const MIDNIGHT = Date.UTC(2026, 10, 24);

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse();
	await house.parts().quota.learn({ kind: 'counter', used: 0, limit: 1_000 });
});
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const { ask, askMany } = createAsking(() => house.parts().quota);
const settled = () => house.clock.advance(0);
const used = async () => (await house.parts().ledger.read({})).dayUsed;
const keys = (questions: readonly { outcome: unknown }[]) =>
	Map.groupBy(questions, ({ outcome }) => {
		const told = sentenceOf(outcome);
		return typeof told === 'object' && told !== null && 'key' in told ? told.key : told;
	});

test('10,000 at once: 20 go, 200 wait and know when, the rest are told so at once', async () => {
	const questions = askMany(10_000);
	await settled();
	const told = keys(questions);
	expect(told.get('leased')).toHaveLength(20);
	const waiting = told.get('pending') ?? [];
	expect(waiting).toHaveLength(200);
	expect(told.get('quota.line-full')).toHaveLength(9_780);
	expect(questions.filter(({ outcome, told }) => outcome === 'pending' && !told.length)).toEqual(
		[],
	);
	expect(await used()).toBe(20);
	expect(await house.parts().quota.view()).toMatchObject({ waiting: 200 });
	for (const question of questions) question.leave(new Error('left'));
	await settled();
	expect(await used()).toBe(20);
	expect(await house.parts().quota.view()).toMatchObject({ waiting: 0 });
});

test('one person with 500 questions: what has room goes, two wait, others pass them', async () => {
	const flood = Array.from({ length: 500 }, () => ask({ personId: 'flood' }));
	await settled();
	const told = keys(flood);
	expect(told.get('leased')).toHaveLength(20);
	expect(told.get('pending')).toHaveLength(2);
	expect(told.get('quota.own-line-full')).toHaveLength(478);
	const others = askMany(20);
	await house.clock.advance(62_000);
	expect(countLeased(others)).toBeGreaterThanOrEqual(18);
});

test('what is cancelled twice is cancelled once: no place, no charge, no word to anybody else', async () => {
	askMany(20);
	const [first, second] = [ask(), ask()];
	await settled();
	first.leave(new Error('left'));
	first.leave(new Error('again'));
	await settled();
	first.leave(new Error('and again'));
	expect(first.outcome).toEqual(new Error('left'));
	expect(await house.parts().quota.view()).toMatchObject({ waiting: 1 });
	await house.clock.advance(62_000);
	expect(second.outcome).toBe('leased');
	await second.lease?.giveBack();
	await second.lease?.giveBack();
	await second.lease?.settle('stopped');
	await expect(second.lease?.sent()).rejects.toThrow('ended');
	expect(await used()).toBe(20);
});

test('what is given back after midnight is not taken from what was had since', async () => {
	await house.clock.advance(MIDNIGHT - 30_000 - house.clock.now());
	const mine = { personId: 'ada', dailyCap: 1 };
	const before = ask(mine);
	await settled();
	await house.clock.advance(40_000);
	const after = ask(mine);
	await settled();
	expect([before.outcome, after.outcome]).toEqual(['leased', 'leased']);
	await before.lease?.giveBack();
	const once = ask(mine);
	await settled();
	expect(sentenceOf(once.outcome)).toMatchObject({ key: 'quota.own-day-spent' });
});
