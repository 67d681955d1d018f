import { expect, test } from 'vitest';
import { extraRow } from '../../../src/providers/rows/extra.ts';
import { google, groq, openRouter } from '../../../src/providers/table.ts';
import { judge, known, NOON } from './judging.ts';

const MIDNIGHT = Date.UTC(2026, 9, 3);

test('the minute of the account ends when the provider says, and its limit is learned', () => {
	const resetMs = 1_790_985_660_000;
	const expected = { kind: 'account-minute', retryAt: resetMs, limit: 20 };
	expect(judge(known('free_per_min'), resetMs - 30_000)).toEqual(expected);
});

test('the day of the account ends when the provider says, and its limit is learned', () => {
	const resetMs = 1_790_985_600_000;
	const expected = { kind: 'account-day', retryAt: resetMs, limit: 1000 };
	expect(judge(known('free_per_day_1000'), resetMs - 3_600_000)).toEqual(expected);
});

test('the headers count when they stand in the body alone', () => {
	const { body } = known('free_per_min');
	const resetMs = 1_790_985_660_000;
	const failure = judge({ status: 429, headers: {}, body }, resetMs - 1000);
	expect(failure).toEqual({ kind: 'account-minute', retryAt: resetMs, limit: 20 });
});

test('the headers count when the body says nothing', () => {
	const headers = { 'X-RateLimit-Limit': '16', 'X-RateLimit-Reset': String(NOON + 40_000) };
	const expected = { kind: 'account-minute', retryAt: NOON + 40_000, limit: 16 };
	expect(judge({ status: 429, headers, body: undefined }, NOON)).toEqual(expected);
	const daily = { ...headers, 'X-RateLimit-Reset': String(MIDNIGHT / 1000) };
	const day = { kind: 'account-day', retryAt: MIDNIGHT, limit: 16 };
	expect(judge({ status: 429, headers: daily, body: undefined }, NOON)).toEqual(day);
});

test('a refusal that nobody understands is taken for the minute of the account', () => {
	for (const body of [undefined, '<html>', {}, { error: null }, { error: 'slow down' }, []]) {
		const failure = judge({ status: 429, headers: {}, body }, NOON);
		expect(failure).toEqual({ kind: 'account-minute', retryAt: NOON + 60_000 });
	}
});

test('a refusal inside a stream is never the account: its gate stands before the stream', () => {
	const body = { error: { code: 429, message: 'Rate limit exceeded' } };
	expect(judge({ status: 200, headers: {}, body }, NOON)).toEqual({ kind: 'busy' });
	const named = { error: { code: 429, message: 'Rate limit exceeded: free-models-per-min. ' } };
	expect(judge({ status: 200, headers: {}, body: named }, NOON).kind).toBe('account-minute');
});

test('an upstream without room says when to come back, in a header or in its body', () => {
	const { body } = known('upstream_429');
	const failure = judge({ status: 429, headers: { 'Retry-After': '23' }, body }, NOON);
	expect(failure).toEqual({ kind: 'busy', retryAt: NOON + 23_000 });
	const inBody = judge({ ...known('capacity_exhausted'), headers: {} }, NOON);
	expect(inBody).toEqual({ kind: 'busy', retryAt: NOON + 40_000 });
});

test.each([401, 403])(
	"with a provider's name, %i is about that provider's key, not ours",
	(status) => {
		const metadata = { provider_name: 'Chutes', raw: 'invalid api key' };
		const body = { error: { code: status, message: 'Provider returned error', metadata } };
		expect(judge({ status, headers: {}, body }, NOON)).toEqual({ kind: 'broken' });
	},
);

test('a question that is too long is told from other wrong requests', () => {
	const message =
		"This endpoint's maximum context length is 4096 tokens. However, you requested 9000";
	const body = { error: { code: 400, message } };
	expect(judge({ status: 400, headers: {}, body }, NOON).kind).toBe('too-long');
	const typed = { error: { message: '', metadata: { error_type: 'context_length_exceeded' } } };
	expect(judge({ status: 400, headers: {}, body: typed }, NOON).kind).toBe('too-long');
	const relayed = { message: 'Provider returned error', metadata: { raw: 'context window' } };
	expect(judge({ status: 400, headers: {}, body: { error: relayed } }, NOON).kind).toBe('too-long');
});

test('an error that names its status in the body alone is read all the same', () => {
	const body = { error: { http_status: 402, message: 'Insufficient credits' } };
	expect(judge({ status: 200, headers: {}, body }, NOON).kind).toBe('payment');
	const word = { error: { code: 'server_error', message: '…' } };
	expect(judge({ status: 200, headers: {}, body: word }, NOON).kind).toBe('broken');
});

