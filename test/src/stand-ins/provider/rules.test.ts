import { expect, test } from 'vitest';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { FREE, get, goodBody, post, startProvider } from './ask.ts';

const withMessages = (...messages: unknown[]) => goodBody({ messages });

test('a good request breaks no rule', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'ok' });
	expect((await post(provider)).status).toBe(200);
	expect(provider.violations).toEqual([]);
});

test.each([
	['no price cap', goodBody({ provider: {} }), 'max-price', 200],
	[
		'a price cap above zero',
		goodBody({ provider: { max_price: { prompt: 0, completion: 1 } } }),
		'max-price',
		200,
	],
	['half a price cap', goodBody({ provider: { max_price: { prompt: 0 } } }), 'max-price', 200],
	['an unknown provider option', goodBody({ provider: { maxPrice: 0 } }), 'body', 400],
	['a paid model', goodBody({ model: 'anthropic/claude-sonnet-4.5' }), 'paid-model', 404],
	['the router that charges', goodBody({ model: 'openrouter/auto' }), 'paid-model', 404],
	['four models', goodBody({ models: ['a', 'b', 'c'] }), 'models', 400],
	['no model', goodBody({ model: undefined }), 'models', 400],
	['a web search', goodBody({ plugins: [{ id: 'web' }] }), 'paid-plugin', 200],
	[
		'a PDF for whichever engine',
		goodBody({ plugins: [{ id: 'file-parser' }] }),
		'paid-plugin',
		200,
	],
	['a Discord id', goodBody({ user: '123456789012345678' }), 'person', 200],
	['no messages', goodBody({ messages: [] }), 'body', 400],
	['an unknown role', withMessages({ role: 'bot', content: 'x' }), 'body', 400],
	['a message without content', withMessages({ role: 'user' }), 'body', 400],
	['an empty question', withMessages({ role: 'user', content: ' ' }), 'messages', 200],
	['no question', withMessages({ role: 'system', content: 'x' }), 'messages', 200],
	['half a surrogate pair', withMessages({ role: 'user', content: 'a\ud83d' }), 'body', 400],
	[
		'an image that is no address',
		withMessages({ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }),
		'body',
		400,
	],
	[
		'bytes that are not UTF-8',
		Buffer.from(JSON.stringify(withMessages({ role: 'user', content: '\xff' })), 'latin1'),
		'body',
		400,
	],
	['no JSON', 'hello', 'body', 400],
] as const)('%s is noted', async (_, body, rule, status) => {
	const provider = await startProvider();
	provider.answer({ text: 'ok' });
	expect((await post(provider, body)).status).toBe(status);
	expect(provider.violations.map((violation) => violation.rule)).toEqual([rule]);
	expect(provider.violations[0]?.request).toBe(provider.requests[0]);
});

test('a request without a title or without a key is noted', async () => {
	const provider = await startProvider();
	const missing = await post(provider, goodBody(), {});
	expect(await missing.json()).toEqual({
		error: { message: 'No auth credentials found', code: 401 },
	});
	const wrong = await post(provider, goodBody(), {
		Authorization: 'Bearer x',
		'X-OpenRouter-Title': 'Potluck',
	});
	expect(await wrong.json()).toEqual({ error: { message: 'User not found.', code: 401 } });
	expect(provider.violations.map(({ rule }) => rule)).toEqual(['authorization', 'title']);
});

test('a model that was shown free within the hour is no offence, and later it is', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	await get(provider, '/models');
	provider.changePrice(FREE, '0.000001');
	expect((await post(provider)).status).toBe(404);
	expect(provider.violations).toEqual([]);
	await clock.advance(3_600_000 + 60_001);
	await post(provider);
	expect(provider.violations.map(({ rule }) => rule)).toEqual(['paid-model']);
});
