import { expect, test } from 'vitest';
import { FREE, goodBody, post, startProvider, stream } from './ask.ts';

const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } };
const TEXT_ONLY = 'openai/gpt-oss-20b:free';

test.each([
	[
		'an unknown model',
		goodBody({ model: 'acme/none:free' }),
		400,
		'acme/none:free is not a valid model ID',
	],
	[
		'one unknown model among three',
		goodBody({ models: ['acme/none:free', TEXT_ONLY] }),
		400,
		'acme/none:free is not a valid model ID',
	],
	[
		'too many models',
		goodBody({ models: [FREE, TEXT_ONLY, 'openrouter/free', 'a'] }),
		400,
		"'models' array must have 3 items or fewer.",
	],
	[
		'a paid model without a cap',
		goodBody({ model: 'openai/gpt-oss-20b', provider: {} }),
		402,
		'Insufficient credits. Add more using https://openrouter.ai/settings/credits',
	],
	[
		'a paid model under a cap of zero',
		goodBody({ model: 'openai/gpt-oss-20b' }),
		404,
		'No endpoints found for openai/gpt-oss-20b.',
	],
	[
		'an image for a model without eyes',
		goodBody({ model: TEXT_ONLY, messages: [{ role: 'user', content: [image] }] }),
		404,
		'No endpoints found that support image input',
	],
	[
		'tools for a model without hands',
		goodBody({ model: 'liquid/lfm-2.5-2.6b:free', tools: [{}] }),
		404,
		'No endpoints found that support tool use. To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing',
	],
])('%s is refused as the provider does', async (_, body, status, message) => {
	const provider = await startProvider();
	const refused = await post(provider, body);
	expect(refused.status).toBe(status);
	expect(await refused.json()).toMatchObject({ error: { code: status, message } });
});

test('a model that left the list has no endpoints any more', async () => {
	const provider = await startProvider();
	provider.removeModel(FREE);
	const refused = await post(provider);
	expect(refused.status).toBe(404);
	expect(await refused.json()).toMatchObject({
		error: { message: `No endpoints found for ${FREE}.` },
	});
});

test('a free model that began to cost names the paid one instead', async () => {
	const provider = await startProvider();
	provider.changePrice(TEXT_ONLY, '0.0000001');
	const refused = await post(provider, goodBody({ model: TEXT_ONLY }));
	expect(await refused.json()).toMatchObject({
		error: {
			message:
				'This model is unavailable for free. The paid version is available now - use this slug instead: openai/gpt-oss-20b',
		},
	});
});

test('a prompt beyond what the endpoint serves is too long, though the catalogue promises more', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'ok' });
	const messages = [{ role: 'user', content: '汉'.repeat(180_000) }];
	const served = await post(provider, goodBody({ messages }));
	expect(served.status).toBe(200);
	const refused = await post(
		provider,
		goodBody({ model: 'google/gemma-4-26b-a4b-it:free', messages }),
	);
	expect(refused.status).toBe(400);
	expect(await refused.json()).toMatchObject({
		error: { metadata: { error_type: 'context_length_exceeded' } },
	});
	const small = await post(
		provider,
		goodBody({ model: 'undi95/remm-slerp-l2-13b:free', messages }),
	);
	expect(small.status).toBe(200);
	expect(provider.requests[2]?.promptTokens).toBe(144_004);
});

test('the free router names the model that it picked', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'ok' });
	const reply = await post(provider, goodBody({ model: 'openrouter/free', stream: false }));
	expect(await reply.json()).toMatchObject({ model: 'nvidia/nemotron-3-ultra-550b-a55b:free' });
});

test('the next model answers when the first has no room, and both count for the minute', async () => {
	const provider = await startProvider();
	provider.answerNext({ failure: 'upstream_429' }, { text: 'ok' });
	const reply = await post(provider, goodBody({ models: [TEXT_ONLY], stream: false }));
	expect(await reply.json()).toMatchObject({ model: TEXT_ONLY });
	expect([provider.minuteUsed(), provider.dayUsed()]).toEqual([2, 1]);
});

