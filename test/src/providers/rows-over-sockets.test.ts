import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createOpenAiProvider } from '../../../src/providers/openai-provider.ts';
import type { ChatRequest } from '../../../src/providers/provider.ts';
import { extraRow } from '../../../src/providers/rows/extra.ts';
import { google, groq, type ProviderRow } from '../../../src/providers/table.ts';
import type { ModelNews } from '../../../src/quota/quota.ts';
import { aModel } from '../../helpers/a-model.ts';
import { silentLog } from '../../helpers/log.ts';
import { known } from './judging.ts';
import { createRecordingLease, gather, question, sseHead, startServer } from './support.ts';

type Seen = { url: string | undefined; headers: IncomingHttpHeaders; body: unknown };

/** Asks one model of this row at a server that answers as told. */
async function ask(
	row: ProviderRow,
	remoteId: string,
	{
		reply,
		request = {},
		isKeyless = false,
		idOf = () => undefined,
	}: {
		reply: (response: ServerResponse) => void;
		request?: Partial<ChatRequest>;
		isKeyless?: boolean;
		idOf?: (remoteId: string) => string | undefined;
	},
) {
	const seen: Seen[] = [];
	const news: ModelNews[] = [];
	const baseUrl = await startServer(async (incoming, response) => {
		let text = '';
		for await (const piece of incoming) text += piece;
		seen.push({ url: incoming.url, headers: incoming.headers, body: JSON.parse(text) });
		reply(response);
	});
	const provider = createOpenAiProvider({
		row,
		key: isKeyless ? undefined : 'gsk_0123456789',
		baseUrl,
		clock: createSystemClock(),
		log: silentLog,
		mayCall: () => true,
		idOf,
		onNews: (one) => news.push(one),
	});
	const models = [aModel(`${row.name}:${remoteId}`, { provider: row.name, remoteId })] as const;
	const { lease } = createRecordingLease();
	const stream = provider.stream(
		{ ...question, ...request, models: [...models] },
		lease,
		new AbortController().signal,
	);
	return { ...(await gather(stream)), seen, news };
}

const limits = {
	'x-ratelimit-limit-requests': '1000',
	'x-ratelimit-remaining-requests': '999',
	'x-ratelimit-limit-tokens': '8000',
	'x-ratelimit-remaining-tokens': '7000',
};
const itsLimits = {
	provider: 'groq',
	remoteId: 'openai/gpt-oss-20b',
	kind: 'model-limits',
	requestsPerDay: { limit: 1000, remaining: 999 },
	tokensPerMinute: { limit: 8000, remaining: 7000 },
};

/** A whole answer by a model of this name. */
const speakAs =
	(model: string, headers: Record<string, string> = {}) =>
	(response: ServerResponse) => {
		const choice = (delta: object, finish_reason: string | null) => ({
			model,
			choices: [{ index: 0, delta, finish_reason }],
		});
		const usage = { prompt_tokens: 9, completion_tokens: 2 };
		const chunks = [choice({ content: 'Hi.' }, null), { ...choice({}, 'stop'), usage }];
		response.writeHead(200, { ...sseHead, ...headers });
		response.end(
			[...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]']
				.map((data) => `data: ${data}\n\n`)
				.join(''),
		);
	};

const refuseAs =
	(id: string, more: Record<string, string> = {}) =>
	(response: ServerResponse) => {
		const { status, headers, body } = known(id);
		response.writeHead(status, { 'Content-Type': 'application/json', ...headers, ...more });
		response.end(JSON.stringify(body));
	};

test('Groq gets its own words, and tells with its answer what is left', async () => {
	const { seen, news, end } = await ask(groq, 'openai/gpt-oss-20b', {
		reply: speakAs('openai/gpt-oss-20b', limits),
	});
	expect(seen).toHaveLength(1);
	expect(seen[0]?.url).toBe('/api/v1/chat/completions');
	expect(seen[0]?.headers.authorization).toBe('Bearer gsk_0123456789');
	expect(seen[0]?.body).toEqual({
		model: 'openai/gpt-oss-20b',
		stream: true,
		stream_options: { include_usage: true },
		max_completion_tokens: 512,
		messages: question.messages,
	});
	expect(end).toMatchObject({
		modelId: 'groq:openai/gpt-oss-20b',
		usage: { promptTokens: 9, answerTokens: 2 },
	});
	expect(news).toEqual([itsLimits]);
});

