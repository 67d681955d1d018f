import { AuthenticationError } from 'openai';
import { expect, test } from 'vitest';
import { createSystemClock } from '../../../../src/clock.ts';
import errorBodies from '../../../../src/stand-ins/groq/error-bodies.json' with { type: 'json' };
import type { GroqErrorId } from '../../../../src/stand-ins/groq/error-body.ts';
import { createGroqModel } from '../../../../src/stand-ins/groq/model.ts';
import {
	createGroqStandIn,
	type GroqStandInOptions,
} from '../../../../src/stand-ins/groq/stand-in.ts';
import {
	clientFor,
	getFrom,
	image,
	postTo,
	question,
	streamFrom,
	untilTestEnds,
} from '../model-server/ask-server.ts';

const GPT = 'openai/gpt-oss-120b';
const SEES = 'qwen/qwen3.6-27b';

async function start(options: Partial<GroqStandInOptions> = {}) {
	const groq = await untilTestEnds(createGroqStandIn({ clock: createSystemClock(), ...options }));
	groq.answer({ text: 'ok' });
	return groq;
}
const asking = (...content: unknown[]) =>
	question(SEES, {
		messages: [{ role: 'user', content: [{ type: 'text', text: 'what?' }, ...content] }],
	});

test('the list has speech models and ones that are switched off among the others', async () => {
	const groq = await start();
	const list = await (await getFrom(groq, '/models')).json();
	expect(list).toMatchObject({
		object: 'list',
		data: expect.arrayContaining([
			{
				id: GPT,
				object: 'model',
				created: expect.any(Number),
				owned_by: 'OpenAI',
				active: true,
				context_window: 131_072,
				public_apps: null,
				max_completion_tokens: 65_536,
			},
			expect.objectContaining({ id: 'whisper-large-v3-turbo' }),
			expect.objectContaining({ active: false }),
		]),
	});
	expect((await getFrom(groq, '/models', 'gsk_wrong')).status).toBe(401);
});

test('a stream names its request first and its usage last, and thinks aloud in between', async () => {
	const groq = await start();
	groq.answer({ text: 'Hello there.', reasoning: 'They greet me.' });
	const { chunks, text } = await streamFrom(groq, GPT);
	expect(text).toBe('Hello there.');
	expect(chunks[0]).toMatchObject({ x_groq: { id: expect.stringMatching(/^req_/) } });
	expect(chunks[1]?.choices[0]?.delta).toMatchObject({ reasoning: 'They' });
	expect(chunks.at(-1)).toMatchObject({
		choices: [{ finish_reason: 'stop', delta: {} }],
		x_groq: { usage: { prompt_tokens: 6, completion_tokens: expect.any(Number) } },
	});
	const wished = await streamFrom(groq, GPT, { stream_options: { include_usage: true } });
	expect(wished.chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 6 } });
	expect(groq.violations).toEqual([]);
});

test('a reply that is not streamed has the usage', async () => {
	const groq = await start();
	const reply = await clientFor(groq).chat.completions.create({
		model: GPT,
		messages: [{ role: 'user', content: 'hello' }],
		max_completion_tokens: 10,
	});
	expect(reply).toMatchObject({
		choices: [{ message: { content: 'ok' } }],
		usage: { total_tokens: 7 },
		x_groq: { id: expect.any(String) },
	});
});

test('a wrong key is refused in its own words', async () => {
	const groq = await start();
	const thrown = await streamFrom({ url: groq.url, key: 'gsk_wrong' }, GPT).catch(
		(error: unknown) => error,
	);
	if (!(thrown instanceof AuthenticationError)) throw thrown;
	expect(thrown.error).toEqual({
		message: 'Invalid API Key',
		type: 'invalid_request_error',
		code: 'invalid_api_key',
	});
	expect(groq.requests[0]?.authorized).toBe(false);
});

