import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failureOf } from '../../../src/providers/failure.ts';
import type { Failure } from '../../../src/providers/provider.ts';

type Known = { id: string; status: number; headers: Record<string, string>; body: unknown };

const { errors }: { errors: Known[] } = JSON.parse(
	readFileSync(new URL('../../fixtures/provider-errors.json', import.meta.url), 'utf8'),
);
const known = (id: string): Known => {
	const found = errors.find((error) => error.id === id);
	if (!found) throw new Error(`no error ${id}`);
	return found;
};

const lookup = (headers: Record<string, string>) => {
	const lower = new Map(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
	return (name: string) => lower.get(name);
};

const judge = ({ status, headers, body }: Omit<Known, 'id'>, nowMs: number): Failure =>
	failureOf({ status: status === 200 ? undefined : status, header: lookup(headers), body }, nowMs);

const NOON = Date.UTC(2026, 9, 2, 12);
const MIDNIGHT = Date.UTC(2026, 9, 3);

const kinds: Record<string, Failure['kind']> = {
	free_per_min: 'account-minute',
	free_per_min_old: 'account-minute',
	free_per_day_50: 'account-day',
	free_per_day_1000: 'account-day',
	upstream_429: 'busy',
	upstream_429_previous: 'busy',
	capacity_exhausted: 'busy',
	midstream_error: 'busy',
	sse_error_before_tokens: 'busy',
	bad_model_id: 'gone',
	models_too_many: 'wrong-request',
	provider_400: 'broken',
	dead_key: 'key',
	no_key: 'key',
	no_credits: 'payment',
	in_flight_budget: 'busy',
	key_limit: 'key',
	moderation: 'refused',
	guardrail: 'refused',
	harness_gate: 'gone',
	'404_1': 'gone',
	'404_2': 'gone',
	'404_3': 'gone',
	'404_4': 'gone',
	'404_5': 'wrong-request',
	'404_6': 'wrong-request',
	'404_7': 'wrong-request',
	'404_provider': 'broken',
	doc_408: 'broken',
	doc_413: 'too-long',
	doc_422: 'wrong-request',
	doc_500: 'broken',
	doc_502: 'broken',
	doc_503: 'broken',
	doc_524: 'broken',
	doc_529: 'busy',
	gemini_bad_key: 'key',
	gemini_retired: 'gone',
	gemini_overloaded: 'broken',
	gemini_short_429: 'account-minute',
	groq_401: 'key',
	groq_decommissioned: 'gone',
	groq_413: 'too-long',
};

test.each(Object.entries(kinds))('the known error %s means %s', (id, kind) => {
	expect(judge(known(id), NOON).kind).toBe(kind);
});

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

test('no body of any shape makes it throw', () => {
	const shapes = [null, 7, 'text', [], [[]], [null], { error: [] }, { error: { metadata: 'x' } }];
	for (const status of [200, 400, 401, 402, 403, 404, 413, 429, 500, 529]) {
		for (const body of shapes) {
			expect(judge({ status, headers: {}, body }, NOON).kind).toBeTypeOf('string');
		}
	}
});
