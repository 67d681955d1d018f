import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createInvalidRequests } from '../../../src/discord/invalid-requests.ts';
import { createBucket, type RateLimit, readRateLimit } from '../../../src/discord/rate-limits.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const told = (remaining: number, resetAfterMs = 5000, limit = 5): RateLimit => ({
	limit,
	remaining,
	resetAfterMs,
});

describe('the headers of an answer', () => {
	test('tell limit, remaining and reset', () => {
		const headers = new Headers({
			'x-ratelimit-limit': '5',
			'x-ratelimit-remaining': '3',
			'x-ratelimit-reset-after': '4.250',
		});
		expect(readRateLimit(headers)).toEqual({ limit: 5, remaining: 3, resetAfterMs: 4250 });
	});

	test('a route without a bucket tells nothing', () => {
		expect(readRateLimit(new Headers())).toBeUndefined();
		expect(readRateLimit(new Headers({ 'x-ratelimit-limit': 'many' }))).toBeUndefined();
	});
});

describe('a bucket', () => {
	test('lets one call through until Discord has told its limit, and again when an answer tells nothing', () => {
		const bucket = createBucket(createManualClock());
		expect(bucket.free()).toBe(1);
		bucket.take();
		expect(bucket.free()).toBe(0);
		expect(bucket.moreAt()).toBeUndefined();
		bucket.learn(undefined);
		expect(bucket.free()).toBe(1);
	});

	test('keeps to what remains, and is full again after the reset but for calls under way', async () => {
		const clock = createManualClock();
		const bucket = createBucket(clock);
		bucket.take();
		bucket.learn(told(2));
		expect(bucket.free()).toBe(2);
		bucket.take();
		bucket.take();
		expect(bucket.free()).toBe(0);
		expect(bucket.moreAt()).toBeGreaterThanOrEqual(5000);
		bucket.learn(told(1));
		await clock.advance(5100);
		expect(bucket.free()).toBe(4);
		expect(bucket.forgettable()).toBe(false);
		bucket.learn(told(0, 1));
		await clock.advance(100);
		expect(bucket.free()).toBe(5);
		expect(bucket.forgettable()).toBe(true);
	});

	test('answers that come in another order do not free what was taken', () => {
		const bucket = createBucket(createManualClock());
		bucket.take();
		bucket.learn(told(4));
		bucket.take();
		bucket.take();
		bucket.learn(told(2));
		bucket.learn(told(3));
		expect(bucket.free()).toBe(2);
	});

	test('keeps still for as long as Discord asks', async () => {
		const clock = createManualClock();
		const bucket = createBucket(clock);
		bucket.take();
		bucket.learn(told(4));
		bucket.pause(2000);
		expect(bucket.free()).toBe(0);
		await clock.advance(2000);
		expect(bucket.free()).toBe(0);
		await clock.advance(100);
		expect(bucket.free()).toBe(4);
	});

	test('never sends what a Discord of fixed windows would refuse, whatever the delays on the way', async () => {
		const delays = fc.array(
			fc.record({ there: fc.nat(400), back: fc.nat(400), pause: fc.nat(600) }),
			{
				minLength: 1,
				maxLength: 120,
			},
		);
		await fc.assert(
			fc.asyncProperty(delays, fc.integer({ min: 1, max: 8 }), async (calls, limit) => {
				const clock = createManualClock();
				const bucket = createBucket(clock);
				let window = { endsAt: -1, used: 0 };
				let refused = 0;
				const arrive = (): RateLimit => {
					const now = clock.monotonic();
					if (window.endsAt <= now) window = { endsAt: now + 5000, used: 0 };
					if (window.used === limit) refused++;
					else window.used++;
					return told(limit - window.used, window.endsAt - now, limit);
				};
				let lastArrival = 0;
				for (const { there, back, pause } of calls) {
					if (bucket.free() > 0) {
						bucket.take();
						lastArrival = Math.max(lastArrival, clock.monotonic() + there);
						clock.after(lastArrival - clock.monotonic(), () => {
							const answer = arrive();
							clock.after(back, () => bucket.learn(answer));
						});
					}
					await clock.advance(pause);
				}
				expect(refused).toBe(0);
			}),
			{ numRuns: 150 },
		);
	});
});

describe('refused requests', () => {
	test('401, 403 and 429 count for ten minutes, shared limits do not', async () => {
		const clock = createManualClock();
		const invalid = createInvalidRequests(clock);
		for (let i = 0; i < 1000; i++) invalid.count({ status: 403, shared: false });
		for (let i = 0; i < 1000; i++) invalid.count({ status: 429, shared: true });
		for (let i = 0; i < 1000; i++) invalid.count({ status: 404, shared: false });
		expect(invalid.share()).toBe(0.1);
		await clock.advance(9 * 60_000);
		expect(invalid.share()).toBe(0.1);
		await clock.advance(3 * 60_000);
		expect(invalid.share()).toBe(0);
	});
});