test.each([
	['an unknown model', 'acme/none', 404, 'model_not_found'],
	['a speech model', 'whisper-large-v3-turbo', 404, 'model_not_found'],
	['a model that is switched off', 'llama-3.1-8b-instant', 404, 'model_not_found'],
	['a model of the past', 'llama-3.3-70b-versatile', 400, 'model_decommissioned'],
])('%s does not answer', async (_, model, status, code) => {
	const groq = await start();
	const refused = await postTo(groq, question(model));
	expect(refused.status).toBe(status);
	expect(await refused.json()).toMatchObject({
		error: { code, message: expect.stringContaining(`\`${model}\``) },
	});
	groq.removeModel(GPT);
	expect(await (await postTo(groq, question(GPT))).text()).toContain('model_decommissioned');
});

test.each([
	[
		'a name',
		{ messages: [{ role: 'user', content: 'x', name: 'Ann' }] },
		"property 'name' is unsupported",
	],
	['log probabilities', { logprobs: true }, "property 'logprobs' is unsupported"],
	['top log probabilities', { top_logprobs: 2 }, "property 'top_logprobs' is unsupported"],
	['a bias', { logit_bias: {} }, "property 'logit_bias' is unsupported"],
	['two answers', { n: 2 }, "'n' : number must be at most 1"],
	[
		'both ways to reason',
		{ include_reasoning: true, reasoning_format: 'parsed' },
		'cannot specify both',
	],
])('%s makes a bad request, which is noted', async (_, changes, message) => {
	const groq = await start();
	const refused = await postTo(groq, question(GPT, changes));
	expect(refused.status).toBe(400);
	expect(await refused.json()).toMatchObject({
		error: { message: expect.stringContaining(message), type: 'invalid_request_error' },
	});
	expect(groq.violations.map(({ rule }) => rule)).toEqual(['body']);
});

test('fields of OpenRouter are refused and noted', async () => {
	const groq = await start();
	expect((await postTo(groq, question(GPT, { provider: {} }))).status).toBe(400);
	expect(groq.violations.map(({ rule }) => rule)).toEqual(['foreign-field', 'body']);
});

test('five small pictures are seen, by a model that sees', async () => {
	const groq = await start();
	expect((await postTo(groq, asking(...Array(5).fill(image())))).status).toBe(200);
	const six = await postTo(groq, asking(...Array(6).fill(image())));
	expect([six.status, await six.text()]).toEqual([400, expect.stringContaining('Too many images')]);
	const blind = await postTo(groq, { ...asking(image()), model: GPT });
	expect([blind.status, await blind.text()]).toEqual([
		400,
		expect.stringContaining('content must be a string'),
	]);
});

test('pictures above four megabytes in the request are too large', async () => {
	const groq = await start();
	const large = image(`data:image/png;base64,${'A'.repeat(4 * 1024 * 1024)}`);
	const refused = await postTo(groq, asking(large));
	expect(refused.status).toBe(413);
	expect(await refused.json()).toMatchObject({ error: { code: 'request_too_large' } });
});

test.each(Object.keys(errorBodies) as GroqErrorId[])(
	'the failure %s can be scripted',
	async (id) => {
		const groq = await start();
		groq.answer({ failure: id });
		const failed = await postTo(groq, question(GPT));
		expect(failed.status).toBe(errorBodies[id].status);
		expect(failed.headers.get('x-ratelimit-limit-tokens')).toBe('8000');
		const text = await failed.text();
		expect(text).not.toMatch(/org_x`|llama-3/);
		expect(groq.refusals).toEqual([]);
	},
);

test('other models can be listed, and what was not declared free is noted', async () => {
	const groq = await start({ freeModels: [GPT] });
	groq.setModels([createGroqModel({ id: 'acme/new' })]);
	expect(await (await getFrom(groq, '/models')).json()).toMatchObject({
		data: [{ id: 'acme/new' }],
	});
	expect((await postTo(groq, question('acme/new'))).status).toBe(200);
	expect((await postTo(groq, question(GPT))).status).toBe(404);
	expect(groq.violations.map(({ rule, detail }) => [rule, detail])).toEqual([
		['not-free', 'acme/new was not declared free'],
	]);
});