test('when no model answers, the last error tells of the others', async () => {
	const provider = await startProvider();
	provider.answer({ failure: 'upstream_429' });
	const refused = await post(provider, goodBody({ models: [TEXT_ONLY] }));
	expect(await refused.json()).toMatchObject({
		error: {
			code: 429,
			metadata: {
				raw: expect.stringContaining(`${TEXT_ONLY} is temporarily rate-limited upstream`),
				previous_errors: [{ code: 429, message: 'Provider returned error' }],
			},
		},
	});
	expect(provider.requests[0]?.verdict).toEqual({
		kind: 'failed',
		status: 429,
		error: 'upstream_429',
	});
});

test('the free router picks a model that sees for a question with a picture', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'ok' });
	const messages = [{ role: 'user', content: [{ type: 'text', text: 'what?' }, image] }];
	const body = goodBody({ model: 'openrouter/free', stream: false, messages });
	expect(await (await post(provider, body)).json()).toMatchObject({ model: FREE });
});

test('each further try counts for the day as well where that is asked for', async () => {
	const provider = await startProvider({ fallbackCosts: 'each' });
	provider.answerNext({ failure: 'upstream_429' }, { text: 'ok' });
	await (await post(provider, goodBody({ models: [TEXT_ONLY], stream: false }))).json();
	expect([provider.minuteUsed(), provider.dayUsed()]).toEqual([2, 2]);
	expect([provider.maxInAnyRollingMinute(), provider.maxInAnyDay()]).toEqual([2, 2]);
	provider.setFallbackCosts('once');
	provider.answerNext({ failure: 'upstream_429' }, { text: 'ok' });
	await (await post(provider, goodBody({ models: [TEXT_ONLY], stream: false }))).json();
	expect([provider.minuteUsed(), provider.dayUsed()]).toEqual([4, 3]);
	expect([provider.maxInAnyRollingMinute(), provider.maxInAnyDay()]).toEqual([4, 3]);
	expect(provider.requests.map(({ tried }) => tried)).toEqual([2, 2]);
});

test('the model is tried first, then those of the list, and more than three are refused', async () => {
	const provider = await startProvider();
	const third = 'nvidia/nemotron-3-nano-30b-a3b:free';
	const asked: string[] = [];
	provider.answer(({ model }) => {
		asked.push(model);
		return { failure: 'upstream_429' };
	});
	expect((await post(provider, goodBody({ models: [TEXT_ONLY, third] }))).status).toBe(429);
	expect(asked).toEqual([FREE, TEXT_ONLY, third]);
	const fourth = 'nvidia/nemotron-nano-9b-v2:free';
	expect((await post(provider, goodBody({ models: Array(4).fill(FREE) }))).status).toBe(400);
	expect((await post(provider, goodBody({ models: [TEXT_ONLY, third, fourth] }))).status).toBe(400);
	expect(provider.requests.map(({ tried }) => tried)).toEqual([3, 0, 0]);
	expect(provider.violations.map(({ rule }) => rule)).toEqual(['models']);
});

test('a model with an answer of its own gives that one, whatever comes next for the others', async () => {
	const provider = await startProvider();
	provider.answerModel(FREE, { failure: 'upstream_429' });
	provider.answerNext({ text: 'next' });
	const reply = await post(provider, goodBody({ models: [TEXT_ONLY], stream: false }));
	expect(await reply.json()).toMatchObject({
		model: TEXT_ONLY,
		choices: [{ message: { content: 'next' } }],
	});
	provider.answerModel(FREE, null);
	provider.answer({ text: 'usual' });
	const later = await post(provider, goodBody({ stream: false }));
	expect(await later.json()).toMatchObject({ model: FREE });
});

test('a reply tells what it cost when it is to cost something', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'ok', cost: 0.0021 });
	const whole = await post(provider, goodBody({ stream: false }));
	expect(await whole.json()).toMatchObject({ usage: { cost: 0.0021 } });
	const { chunks } = await stream(provider);
	expect(chunks.at(-1)?.usage).toMatchObject({ cost: 0.0021 });
});

test('whoever follows a redirect with the key is noted', async () => {
	const provider = await startProvider();
	provider.answer({ redirect: true });
	expect((await post(provider)).status).toBe(404);
	expect(provider.violations.map(({ rule }) => rule)).toEqual(['redirect']);
	expect(provider.requests).toHaveLength(1);
});
