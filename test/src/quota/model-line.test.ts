import { afterEach, describe, expect, test } from 'vitest';
import type { ModelLimits } from '../../../src/quota/quota.ts';
import { countLeased } from '../../helpers/asking.ts';
import { createWholeQuota, groq } from '../../helpers/whole-quota.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;

let house: Awaited<ReturnType<typeof createWholeQuota>>;
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const open = async (limits: ModelLimits, day = 'rolling') => {
	house = await createWholeQuota({ budgets: { groq: { limits, day } } });
};
type Who = Parameters<typeof house.ask>[0];
const ask = (who: Who = {}) => house.ask(who);
const askMany = (count: number, who: Who = {}) => Array.from({ length: count }, () => ask(who));
const settled = () => house.settled();

describe('with room', () => {
	test('a lease is given at once, without a word of waiting', async () => {
		await open({ requestsPerMinute: 30 });
		const questions = askMany(30);
		await settled();
		expect(countLeased(questions)).toBe(30);
		expect(questions.flatMap(({ told }) => told)).toEqual([]);
		expect(questions[0]?.lease?.tries).toBe(1);
	});

	test('there is no end to it where there is no limit', async () => {
		house = await createWholeQuota({});
		const questions = askMany(60, { tokens: 1_000_000 });
		await settled();
		expect(countLeased(questions)).toBe(60);
	});
});

