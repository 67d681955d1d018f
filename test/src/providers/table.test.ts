import { expect, test } from 'vitest';
import type { ChatRequest } from '../../../src/providers/provider.ts';
import { extraRow } from '../../../src/providers/rows/extra.ts';
import { google, groq, openRouter, type ProviderRow } from '../../../src/providers/table.ts';
import { aModel } from '../../helpers/a-model.ts';
import { question } from './support.ts';

const ollama = extraRow({
	name: 'ollama',
	baseUrl: 'http://127.0.0.1:11434/v1',
	models: ['llama3.2', 'qwen3:8b'],
});

const askedOf = ({ name }: ProviderRow, remoteId: string): ChatRequest => ({
	...question,
	models: [aModel(`${name}:${remoteId}`, { provider: name, remoteId })],
});

test('OpenRouter is told with every request that nothing may cost anything, and who asks', () => {
	expect(openRouter.body(question)).toEqual({
		max_tokens: 512,
		user: 'person-1',
		provider: { max_price: { prompt: 0, completion: 0, request: 0 } },
	});
	expect(openRouter.headers['X-OpenRouter-Title']).toBe('Potluck');
});

test('further models of a request go to OpenRouter as those to fall back on', () => {
	const models = [aModel('a/1:free'), aModel('b/2:free'), aModel('c/3:free')] as const;
	expect(openRouter.body({ ...question, models: [...models] })).toMatchObject({
		models: ['b/2:free', 'c/3:free'],
	});
});

test.each([
	['Groq', groq, { max_completion_tokens: 512 }],
	['Google', google, { max_tokens: 512 }],
	['another server', ollama, { max_tokens: 512 }],
])('%s is sent what it knows and nothing else', (_, row, limit) => {
	const request = askedOf(row, 'some-model');
	expect(row.body(request)).toEqual({ ...limit, stream_options: { include_usage: true } });
	expect(row.messages(request)).toEqual(question.messages);
	expect(row.modelsPerRequest).toBe(1);
});

test.each([
	['groq', groq],
	['google', google],
])('what %s declares free has a budget, and no larger context than a minute of it', (_, row) => {
	expect(row.declaredFree.length).toBeGreaterThan(3);
	for (const { remoteId, contextTokens } of row.declaredFree) {
		const { limits } = row.budgetOf(remoteId) ?? {};
		expect(contextTokens).toBeLessThanOrEqual(limits?.tokensPerMinute ?? 0);
		expect(limits?.requestsPerDay).toBeGreaterThan(0);
		expect(limits?.requestsPerMinute).toBeGreaterThan(0);
	}
	expect(row.budgetOf('a-model-that-costs')).toBeUndefined();
});

test('the day of a model ends at midnight Pacific at Google, and little by little at Groq', () => {
	expect(groq.budgetOf('openai/gpt-oss-120b')).toEqual({
		limits: {
			requestsPerMinute: 30,
			requestsPerDay: 1000,
			tokensPerMinute: 8000,
			tokensPerDay: 200_000,
		},
		day: 'rolling',
	});
	expect(google.budgetOf('gemini-3.1-flash-lite')).toEqual({
		limits: { requestsPerMinute: 15, requestsPerDay: 500, tokensPerMinute: 250_000 },
		day: 'America/Los_Angeles',
	});
});

test('a model that calls tools with a price, judges texts or hears is not declared free', () => {
	const ids = [...groq.declaredFree, ...google.declaredFree].map(({ remoteId }) => remoteId);
	for (const id of ids) expect(id).not.toMatch(/compound|safeguard|whisper|-pro\b|tts|embedding/);
});

test('a row is made of any other server, whose models are those that the operator names', () => {
	expect(ollama).toMatchObject({ name: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1' });
	expect(ollama.declaredFree.map(({ remoteId }) => remoteId)).toEqual(['llama3.2', 'qwen3:8b']);
	expect(ollama.declaredFree[0]).toMatchObject({ contextTokens: 8192, inputs: ['text'] });
	expect(ollama.budgetOf('llama3.2')).toBeUndefined();
});

test('Gemma at Google is told in the first thing that the user said how to answer', () => {
	const picture = { type: 'image/png' as const, bytes: new Uint8Array([1]) };
	const request: ChatRequest = {
		...askedOf(google, 'gemma-4-31b-it'),
		messages: [
			{ role: 'system', content: 'Be brief.' },
			{ role: 'assistant', content: 'Hi.' },
			{ role: 'user', content: 'hello', images: [picture] },
			{ role: 'system', content: 'Be kind.' },
			{ role: 'user', content: 'and now?' },
		],
	};
	expect(google.messages(request)).toEqual([
		{ role: 'assistant', content: 'Hi.' },
		{ role: 'user', content: 'Be brief.\n\nBe kind.\n\nhello', images: [picture] },
		{ role: 'user', content: 'and now?' },
	]);
	const alone = { ...request, messages: [{ role: 'system' as const, content: 'Be brief.' }] };
	expect(google.messages(alone)).toEqual([{ role: 'user', content: 'Be brief.' }]);
});

const headersOf = (headers: Record<string, string>) => (name: string) => headers[name];

test('the headers of Groq tell the requests of the day and the tokens of the minute', () => {
	const header = headersOf({
		'x-ratelimit-limit-requests': '1000',
		'x-ratelimit-remaining-requests': '942',
		'x-ratelimit-reset-requests': '1h23m31s',
		'x-ratelimit-limit-tokens': '8000',
		'x-ratelimit-remaining-tokens': '7013',
		'x-ratelimit-reset-tokens': '7.66s',
	});
	expect(groq.readNews(header, 'openai/gpt-oss-20b')).toEqual({
		provider: 'groq',
		remoteId: 'openai/gpt-oss-20b',
		kind: 'model-limits',
		requestsPerDay: { limit: 1000, remaining: 942 },
		tokensPerMinute: { limit: 8000, remaining: 7013 },
	});
});

test('headers that are missing or no numbers tell nothing', () => {
	expect(groq.readNews(headersOf({}), 'x')).toBeUndefined();
	const odd = { 'x-ratelimit-limit-requests': 'many', 'x-ratelimit-limit-tokens': '-1' };
	expect(groq.readNews(headersOf(odd), 'x')).toBeUndefined();
	const half = headersOf({ 'x-ratelimit-limit-tokens': '8000' });
	expect(groq.readNews(half, 'x')).toEqual({
		provider: 'groq',
		remoteId: 'x',
		kind: 'model-limits',
		tokensPerMinute: { limit: 8000 },
	});
	for (const row of [openRouter, google, ollama]) expect(row.readNews(half, 'x')).toBeUndefined();
});
