import { createServer } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ProviderFailure } from '../../../src/providers/provider.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import {
	askOnce,
	createRecordingLease,
	createTestProvider,
	FREE,
	gather,
	question,
	startServer,
	startStandIn,
} from './support.ts';

test('an answer is streamed and ends with who spoke and what it cost', async () => {
	const standIn = await startStandIn();
	standIn.answer({ chunks: ['Hello', ' there', '.'], promptTokens: 17 });
	const { lease, done } = createRecordingLease();
	const { events } = await askOnce(createTestProvider(standIn.url), lease);
	expect(events).toEqual([
		{ type: 'answering', modelId: FREE },
		{ type: 'text', delta: 'Hello' },
		{ type: 'text', delta: ' there' },
		{ type: 'text', delta: '.' },
		{
			type: 'end',
			reason: 'complete',
			modelId: FREE,
			usage: { promptTokens: 17, answerTokens: expect.any(Number) },
		},
	]);
	expect(done).toEqual(['sent']);
	expect(standIn.violations).toEqual([]);
});

test('every request carries the price of nothing, our name, the pseudonym and the cap', async () => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Yes.' });
	await askOnce(createTestProvider(standIn.url));
	const [request] = standIn.requests;
	expect(request?.body).toMatchObject({
		model: FREE,
		stream: true,
		max_tokens: 512,
		user: 'person-1',
		provider: { max_price: { prompt: 0, completion: 0, request: 0 } },
		messages: question.messages,
	});
	expect(request?.headers['x-openrouter-title']).toBe('Potluck');
	expect(request?.headers['openai-organization']).toBeUndefined();
	expect(standIn.violations).toEqual([]);
});

test('half characters are mended before they are sent', async () => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Yes.' });
	const broken = { ...question, messages: [{ role: 'user' as const, content: 'a\ud83db\u0000' }] };
	const provider = createTestProvider(standIn.url);
	const { lease } = createRecordingLease();
	const { end } = await gather(provider.stream(broken, lease, new AbortController().signal));
	expect(end?.reason).toBe('complete');
	expect(standIn.requests[0]?.body?.messages[0]?.content).toBe('a\ufffdb\u0000');
});

test('the lease is marked as sent after everything of ours and before the request exists', async () => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Yes.' });
	let arrived = -1;
	const { lease } = createRecordingLease(async () => {
		await new Promise((resolve) => setImmediate(resolve));
		arrived = standIn.requests.length;
	});
	await askOnce(createTestProvider(standIn.url), lease);
	expect(arrived).toBe(0);
	expect(standIn.requests).toHaveLength(1);
});

test('a lease that cannot be marked as sent stops the request, with its own error', async () => {
	const standIn = await startStandIn();
	const reason = new Error('no ledger');
	const { lease, done } = createRecordingLease(() => Promise.reject(reason));
	const { thrown } = await askOnce(createTestProvider(standIn.url), lease);
	expect(thrown).toBe(reason);
	expect(done).toEqual([]);
	expect(standIn.requests).toHaveLength(0);
});

test('a model that the list does not show as free is never called', async () => {
	const standIn = await startStandIn();
	const asked: string[] = [];
	const mayCall = (id: string) => asked.push(id) > 1;
	const provider = createTestProvider(standIn.url, { mayCall });
	const { lease, done } = createRecordingLease();
	expect((await askOnce(provider, lease)).failure).toEqual({ kind: 'gone', remoteId: FREE });
	expect(asked).toEqual([FREE]);
	expect(done).toEqual([]);
	expect(standIn.requests).toHaveLength(0);
});

test('the model that really answered is named', async () => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Hi', model: 'acme/other:free' });
	expect((await askOnce(createTestProvider(standIn.url))).end?.modelId).toBe('acme/other:free');
});

test.each([
	['comments', { comments: 40 }],
	['writes of one byte', { splitBytes: 1 }],
	['CRLF', { crlf: true }],
	['CRLF in writes of two bytes', { crlf: true, splitBytes: 2 }],
	[
		'odd chunks',
		{
			oddities: [
				'null-delta',
				'null-content',
				'missing-delta',
				'missing-choices',
				'empty-choices',
			] as const,
		},
	],
	['figures in an empty delta', { usageVariant: 'empty-delta' as const }],
	['figures in a repeated finish', { usageVariant: 'repeated-finish' as const }],
	['figures without choices', { usageVariant: 'empty-choices' as const }],
	['no [DONE]', { done: false }],
])('a stream with %s is read to its end', async (_, script) => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Grüße, 百家饭 😀!', promptTokens: 5, ...script });
	const { text, end, failure } = await askOnce(createTestProvider(standIn.url));
	expect({ text, failure }).toEqual({ text: 'Grüße, 百家饭 😀!', failure: undefined });
	expect(end).toMatchObject({ reason: 'complete', usage: { promptTokens: 5 } });
});