const ollama = extraRow({ name: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', models: ['a'] });
const ROWS = [openRouter, groq, google, ollama];

test.each(ROWS)('no body of any shape makes the reading of $name throw', (row) => {
	const shapes = [
		null,
		7,
		'text',
		[],
		[[]],
		[null],
		{ error: [] },
		{ error: { metadata: 'x' } },
		{ error: { details: 'x', status: 7 } },
		[{ error: { details: [null, { violations: [null] }, { violations: 'x', retryDelay: 5 }] } }],
		{ error: { message: '(TPM): Limit 9e99, Please try again in 1.1.1s.' } },
	];
	for (const status of [200, 400, 401, 402, 403, 404, 413, 429, 498, 500, 503, 529]) {
		for (const body of shapes) {
			expect(judge({ status, headers: {}, body }, NOON, row).kind).toBeTypeOf('string');
		}
	}
});

test('the account is nothing that another provider knows: its refusals are about the model', () => {
	const bodies = [undefined, '<html>', { error: { message: 'free-models-per-min' } }];
	for (const row of [groq, google, ollama]) {
		for (const body of bodies)
			expect(judge({ status: 429, headers: {}, body }, NOON, row).kind).toBe('busy');
	}
});

test('an unknown server is read in the words of OpenAI', () => {
	const say = (status: number, error: object, headers = {}) =>
		judge({ status, headers, body: { error } }, NOON, ollama);
	expect(say(429, {}, { 'retry-after': '7' })).toEqual({ kind: 'busy', retryAt: NOON + 7000 });
	expect(say(503, { message: 'server busy' })).toEqual({ kind: 'busy' });
	expect(say(404, { message: 'model "x" not found' })).toEqual({ kind: 'gone' });
	expect(say(400, { code: 'model_not_found' })).toEqual({ kind: 'gone' });
	expect(say(400, { code: 'context_length_exceeded' })).toEqual({ kind: 'too-long' });
	expect(say(429, { code: 'insufficient_quota' })).toEqual({ kind: 'payment' });
	expect(say(401, {})).toEqual({ kind: 'key' });
	expect(say(403, { message: 'Forbidden' })).toEqual({ kind: 'refused' });
	expect(say(500, {})).toEqual({ kind: 'broken' });
});

test('a refusal of Groq without its sentence waits as its header says', () => {
	const message = 'Rate limit reached … on requests per day (RPD): Limit 1000, Used 1000';
	const body = { error: { message } };
	const budget = { span: 'day', measure: 'requests', limit: 1000 };
	const headers = { 'retry-after': '90' };
	expect(judge({ status: 429, headers, body }, NOON, groq)).toEqual({
		kind: 'busy',
		retryAt: NOON + 90_000,
		budget,
	});
	expect(judge({ status: 429, headers: {}, body }, NOON, groq)).toEqual({
		kind: 'busy',
		retryAt: NOON + 3_600_000,
		budget,
	});
});

test('Groq without capacity is busy, and what it forbids us is gone', () => {
	expect(judge({ status: 498, headers: {}, body: {} }, NOON, groq).kind).toBe('busy');
	const body = { error: { message: 'The model is blocked at the organization level' } };
	expect(judge({ status: 403, headers: {}, body }, NOON, groq).kind).toBe('gone');
});

const spentAtGoogle = (violations: readonly object[]) => ({
	status: 429,
	headers: {},
	body: [
		{ error: { code: 429, message: '', status: 'RESOURCE_EXHAUSTED', details: [{ violations }] } },
	],
});

test('what Google counts in tokens is learned as tokens', () => {
	const quotaMetric =
		'generativelanguage.googleapis.com/generate_content_free_tier_input_token_count';
	const quotaId = 'GenerateContentInputTokensPerModelPerMinute-FreeTier';
	const error = spentAtGoogle([{ quotaMetric, quotaId, quotaValue: '250000' }]);
	expect(judge(error, NOON, google)).toEqual({
		kind: 'busy',
		retryAt: NOON + 60_000,
		budget: { span: 'minute', measure: 'tokens', limit: 250_000 },
	});
});

test('of several limits of Google that are spent the one of the day counts', () => {
	const error = spentAtGoogle([
		{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier', quotaValue: '5' },
		{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier', quotaValue: '20' },
	]);
	expect(judge(error, NOON, google)).toMatchObject({
		retryAt: Date.UTC(2026, 9, 3, 7),
		budget: { span: 'day', measure: 'requests', limit: 20 },
	});
});

test('a model of Google with a free limit of nothing is no free model', () => {
	const quotaId = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier';
	expect(judge(spentAtGoogle([{ quotaId, quotaValue: '0' }]), NOON, google).kind).toBe('gone');
});

test('where Google serves nobody without pay, none of its models answers', () => {
	const message = 'User location is not supported for the API use.';
	const body = [{ error: { code: 400, message, status: 'FAILED_PRECONDITION' } }];
	expect(judge({ status: 400, headers: {}, body }, NOON, google)).toEqual({ kind: 'gone' });
});

test('a prompt that Google cannot hold is too long, and a key that it took back is dead', () => {
	const message =
		'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).';
	const long = [{ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }];
	expect(judge({ status: 400, headers: {}, body: long }, NOON, google).kind).toBe('too-long');
	const none = [{ error: { code: 400, message: 'Missing or invalid Authorization header.' } }];
	expect(judge({ status: 400, headers: {}, body: none }, NOON, google).kind).toBe('key');
	const leaked = [{ error: { code: 403, message: 'Leaked.', status: 'PERMISSION_DENIED' } }];
	expect(judge({ status: 403, headers: {}, body: leaked }, NOON, google).kind).toBe('key');
});

test('the paid model that OpenRouter recommends is not taken for the one that is gone', () => {
	const message = 'openai/gpt-oss-20b:free is unavailable for free, use this slug instead: a/b';
	const error = { status: 404, headers: {}, body: { error: { message, code: 404 } } };
	expect(judge(error, NOON)).toEqual({ kind: 'gone', remoteId: 'openai/gpt-oss-20b:free' });
});
