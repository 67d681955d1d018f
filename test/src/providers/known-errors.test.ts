import { expect, test } from 'vitest';
import { failureSentence } from '../../../src/chat/failure-sentence.ts';
import type { SentenceKey } from '../../../src/locales/keys.ts';
import { type Failure, ProviderFailure } from '../../../src/providers/provider.ts';
import { type Remedy, remedyOf } from '../../../src/providers/remedy.ts';
import { createSpeak } from '../../../src/render/speak.ts';
import { errors, judge, known, NOON, rowOf } from './judging.ts';

const MINUTE = 60_000;
const UTC_MIDNIGHT = Date.UTC(2026, 9, 3);
const PACIFIC_MIDNIGHT = Date.UTC(2026, 9, 3, 7);

type Expected = readonly [failure: Failure, remedy: Remedy, sentence: SentenceKey];

const gone = (remoteId?: string): Expected => [
	{ kind: 'gone', ...(remoteId && { remoteId }) },
	{ kind: 'model-gone' },
	'chat.failed-gone',
];
const busyUntil = (
	retryAt: number,
	budget?: Extract<Failure, { kind: 'busy' }>['budget'],
): Expected => [
	{ kind: 'busy', retryAt, ...(budget && { budget }) },
	{ kind: 'model-rests', until: retryAt },
	budget?.span === 'day' ? 'chat.failed-spent' : 'chat.failed-busy-until',
];
const minute = (retryAt: number): Expected => [
	{ kind: 'account-minute', retryAt, limit: 20 },
	{ kind: 'account-waits', until: retryAt },
	'chat.failed-minute',
];
const day = (limit: number): Expected => [
	{ kind: 'account-day', retryAt: UTC_MIDNIGHT, limit },
	{ kind: 'account-waits', until: UTC_MIDNIGHT },
	'chat.failed-day',
];
const busy: Expected = [{ kind: 'busy' }, { kind: 'model-rests' }, 'chat.failed-busy'];
const broken: Expected = [{ kind: 'broken' }, { kind: 'model-rests' }, 'chat.failed-broken'];
const key: Expected = [{ kind: 'key' }, { kind: 'key-dead' }, 'chat.failed-key'];
const refused: Expected = [
	{ kind: 'refused' },
	{ kind: 'question-refused' },
	'chat.failed-refused',
];
const unable: Expected = [{ kind: 'unable' }, { kind: 'request-wrong' }, 'chat.failed-unable'];
const tooLong: Expected = [{ kind: 'too-long' }, { kind: 'request-wrong' }, 'chat.failed-too-long'];
const wrong: Expected = [
	{ kind: 'wrong-request' },
	{ kind: 'request-wrong' },
	'chat.failed-wrong-request',
];

const table: Readonly<Record<string, Expected>> = {
	free_per_min: minute(NOON + 2 * MINUTE),
	free_per_min_old: minute(NOON + MINUTE),
	free_per_day_50: day(50),
	free_per_day_1000: day(1000),
	upstream_429: busy,
	upstream_429_previous: busy,
	capacity_exhausted: busyUntil(NOON + 40_000),
	midstream_error: busy,
	sse_error_before_tokens: busy,
	bad_model_id: gone('acme/fake-1.0'),
	models_too_many: wrong,
	provider_400: broken,
	dead_key: key,
	no_key: key,
	no_credits: [{ kind: 'payment' }, { kind: 'key-dead' }, 'chat.failed-payment'],
	in_flight_budget: busyUntil(NOON + 5000),
	key_limit: key,
	moderation: refused,
	guardrail: refused,
	harness_gate: gone('thinkingmachines/inkling:free'),
	'404_1': gone('google/gemini-2.0-flash-exp:free'),
	'404_2': gone(),
	'404_3': gone(),
	'404_4': gone(),
	'404_5': unable,
	'404_6': unable,
	'404_7': unable,
	'404_provider': broken,
	doc_408: broken,
	doc_413: tooLong,
	doc_422: wrong,
	doc_500: broken,
	doc_502: broken,
	doc_503: broken,
	doc_524: broken,
	doc_529: busy,
	groq_tpd: busyUntil(NOON + 917_136, { span: 'day', measure: 'tokens', limit: 200_000 }),
	groq_tpm: busyUntil(NOON + 15_300, { span: 'minute', measure: 'tokens', limit: 8000 }),
	groq_rpm: busyUntil(NOON + 2000, { span: 'minute', measure: 'requests', limit: 30 }),
	groq_413: tooLong,
	groq_401: key,
	groq_decommissioned: gone(),
	gemini_per_day: busyUntil(PACIFIC_MIDNIGHT, { span: 'day', measure: 'requests', limit: 20 }),
	gemini_per_minute: busyUntil(NOON + 17_404, { span: 'minute', measure: 'requests', limit: 5 }),
	gemini_short_429: busyUntil(NOON + MINUTE),
	gemini_bad_key: key,
	gemini_retired: gone(),
	gemini_overloaded: busy,
	gemini_thought_signature: wrong,
};

const speak = createSpeak();

test('every known error has its row in this table', () => {
	expect(Object.keys(table).sort()).toEqual(errors.map(({ id }) => id).sort());
	expect(errors).toHaveLength(49);
});

test.each(Object.entries(table))(
	'%s: what it means, what is done, what is said',
	(id, expected) => {
		const [failure, remedy, sentence] = expected;
		const error = known(id);
		const judged = judge(error, NOON, rowOf(error));
		expect(judged).toEqual(failure);
		expect(remedyOf(judged)).toEqual(remedy);
		expect(failureSentence(judged, { name: 'Gemma 4' }).key).toBe(sentence);
	},
);

test.each(errors)('nothing that the provider wrote of $id reaches a person or the log', (error) => {
	const failure = judge(error, NOON, rowOf(error));
	const sentence = failureSentence(failure, { name: 'Gemma 4' });
	const { name, at, ...others } = sentence.values as Record<string, unknown>;
	expect(others).toEqual({});
	expect([undefined, 'Gemma 4']).toContain(name);
	expect(typeof (at ?? 0)).toBe('number');
	expect(speak(sentence, 'en')).not.toMatch(/user_|org_|https?:|[{}]|<(?!t:\d+:R>)/);
	expect(new ProviderFailure(failure, error.status).message).toMatch(/^[a-z-]+ \(HTTP \d{3}\)$/);
});
