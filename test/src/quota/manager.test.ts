import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAbort } from '../../../src/errors.ts';
import { createQuota } from '../../../src/quota/manager.ts';
import { countLeased, createAsking, sentenceOf } from '../../helpers/asking.ts';
import { silentLog } from '../../helpers/log.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

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
const placeAt = (position: number, inMs: number) => ({
	position,
	earliest: NOON + inMs,
	latest: NOON + inMs,
	frozen: false,
	isLate: false,
});

describe('with room', () => {
	test('a lease is given at once, without a word of waiting', async () => {
		const question = ask();
		await settled();
		expect(question.outcome).toBe('leased');
		expect(question.told).toEqual([]);
		expect(house.clock.timers()).toBe(0);
	});

	test('one person may ask many times at once while nobody has to wait', async () => {
		const questions = Array.from({ length: 10 }, () => ask({ personId: 'same' }));
		await settled();
		expect(countLeased(questions)).toBe(10);
	});
});

describe('in line', () => {
	test('places and times are told at once, come true, and keep the order', async () => {
		askMany(10);
		await house.clock.advance(10_000);
		askMany(10);
		const waiting = askMany(15);
		await settled();
		expect(waiting.map(({ told }) => told.length)).toEqual(Array(15).fill(1));
		expect(waiting[0]?.told).toEqual([placeAt(1, 62_000)]);
		expect(waiting[10]?.told).toEqual([placeAt(11, 72_000)]);
		await house.clock.advance(51_999);
		expect(countLeased(waiting)).toBe(0);
		await house.clock.advance(1);
		expect(waiting.map(({ outcome }) => outcome === 'leased')).toEqual(
			Array.from({ length: 15 }, (_, index) => index < 10),
		);
		await house.clock.advance(10_000);
		expect(countLeased(waiting)).toBe(15);
	});

	test('nothing runs between the moments at which a slot opens', async () => {
		askMany(21);
		await settled();
		expect(house.clock.timers()).toBe(1);
		await house.clock.advance(61_999);
		expect(house.clock.timers()).toBe(1);
	});

	test('somebody who leaves is out at once, and those behind move up within 15 seconds', async () => {
		askMany(20);
		const [first, second, third] = askMany(3);
		await settled();
		first?.leave(new Error('changed my mind'));
		await settled();
		expect(first?.outcome).toEqual(new Error('changed my mind'));
		expect(second?.last()?.position).toBe(2);
		await house.clock.advance(15_000);
		expect(second?.last()?.position).toBe(1);
		expect(third?.last()?.position).toBe(2);
		expect(second?.told).toHaveLength(2);
		await house.clock.advance(47_000);
		expect(second?.outcome).toBe('leased');
		expect((await house.parts().quota.view()).day.used).toBe(22);
	});

	test('who leaves at any moment of being let through leaves nothing charged', async () => {
		for (let reactions = 0; reactions < 40; reactions++) {
			const question = ask();
			for (let index = 0; index < reactions; index++) await Promise.resolve();
			question.leave(new Error('gone'));
			await settled();
			if (question.outcome === 'leased') await question.lease?.giveBack();
			else expect(question.outcome).toEqual(new Error('gone'));
			expect((await house.parts().quota.view()).day.used).toBe(0);
		}
	});

	test('a question that was let through before goes to the head', async () => {
		askMany(20);
		const [waiting] = askMany(1);
		await settled();
		const again = ask({ standing: 'refused' });
		await settled();
		expect(again.last()?.position).toBe(1);
		await house.clock.advance(15_000);
		expect(waiting?.last()?.position).toBe(2);
	});

	test('of two who come together and had as much, whose role counts more goes first', async () => {
		ask({ personId: 'ada' });
		ask({ personId: 'bob', weight: 2 });
		askMany(18);
		await settled();
		const adas = ask({ personId: 'ada' });
		const bobs = ask({ personId: 'bob', weight: 2 });
		await settled();
		expect([bobs, adas].map((question) => question.last()?.position)).toEqual([1, 2]);
	});

	test('what is given back goes to the next at once', async () => {
		const [holder] = askMany(20);
		const [waiting] = askMany(1);
		await settled();
		await holder?.lease?.giveBack();
		await settled();
		expect(waiting?.outcome).toBe('leased');
	});

	test('two places for each and 200 for all; the rest are told when', async () => {
		await house.parts().quota.learn({ kind: 'counter', used: 0, limit: 1_000 });
		askMany(20);
		await settled();
		const greedy = Array.from({ length: 3 }, () => ask({ personId: 'greedy' }));
		const again = ask({ personId: 'greedy', standing: 'again' });
		const others = askMany(198);
		await settled();
		expect(greedy.map(({ told }) => told.length)).toEqual([1, 1, 0]);
		expect(again.told).toHaveLength(1);
		expect(others.filter(({ outcome }) => outcome === 'pending')).toHaveLength(197);
		expect(sentenceOf(greedy[2]?.outcome)).toMatchObject({
			key: 'quota.own-line-full',
			values: { at: expect.any(Number) },
		});
		expect(sentenceOf(others.at(-1)?.outcome)).toMatchObject({
			key: 'quota.line-full',
			values: { at: expect.any(Number) },
		});
		expect((await house.parts().quota.view()).waiting).toBe(200);
		for (const question of [...greedy, again, ...others]) question.leave(new Error('left'));
		await settled();
		expect(house.clock.timers()).toBe(0);
		expect((await house.parts().quota.view()).waiting).toBe(0);
	});
});

test('leaving lets go of everybody and leaves no timer', async () => {
	const { quota } = house.parts();
	askMany(20);
	const waiting = askMany(3);
	await settled();
	await quota.close();
	await settled();
	expect(waiting.every(({ outcome }) => isAbort(outcome))).toBe(true);
	expect(house.clock.timers()).toBe(0);
	const late = ask();
	await settled();
	expect(isAbort(late.outcome)).toBe(true);
});

test('a listener that throws harms nobody', async () => {
	const quota = createQuota({ ledger: house.parts().ledger, clock: house.clock, log: silentLog });
	askMany(20);
	await settled();
	const rude = quota.lease({
		jobId: 'rude',
		asker: { personId: 'rude' },
		standing: 'new',
		signal: new AbortController().signal,
		onWaiting() {
			throw new Error('not my day');
		},
	});
	const polite = ask({ quota });
	await settled();
	expect(polite.last()?.position).toBe(2);
	await house.clock.advance(62_000);
	expect((await rude).attemptId).toBeTypeOf('string');
});

test('an aborted signal never joins', async () => {
	await expect(
		house.parts().quota.lease({
			jobId: 'job',
			asker: { personId: 'person' },
			standing: 'new',
			onWaiting: () => expect.unreachable(),
			signal: AbortSignal.abort(new Error('too late')),
		}),
	).rejects.toThrow('too late');
});
