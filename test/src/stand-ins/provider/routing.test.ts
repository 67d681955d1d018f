import { expect, test } from 'vitest';
import { FREE, goodBody, post, startProvider } from './ask.ts';

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
