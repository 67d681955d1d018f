import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../src/quota/ledger.ts';
import { createQuota } from '../../../src/quota/manager.ts';
import { createAsking, sentenceOf } from '../../helpers/asking.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

const MIDNIGHT = Date.UTC(2026, 10, 24);

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

describe('the ledger fails', () => {
	const failing = () => {
		const { log, text } = createRecordingLog();
		let isDown = false;
		let calls = 0;
		const real = house.parts().ledger;
		const guard =
			<Arguments extends unknown[], Result>(method: (...given: Arguments) => Promise<Result>) =>
			async (...given: Arguments) => {
				calls++;
				if (isDown) throw new Error('the disk is full');
				return method(...given);
			};
		const ledger: Ledger = {
			admit: guard(real.admit),
			sent: guard(real.sent),
			tried: guard(real.tried),
			settle: guard(real.settle),
			giveBack: guard(real.giveBack),
			learn: guard(real.learn),
			read: guard(real.read),
			tally: guard(real.tally),
			usage: guard(real.usage),
			healthy: () => !isDown,
		};
		return {
			quota: createQuota({ ledger, clock: house.clock, log }),
			text,
			calls: () => calls,
			down(now: boolean) {
				isDown = now;
			},
		};
	};

	test('what was charged together is handed over, even when it fails right after', async () => {
		const { quota, down } = failing();
		const leases = quota.together(
			{
				jobId: 'joint',
				asker: { personId: 'ada', serverId: 'server' },
				standing: 'new',
				onWaiting: () => undefined,
				signal: new AbortController().signal,
			},
			{
				attemptIds: ['one', 'two'],
				async admit(attempts, overrides) {
					for (const attempt of attempts) await house.parts().ledger.admit(attempt, overrides);
					down(true);
					return { admitted: true };
				},
				giveBackElsewhere: async () => undefined,
			},
		);
		await settled();
		expect((await leases).map(({ attemptId }) => attemptId)).toEqual(['one', 'two']);
		down(false);
		await quota.close();
	});

	test('who asks is told at once and nothing is given', async () => {
		const { quota, down } = failing();
		down(true);
		const question = ask({ quota });
		await settled();
		expect(sentenceOf(question.outcome)).toEqual({ key: 'quota.ledger-unavailable', values: {} });
		expect(quota.healthy()).toBe(false);
		await expect(quota.view()).rejects.toThrow();
		expect(house.clock.timers()).toBe(0);
	});

	test('who waits goes on waiting and is let through when it works again', async () => {
		const { quota, down, calls } = failing();
		for (let index = 0; index < 20; index++) ask({ quota });
		const waiting = ask({ quota });
		await settled();
		down(true);
		await house.clock.advance(40_000);
		const before = calls();
		await house.clock.advance(20_000);
		expect(calls() - before).toBeLessThan(6);
		expect(waiting.outcome).toBe('pending');
		down(false);
		await house.clock.advance(30_000);
		expect(waiting.outcome).toBe('leased');
	});

	test('who waits is told after a minute of it', async () => {
		const { quota, down } = failing();
		for (let index = 0; index < 20; index++) ask({ quota });
		const waiting = ask({ quota });
		await settled();
		down(true);
		await house.clock.advance(62_000 + 59_999);
		expect(waiting.outcome).toBe('pending');
		await house.clock.advance(1);
		expect(sentenceOf(waiting.outcome)).toEqual({ key: 'quota.ledger-unavailable', values: {} });
		expect(house.clock.timers()).toBe(0);
	});

	test('what the provider said meanwhile is learned before anybody is let through', async () => {
		const { quota, down } = failing();
		down(true);
		await quota.learn({ kind: 'day-refused', retryAt: MIDNIGHT, limit: 50 });
		down(false);
		const question = ask({ quota });
		await settled();
		expect(sentenceOf(question.outcome)).toMatchObject({ key: 'quota.day-spent' });
	});

	test('a lease may not be used unless its sending was noted; its end may go unnoted', async () => {
		const { quota, down, text } = failing();
		const question = ask({ quota });
		await settled();
		down(true);
		await expect(question.lease?.sent()).rejects.toThrow('the disk is full');
		await question.lease?.settle('failed');
		await question.lease?.giveBack();
		expect(text()).toContain('was not noted');
		expect(text()).toContain('stays charged');
	});
});