describe('in line', () => {
	const fill = async (count: number) => {
		askMany(count);
		await house.clock.advance(10_000);
	};

	test('places and times are told in order and come true', async () => {
		await open({ requestsPerMinute: 3 });
		await fill(1);
		await fill(2);
		const waiting = askMany(3);
		await settled();
		const at = (position: number, inMs: number) => ({
			position,
			earliest: NOON + inMs,
			latest: NOON + inMs,
			frozen: false,
			isLate: false,
		});
		expect(waiting.map(({ told }) => told)).toEqual([
			[at(1, 62_000)],
			[at(2, 72_000)],
			[at(3, 72_000)],
		]);
		await house.clock.advance(41_999);
		expect(countLeased(waiting)).toBe(0);
		await house.clock.advance(1);
		expect(countLeased(waiting)).toBe(1);
		await house.clock.advance(10_000);
		expect(countLeased(waiting)).toBe(3);
	});

	test('who would wait longer than a minute is told so at once, with a time', async () => {
		await open({ requestsPerMinute: 2 });
		await fill(2);
		const waiting = askMany(4);
		await settled();
		expect(waiting.map(({ outcome }) => outcome)).toEqual([
			'pending',
			'pending',
			expect.objectContaining({ reason: 'model-spent', retryAt: NOON + 62_000 + 62_000 }),
			expect.objectContaining({ reason: 'model-spent', retryAt: NOON + 62_000 + 62_000 }),
		]);
		await house.clock.advance(52_000);
		expect(countLeased(waiting)).toBe(2);
	});

	test('who has nowhere else to go waits for minutes, and is told when', async () => {
		await open({ requestsPerMinute: 2 });
		await fill(2);
		const waiting = askMany(20, { isPatient: true });
		await settled();
		expect(waiting.map(({ outcome }) => outcome)).toEqual([
			...Array.from({ length: 18 }, () => 'pending'),
			expect.objectContaining({ reason: 'model-spent', retryAt: NOON + 10 * 62_000 }),
			expect.objectContaining({ reason: 'model-spent', retryAt: NOON + 10 * 62_000 }),
		]);
		expect(waiting[17]?.told.at(-1)).toMatchObject({ position: 18, latest: NOON + 9 * 62_000 });
		await house.clock.advance(9 * 62_000);
		expect(countLeased(waiting)).toBe(18);
	});

	test('two questions of one person wait so at most, until one of them goes', async () => {
		await open({ requestsPerMinute: 1 });
		await fill(1);
		const mine = { personId: 'ada', isPatient: true };
		const waiting = askMany(3, mine);
		await settled();
		expect(waiting.map(({ outcome }) => outcome)).toEqual([
			'pending',
			'pending',
			expect.objectContaining({ reason: 'own-line-full', retryAt: NOON + 62_000 }),
		]);
		waiting[0]?.leave();
		await settled();
		const another = ask(mine);
		await settled();
		expect(another.outcome).toBe('pending');
		await house.clock.advance(2 * 62_000);
		expect(countLeased([...waiting, another])).toBe(2);
	});

	test.each([false, true])('nobody waits for a day, patient or not', async (isPatient) => {
		await open({ requestsPerDay: 1 });
		await fill(1);
		const late = ask({ isPatient });
		await settled();
		expect(late.outcome).toMatchObject({
			reason: 'model-spent',
			retryAt: NOON + DAY_MS + 2_000,
		});
	});

	test('nobody waits for a minute that never holds so many tokens', async () => {
		await open({ tokensPerMinute: 8_000 });
		const [full, long, behind] = [ask({ tokens: 8_000 }), ask({ tokens: 8_001 }), ask()];
		await settled();
		expect(full.outcome).toBe('leased');
		expect(long.outcome).toMatchObject({ reason: 'model-too-long', retryAt: undefined });
		await house.clock.advance(10_000);
		const [waits, tooLong] = [ask({ tokens: 10 }), ask({ tokens: 9_000 })];
		await settled();
		expect([waits.outcome, behind.outcome]).toEqual([
			'pending',
			expect.objectContaining({ reason: 'model-spent' }),
		]);
		expect(tooLong.outcome).toMatchObject({ reason: 'model-too-long' });
		waits.leave();
		await settled();
	});

	test('who was served least goes first: of servers, then of people', async () => {
		await open({ requestsPerMinute: 4 });
		askMany(2, { serverId: 'large', personId: 'ada' });
		ask({ serverId: 'large', personId: 'bob' });
		ask({ serverId: 'small', personId: 'cleo' });
		await house.clock.advance(10_000);
		const adas = ask({ serverId: 'large', personId: 'ada' });
		const bobs = ask({ serverId: 'large', personId: 'bob' });
		const cleos = ask({ serverId: 'small', personId: 'cleo' });
		await settled();
		const positions = [cleos, bobs, adas].map(({ told }) => told.at(-1)?.position);
		expect(positions).toEqual([1, 2, 3]);
		await house.clock.advance(52_000);
		expect(countLeased([adas, bobs, cleos])).toBe(3);
	});

	test.each([
		['over a restart', true],
		['without one', false],
	])('who had what is remembered %s, and given back it counts no more', async (_, restarts) => {
		await open({ requestsPerMinute: 3 });
		const [, given] = [ask({ personId: 'ada' }), ask({ personId: 'bob' }), ask({ personId: 'x' })];
		await settled();
		await given?.lease?.giveBack();
		if (restarts) await house.restart();
		ask({ personId: 'y' });
		await house.clock.advance(10_000);
		const adas = ask({ personId: 'ada' });
		const bobs = ask({ personId: 'bob' });
		await settled();
		expect([bobs, adas].map(({ told }) => told.at(-1)?.position)).toEqual([1, 2]);
		for (const question of [adas, bobs]) question.leave();
		await settled();
	});

	test('who was let through before goes to the head', async () => {
		await open({ requestsPerMinute: 2 });
		await fill(2);
		const [first] = askMany(1);
		await settled();
		const again = ask({ standing: 'again' });
		await settled();
		expect(again.told.at(-1)?.position).toBe(1);
		await house.clock.advance(15_000);
		expect(first?.told.at(-1)?.position).toBe(2);
		await house.clock.advance(52_000);
		expect(countLeased([again])).toBe(1);
	});

	test('who leaves is out at once, leaves nothing behind, and those behind move up', async () => {
		await open({ requestsPerMinute: 2 });
		await fill(2);
		const [first, second] = askMany(2);
		await settled();
		first?.leave(new Error('changed my mind'));
		await settled();
		expect(first?.outcome).toEqual(new Error('changed my mind'));
		await house.clock.advance(15_000);
		expect(second?.told.at(-1)?.position).toBe(1);
		second?.leave(new Error('me too'));
		await settled();
		expect(house.clock.timers()).toBe(0);
		await house.clock.advance(62_000);
		expect((await house.quota().models()).length).toBe(0);
	});

	test('who leaves at any moment of being let through leaves nothing charged', async () => {
		await open({ requestsPerDay: 100 });
		for (let reactions = 0; reactions < 40; reactions++) {
			const question = ask();
			for (let index = 0; index < reactions; index++) await Promise.resolve();
			question.leave(new Error('gone'));
			await settled();
			if (question.outcome === 'leased') await question.lease?.giveBack();
			else expect(question.outcome).toEqual(new Error('gone'));
			expect(await house.quota().left(groq)).toEqual({ remaining: 100, limit: 100 });
		}
	});

	test('what is given back or was not needed goes to the next at once', async () => {
		await open({ requestsPerMinute: 2, tokensPerMinute: 1_000 });
		const [one, other] = [ask({ tokens: 500 }), ask({ tokens: 500 })];
		await house.clock.advance(10_000);
		const next = ask({ tokens: 400 });
		await settled();
		await one?.lease?.giveBack();
		await settled();
		expect(next.outcome).toBe('leased');
		const last = ask({ tokens: 400, standing: 'again' });
		await settled();
		expect(last.outcome).toBe('pending');
		await next.lease?.giveBack();
		await settled();
		expect(last.outcome).toBe('leased');
		await other?.lease?.sent();
		await other?.lease?.settle('answered', 100);
	});

	test('fewer tokens than reserved let the next go', async () => {
		await open({ tokensPerMinute: 1_000 });
		const first = ask({ tokens: 900 });
		await house.clock.advance(10_000);
		const next = ask({ tokens: 500 });
		await settled();
		expect(next.outcome).toBe('pending');
		await first.lease?.sent();
		await first.lease?.settle('answered', 200);
		await settled();
		expect(next.outcome).toBe('leased');
	});

	test('a pause of the provider is told, and one beyond a minute sends everybody elsewhere', async () => {
		await open({ requestsPerMinute: 30 });
		const news = { kind: 'model-refused', ...groq, span: 'minute', measure: 'requests' } as const;
		await house.quota().learn({ ...news, retryAt: NOON + 20_000 });
		const question = ask();
		await settled();
		expect(question.told).toMatchObject([{ frozen: true, earliest: NOON + 22_000 }]);
		await house.quota().learn({ ...news, retryAt: NOON + 600_000 });
		await settled();
		expect(question.outcome).toMatchObject({ reason: 'model-spent', retryAt: NOON + 602_000 });
	});

	test('closing lets go of who waits', async () => {
		await open({ requestsPerMinute: 1 });
		await fill(1);
		const waiting = ask();
		await settled();
		await house.quota().close();
		await settled();
		expect(waiting.outcome).toMatchObject({ name: 'AbortError' });
		const after = ask();
		await settled();
		expect(after.outcome).toMatchObject({ name: 'AbortError' });
	});
});

describe('a ledger that fails', () => {
	test('refuses who comes, endures a minute with who waits, and then tells them', async () => {
		await open({ requestsPerMinute: 1 });
		ask();
		await house.clock.advance(5_000);
		const waiting = ask();
		await settled();
		house.fail(true);
		const newcomer = ask();
		await settled();
		expect(newcomer.outcome).toMatchObject({ reason: 'ledger' });
		expect(waiting.outcome).toBe('pending');
		await house.clock.advance(60_000);
		expect(waiting.outcome).toMatchObject({ reason: 'ledger' });
		house.fail(false);
		const later = ask();
		await settled();
		expect(later.outcome).toBe('leased');
	});

	test('that comes back serves who waited', async () => {
		await open({ requestsPerMinute: 1 });
		ask();
		await house.clock.advance(5_000);
		const waiting = ask();
		await settled();
		house.fail(true);
		await house.clock.advance(57_000);
		expect(waiting.outcome).toBe('pending');
		house.fail(false);
		await house.clock.advance(2_000);
		expect(waiting.outcome).toBe('leased');
	});
});
