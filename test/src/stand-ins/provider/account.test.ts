import { expect, test } from 'vitest';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { goodBody, post, startProvider } from './ask.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

test('the request over the minute is refused with the reset in headers and metadata alike', async () => {
	const clock = createManualClock(NOON + 10_000);
	const provider = await startProvider({ clock, minuteLimit: 2 });
	provider.answer({ text: 'ok' });
	expect((await post(provider)).status).toBe(200);
	expect((await post(provider)).status).toBe(200);
	const refused = await post(provider);
	expect(refused.status).toBe(429);
	expect(refused.headers.get('x-ratelimit-limit')).toBe('2');
	expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
	expect(refused.headers.get('x-ratelimit-reset')).toBe(String(NOON + 60_000));
	expect(refused.headers.get('retry-after')).toBeNull();
	expect(await refused.json()).toEqual({
		error: {
			message: 'Rate limit exceeded: free-models-per-min. ',
			code: 429,
			metadata: {
				headers: {
					'X-RateLimit-Limit': '2',
					'X-RateLimit-Remaining': '0',
					'X-RateLimit-Reset': String(NOON + 60_000),
				},
				limit_source: 'openrouter_free_tier_per_minute',
				remedy_hint:
					'Slow down requests to free models, or retry after the per-minute window resets.',
				provider_name: null,
			},
		},
		user_id: 'user_x',
	});
	expect(provider.refusals.map(({ verdict }) => verdict)).toEqual([
		{ kind: 'refused', status: 429, error: 'free_per_min' },
	]);
});

test('an answered request carries no rate-limit headers, but its generation id', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'ok' });
	const answered = await post(provider);
	expect([...answered.headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([]);
	expect(answered.headers.get('x-generation-id')).toBe(provider.requests[0]?.id);
});

test.each([
	['clock', [200, 200, 429]],
	['rolling', [200, 429, 429]],
	['both', [200, 429, 429]],
] as const)(
	'a %s minute that straddles the full minute answers %j',
	async (minuteWindow, statuses) => {
		const clock = createManualClock(NOON + 59_000);
		const provider = await startProvider({ clock, minuteLimit: 1, minuteWindow });
		provider.answer({ text: 'ok' });
		const got = [(await post(provider)).status];
		await clock.advance(2_000);
		got.push((await post(provider)).status, (await post(provider)).status);
		expect(got).toEqual(statuses);
	},
);

test('a refused attempt counts for the rolling minute and for the day', async () => {
	const clock = createManualClock(NOON);
	const provider = await startProvider({ clock, minuteLimit: 1, minuteWindow: 'rolling' });
	provider.answer({ text: 'ok' });
	await post(provider);
	await clock.advance(59_000);
	expect((await post(provider)).status).toBe(429);
	await clock.advance(1_000);
	expect((await post(provider)).status).toBe(429);
	expect(provider.dayUsed()).toBe(3);
	await clock.advance(60_000);
	expect((await post(provider)).status).toBe(200);
});

test('a day of 50 ends with the offer of credits and starts anew at midnight UTC', async () => {
	const midnight = Date.UTC(2026, 10, 24);
	const clock = createManualClock(midnight - 5_000);
	const provider = await startProvider({ clock, dayLimit: 50 });
	provider.answer({ text: 'ok' });
	provider.useOutside(49);
	provider.setLimits({ minute: 100 });
	expect((await post(provider)).status).toBe(200);
	const refused = await post(provider);
	expect(refused.status).toBe(429);
	expect(refused.headers.get('x-ratelimit-reset')).toBe(String(midnight));
	expect(await refused.json()).toMatchObject({
		error: {
			message:
				'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day',
			metadata: {
				limit_source: 'openrouter_free_tier_daily',
				headers: { 'X-RateLimit-Limit': '50' },
			},
		},
	});
	await clock.advance(5_000);
	expect(provider.dayUsed()).toBe(0);
	expect((await post(provider)).status).toBe(200);
});

test('a day of 1000 ends in the form for a high balance', async () => {
	const provider = await startProvider({ dayLimit: 1_000, minuteLimit: 5_000 });
	provider.useOutside(1_000);
	const refused = await post(provider);
	expect(await refused.json()).toMatchObject({
		error: { message: 'Rate limit exceeded: free-models-per-day-high-balance. ' },
	});
});

test('requests without the right key reach no account', async () => {
	const provider = await startProvider();
	expect((await post(provider, goodBody(), {})).status).toBe(401);
	expect((await post(provider, goodBody(), { Authorization: 'Bearer wrong' })).status).toBe(401);
	expect(provider.dayUsed()).toBe(0);
	expect(provider.requests).toHaveLength(2);
	expect(provider.maxInAnyRollingMinute()).toBe(0);
});

test('the oracle counts arrivals over every stretch, and not the use from outside', async () => {
	const clock = createManualClock(Date.UTC(2026, 10, 23, 23, 59, 30));
	const provider = await startProvider({ clock });
	provider.answer({ text: 'ok' });
	provider.useOutside(5);
	for (const pauseMs of [0, 29_000, 30_999, 0]) {
		await clock.advance(pauseMs);
		await post(provider);
	}
	expect(provider.maxInAnyRollingMinute()).toBe(4);
	expect(provider.maxInAnyDay()).toBe(2);
	expect(provider.minuteUsed()).toBe(9);
	await clock.advance(30_000);
	expect(provider.minuteUsed()).toBe(2);
});