test('Groq tells with a refusal, too, what is left', async () => {
	const { failure, news, thrown } = await ask(groq, 'openai/gpt-oss-20b', {
		reply: refuseAs('groq_tpm', limits),
	});
	expect(failure).toMatchObject({
		kind: 'busy',
		budget: { span: 'minute', measure: 'tokens', limit: 8000 },
	});
	expect(news).toEqual([itsLimits]);
	expect(String(thrown)).toBe('ProviderFailure: busy (HTTP 429)');
});

test('what is too large for a minute of Groq is too long, whatever time it names', async () => {
	const { failure } = await ask(groq, 'openai/gpt-oss-20b', { reply: refuseAs('groq_413') });
	expect(failure).toEqual({ kind: 'too-long' });
});

test('Google gets nothing that it does not know, and names its models with a prefix', async () => {
	const { seen, news, end } = await ask(google, 'gemini-3.5-flash', {
		reply: speakAs('models/gemini-3.5-flash', limits),
	});
	expect(seen[0]?.body).toEqual({
		model: 'gemini-3.5-flash',
		stream: true,
		stream_options: { include_usage: true },
		max_tokens: 512,
		messages: question.messages,
	});
	expect(end?.modelId).toBe('google:gemini-3.5-flash');
	expect(news).toEqual([]);
});

test('a model of Google that answers for another is found by its name without the prefix', async () => {
	const { end } = await ask(google, 'gemini-3.5-flash', {
		reply: speakAs('models/gemini-3.8-flash'),
		idOf: (remoteId) => (remoteId === 'gemini-3.8-flash' ? 'google:gemini-3.8-flash' : undefined),
	});
	expect(end?.modelId).toBe('google:gemini-3.8-flash');
});

test('Gemma at Google gets no system message', async () => {
	const { seen } = await ask(google, 'gemma-4-31b-it', { reply: speakAs('gemma-4-31b-it') });
	expect(seen[0]?.body).toMatchObject({
		messages: [{ role: 'user', content: 'Be brief.\n\nhello' }],
	});
});

test('the list that Google wraps its errors in is opened', async () => {
	const day = await ask(google, 'gemini-3.5-flash', { reply: refuseAs('gemini_per_day') });
	expect(day.failure).toMatchObject({
		kind: 'busy',
		budget: { span: 'day', measure: 'requests', limit: 20 },
	});
	const key = await ask(google, 'gemini-3.5-flash', { reply: refuseAs('gemini_bad_key') });
	expect(key.failure).toEqual({ kind: 'key' });
});

const ollama = extraRow({ name: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', models: ['a'] });

test('a server without a key is sent none', async () => {
	const { seen, end } = await ask(ollama, 'llama3.2', {
		reply: speakAs('llama3.2'),
		isKeyless: true,
	});
	expect(seen[0]?.headers).not.toHaveProperty('authorization');
	expect(end).toMatchObject({ reason: 'complete', modelId: 'ollama:llama3.2' });
});

test('a picture goes after the words, as a data URL', async () => {
	const bytes = new Uint8Array([137, 80, 78, 71]);
	const content = 'what is this?';
	const { seen } = await ask(google, 'gemini-3.5-flash', {
		reply: speakAs('gemini-3.5-flash'),
		request: { messages: [{ role: 'user', content, images: [{ type: 'image/png', bytes }] }] },
	});
	expect(seen[0]?.body).toMatchObject({
		messages: [
			{
				role: 'user',
				content: [
					{ type: 'text', text: content },
					{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw==' } },
				],
			},
		],
	});
});