test('an answer without figures is complete', async () => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Hi', usageVariant: 'none' });
	const { end } = await askOnce(createTestProvider(standIn.url));
	expect(end).toEqual({ type: 'end', reason: 'complete', modelId: FREE });
});

test('thoughts are told as thinking, never as text', async () => {
	const standIn = await startStandIn();
	standIn.answer({ reasoning: 'hm well', chunks: ['<thi', 'nk>x</think>', '\n\nYes'] });
	const { events, text } = await askOnce(createTestProvider(standIn.url));
	expect(text).toBe('Yes');
	const thoughts = events.flatMap((event) => (event.type === 'thinking' ? [event.delta] : []));
	expect(thoughts.join('')).toBe('hm wellx');
	expect(events.filter(({ type }) => type === 'text')).toHaveLength(1);
});

test('text that turns out to have been a thought is taken back', async () => {
	const standIn = await startStandIn();
	standIn.answer({ chunks: ['hm ', 'well</thi', 'nk>', '\n\nYes'] });
	const { events } = await askOnce(createTestProvider(standIn.url));
	expect(events.filter(({ type }) => type === 'text')).toEqual([
		{ type: 'text', delta: 'hm ' },
		{ type: 'text', delta: 'well' },
		{ type: 'text', delta: 'Yes', startsAnew: true },
	]);
	expect(events).toContainEqual({ type: 'thinking', delta: 'hm well' });
});

test.each([
	['STOP', 'complete'],
	['end_turn', 'complete'],
	['length', 'length'],
	['content_filter', 'filtered'],
])('the finish reason %s ends the answer as %s', async (finish, reason) => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Words', finish });
	expect((await askOnce(createTestProvider(standIn.url))).end?.reason).toBe(reason);
});

test.each([
	['nothing', { emptyAnswer: true }, 'empty'],
	['nothing but blanks', { chunks: [' ', '\n'] }, 'empty'],
	['nothing but thoughts', { emptyAnswer: true, reasoning: 'hm hm', finish: 'length' }, 'empty'],
	['nothing, filtered', { emptyAnswer: true, finish: 'content_filter' }, 'refused'],
] as const)('a finish reason after %s is a failure', async (_, script, kind) => {
	const standIn = await startStandIn();
	standIn.answer({ ...script });
	const { failure, text } = await askOnce(createTestProvider(standIn.url));
	expect({ failure, text }).toEqual({ failure: { kind }, text: '' });
});

test.each([
	['an error chunk', { failure: 'doc_502', at: 'mid-stream' }],
	['an error chunk and [DONE]', { failure: 'doc_502', at: 'mid-stream', done: true }],
	[
		'an error chunk with a word as code',
		{ failure: 'doc_500', at: 'mid-stream', failureCode: 'server_error' },
	],
	[
		'an error chunk with empty choices',
		{ failure: 'doc_502', at: 'mid-stream', failureChoices: 'empty' },
	],
	[
		'an error chunk without choices',
		{ failure: 'doc_502', at: 'mid-stream', failureChoices: 'none' },
	],
	['finish reason error without an error', { finish: 'error' }],
	['a cut socket', { cutSocketAfter: 4 }],
	['a clean end without a finish reason', { cleanEndWithoutFinish: true }],
	['an empty finish reason', { finish: '' }],
] as const)('%s after some words is a failure, and the words were told', async (_, script) => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Well, I', ...script });
	const { text, failure, end } = await askOnce(createTestProvider(standIn.url));
	expect(failure).toEqual({ kind: 'broken' });
	expect(text).toMatch(/^Well/);
	expect(end).toBeUndefined();
});

test('a refusal in the middle of a stream is the model’s, not the account’s', async () => {
	const standIn = await startStandIn();
	standIn.answer({ text: 'Well, I', failure: 'upstream_429', at: 'mid-stream' });
	expect((await askOnce(createTestProvider(standIn.url))).failure).toEqual({ kind: 'busy' });
});

test('an error at HTTP 200 before the first word is read as what it says', async () => {
	const standIn = await startStandIn();
	standIn.answer({ failure: 'upstream_429', at: 'after-comments' });
	const { failure, events } = await askOnce(createTestProvider(standIn.url));
	expect({ failure, events }).toEqual({ failure: { kind: 'busy' }, events: [] });
});

