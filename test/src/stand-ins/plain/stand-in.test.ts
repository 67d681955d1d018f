import { NotFoundError } from 'openai';
import { expect, test } from 'vitest';
import { createSystemClock } from '../../../../src/clock.ts';
import {
	createPlainStandIn,
	type PlainStandInOptions,
} from '../../../../src/stand-ins/plain/stand-in.ts';
import {
	clientFor,
	getFrom,
	postTo,
	question,
	streamFrom,
	untilTestEnds,
} from '../model-server/ask-server.ts';

const LLAMA = 'llama3.2:latest';
const start = (options: Partial<PlainStandInOptions> = {}) =>
	untilTestEnds(createPlainStandIn({ clock: createSystemClock(), ...options }));

test('it lists its models and answers without a key', async () => {
	const server = await start();
	const list = await fetch(`${server.url}/models`);
	expect(await list.json()).toMatchObject({
		object: 'list',
		data: [
			{ id: LLAMA, object: 'model', owned_by: 'library' },
			{ id: 'qwen3:8b', object: 'model' },
		],
	});
	server.answer({ text: 'Hello from home.', reasoning: 'hm' });
	const { chunks, text } = await streamFrom(server, LLAMA, {
		stream_options: { include_usage: true },
	});
	expect(text).toBe('Hello from home.');
	expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
	expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
	expect((await streamFrom(server, LLAMA)).chunks.at(-1)?.usage).toBeUndefined();
	expect(server.violations).toEqual([]);
	expect(server.requests.map(({ tried, verdict }) => [tried, verdict.kind])).toEqual([
		[1, 'answered'],
		[1, 'answered'],
	]);
});

test('a reply that is not streamed tells the usage', async () => {
	const server = await start();
	server.answer({ text: 'Hi', promptTokens: 12 });
	const reply = await clientFor(server).chat.completions.create({
		model: LLAMA,
		messages: [{ role: 'user', content: 'hello' }],
		max_completion_tokens: 10,
	});
	expect(reply.choices[0]?.message.content).toBe('Hi');
	expect(reply.usage).toEqual({ prompt_tokens: 12, completion_tokens: 1, total_tokens: 13 });
});

test('an unknown model is not found, in the plain words of OpenAI', async () => {
	const server = await start();
	const refused = await streamFrom(server, 'llama9').catch((error: unknown) => error);
	if (!(refused instanceof NotFoundError)) throw refused;
	expect(refused.error).toEqual({
		message: 'model "llama9" not found, try pulling it first',
		type: 'not_found_error',
		param: null,
		code: null,
	});
	expect(server.refusals).toHaveLength(1);
});

test('where a key is set, another one is refused', async () => {
	const server = await start({ key: 'secret' });
	expect((await getFrom(server, '/models', 'wrong')).status).toBe(401);
	expect((await getFrom(server, '/models', 'secret')).status).toBe(200);
	const refused = await postTo(server, question(LLAMA));
	expect(await refused.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
});

test.each([
	['a body that is no JSON', 'hello', {}, 'body'],
	['a field of OpenRouter', question(LLAMA, { models: ['qwen3:8b'] }), {}, 'foreign-field'],
	['a header of OpenRouter', question(LLAMA), { 'X-OpenRouter-Title': 'x' }, 'foreign-field'],
	['an id of Discord', question(LLAMA, { user: '123456789012345678' }), {}, 'person'],
	['an endless answer', question(LLAMA, { max_completion_tokens: undefined }), {}, 'token-cap'],
	['a model that is not free', question('qwen3:8b'), {}, 'not-free'],
	[
		'nobody’s question',
		question(LLAMA, { messages: [{ role: 'system', content: 'x' }] }),
		{},
		'messages',
	],
	[
		'an empty question',
		question(LLAMA, { messages: [{ role: 'user', content: ' ' }] }),
		{},
		'messages',
	],
] as const)('%s is noted', async (_, body, headers, rule) => {
	const server = await start({ freeModels: [LLAMA] });
	server.answer({ text: 'ok' });
	await (await postTo(server, body, headers)).arrayBuffer();
	expect(server.violations.map((violation) => violation.rule)).toEqual([rule]);
});

test('a scripted failure is no refusal, comes before or inside the stream, and may follow per model', async () => {
	const server = await start();
	server.answerModel(LLAMA, { failure: 'rate_limit', retryAfterSeconds: 3 });
	const failed = await postTo(server, question(LLAMA));
	expect([failed.status, failed.headers.get('retry-after')]).toEqual([429, '3']);
	server.answerModel(LLAMA, null);
	server.answerNext({ text: 'Half', failure: 'internal', at: 'mid-stream' });
	const thrown = await streamFrom(server, LLAMA).catch((error: unknown) => error);
	expect(thrown).toMatchObject({ error: { type: 'api_error' } });
	expect(server.refusals).toEqual([]);
	expect(server.requests.map(({ verdict }) => verdict)).toEqual([
		{ kind: 'failed', status: 429, error: 'rate_limit' },
		{ kind: 'failed', status: 200, error: 'internal' },
	]);
});

test.each(['500', 'empty', 'garbage'] as const)('the list can fail: %s', async (failure) => {
	const server = await start();
	server.failModels(failure);
	const list = await getFrom(server, '/models');
	expect(list.status).toBe(failure === '500' ? 500 : 200);
	expect(await list.text()).not.toContain(LLAMA);
	server.failModels(null);
	expect(await (await getFrom(server, '/models')).text()).toContain(LLAMA);
	expect(server.calls).toHaveLength(2);
});

test('whoever follows a redirect with the key is noted', async () => {
	const server = await start();
	server.answer({ redirect: true });
	expect((await postTo(server, question(LLAMA))).status).toBe(404);
	expect(server.violations.map(({ rule }) => rule)).toEqual(['redirect']);
});

test('a script that throws is brought up when the stand-in closes', async () => {
	const server = await createPlainStandIn({ clock: createSystemClock() });
	server.answer(() => {
		throw new Error('broken script');
	});
	await expect(postTo(server, question(LLAMA))).rejects.toThrow();
	await expect(server.close()).rejects.toThrow('a script or a listener threw');
});