test.each([
	['JSON in place of a stream', { jsonInsteadOfStream: true, text: 'Hi' }, 'broken'],
	['an error in JSON at HTTP 200', { jsonInsteadOfStream: true, failure: 'upstream_429' }, 'busy'],
	['a page of HTML', { html502: true }, 'broken'],
	['a cut before the headers', { cutBeforeHeaders: true }, 'broken'],
	['an unknown key', { failure: 'dead_key' }, 'key'],
	['a debt', { failure: 'no_credits' }, 'payment'],
	['a moderated question', { failure: 'moderation' }, 'refused'],
	['a gate for other apps', { failure: 'harness_gate' }, 'gone'],
	['a paid model recommended instead', { failure: '404_2' }, 'gone'],
	['a crash', { failure: 'doc_500' }, 'broken'],
] as const)('%s is one request and one failure', async (_, script, kind) => {
	const standIn = await startStandIn();
	standIn.answer({ ...script });
	const { lease, done } = createRecordingLease();
	const { failure, events } = await askOnce(createTestProvider(standIn.url), lease);
	expect({ kind: failure?.kind, events, done }).toEqual({ kind, events: [], done: ['sent'] });
	expect(standIn.requests).toHaveLength(1);
	expect(standIn.requests.map(({ model }) => model)).toEqual([FREE]);
});

test("the account's minute and day are told with their time and limit", async () => {
	const standIn = await startStandIn({ minuteLimit: 1, dayLimit: 2 });
	const provider = createTestProvider(standIn.url);
	standIn.answer({ text: 'Hi' });
	await askOnce(provider);
	const minute = (await askOnce(provider)).failure;
	expect(minute).toEqual({ kind: 'account-minute', retryAt: expect.any(Number), limit: 1 });
	const day = (await askOnce(provider)).failure;
	expect(day).toEqual({ kind: 'account-day', retryAt: expect.any(Number), limit: 2 });
	expect(day).toHaveProperty('retryAt', (Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000);
});

test('an upstream without room keeps its Retry-After', async () => {
	const standIn = await startStandIn();
	standIn.answer({ failure: 'upstream_429', retryAfterSeconds: 23 });
	const { failure } = await askOnce(createTestProvider(standIn.url));
	expect(failure).toEqual({ kind: 'busy', retryAt: expect.any(Number) });
});

test('a list of errors, as Google sends them, keeps what it says', async () => {
	const body = [
		{ error: { code: 404, message: 'This model is no longer available to new users.' } },
	];
	const url = await startServer((_, response) => {
		response.writeHead(404, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
	});
	expect((await askOnce(createTestProvider(url))).failure).toEqual({ kind: 'gone' });
});

test('no answer at the address is a failure, after the lease was marked', async () => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	await new Promise((resolve) => server.close(resolve));
	const { lease, done } = createRecordingLease();
	const provider = createTestProvider(`http://127.0.0.1:${address.port}`);
	expect((await askOnce(provider, lease)).failure).toEqual({ kind: 'broken' });
	expect(done).toEqual(['sent']);
});

test('a failure holds none of what the provider or the person said', async () => {
	const standIn = await startStandIn();
	standIn.answer({ failure: 'moderation' });
	const { thrown } = await askOnce(createTestProvider(standIn.url));
	if (!(thrown instanceof ProviderFailure)) throw new Error('no failure');
	expect(thrown.message).toBe('refused (HTTP 403)');
	expect(thrown.cause).toBeUndefined();
});

test('a page without end is not read to its end', async () => {
	let closed = false;
	const url = await startServer((_, response) => {
		response.writeHead(502, { 'Content-Type': 'text/html' });
		const more = setInterval(() => response.write('x'.repeat(30_000)), 1);
		response.on('close', () => {
			closed = true;
			clearInterval(more);
		});
	});
	expect((await askOnce(createTestProvider(url))).failure).toEqual({ kind: 'broken' });
	await eventually(() => expect(closed).toBe(true));
});

test('nothing is left behind by answers, failures and stops', async () => {
	const clock = createManualClock();
	const standIn = await startStandIn();
	const provider = createTestProvider(standIn.url, { clock });
	standIn.answerNext({ text: 'Hi' }, { failure: 'doc_500' }, { text: 'Hi', cutSocketAfter: 1 });
	const stop = new AbortController();
	const added = vi.spyOn(stop.signal, 'addEventListener');
	const removed = vi.spyOn(stop.signal, 'removeEventListener');
	onTestFinished(() => void vi.restoreAllMocks());
	for (let round = 0; round < 3; round++) {
		await askOnce(provider, createRecordingLease().lease, stop.signal);
	}
	expect(clock.timers()).toBe(0);
	expect(removed.mock.calls.length).toBe(added.mock.calls.length);
});

test('a cost is told even of an answer without a word, after who it was that gave none', async () => {
	const standIn = await startStandIn();
	standIn.answer({ emptyAnswer: true, cost: 0.002 });
	const { events, failure } = await askOnce(createTestProvider(standIn.url));
	expect(failure).toEqual({ kind: 'empty' });
	expect(events).toEqual([
		{ type: 'answering', modelId: FREE },
		{ type: 'paid', cost: 0.002, modelId: FREE },
	]);
});
