import { APIError, InternalServerError, RateLimitError } from 'openai';
import { expect, test } from 'vitest';
import errorBodies from '../../../../src/stand-ins/provider/error-bodies.json' with {
	type: 'json',
};
import type { ErrorId } from '../../../../src/stand-ins/provider/error-body.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { FREE, post, startProvider, stream } from './ask.ts';

test.each(Object.keys(errorBodies) as ErrorId[])(
	'the failure %s comes before the stream',
	async (id) => {
		const provider = await startProvider();
		provider.answer({ failure: id });
		const reply = await post(provider);
		expect(reply.status).toBe(errorBodies[id].status);
		expect(await reply.json()).toHaveProperty('error.message');
		expect(provider.requests[0]?.verdict).toMatchObject({ kind: 'failed', error: id });
		expect(provider.refusals).toEqual([]);
	},
);

test('an upstream without room names the model and says when to come back, if asked to', async () => {
	const provider = await startProvider();
	provider.answer({ failure: 'upstream_429', retryAfterSeconds: 25 });
	const { thrown } = await stream(provider);
	if (!(thrown instanceof RateLimitError)) throw thrown;
	expect(thrown.headers.get('retry-after')).toBe('25');
	expect(thrown.error).toMatchObject({
		metadata: {
			raw: expect.stringContaining(`${FREE} is temporarily`),
			limit_source: 'upstream_provider_shared_pool',
		},
	});
});

test('a scripted account error tells of this moment, not of the day of the capture', async () => {
	const clock = createManualClock(Date.UTC(2026, 10, 23, 12, 0, 30));
	const provider = await startProvider({ clock });
	provider.answer({ failure: 'free_per_min_old' });
	const reply = await post(provider);
	expect(reply.headers.get('x-ratelimit-reset')).toBe(String(Date.UTC(2026, 10, 23, 12, 1)));
});

test('an error after the comments comes at HTTP 200 without choices', async () => {
	const provider = await startProvider();
	provider.answer({ failure: 'upstream_429', at: 'after-comments', comments: 2 });
	const body = await (await post(provider)).text();
	expect(body).toMatch(/^(: OPENROUTER PROCESSING\n\n){2}data: \{"error":\{[^\n]*\}\}\n\n$/);
	const { thrown, chunks } = await stream(provider);
	expect(thrown).toBeInstanceOf(APIError);
	expect(thrown).toMatchObject({ status: undefined, code: 429 });
	expect(chunks).toEqual([]);
});

test.each([
	['finish', [{ delta: { content: '' }, finish_reason: 'error' }]],
	['empty', []],
	['none', undefined],
] as const)(
	'an error in mid-stream comes after the text, with choices: %s',
	async (failureChoices, choices) => {
		const provider = await startProvider();
		provider.answer({
			text: 'some words',
			failure: 'doc_502',
			at: 'mid-stream',
			failAfter: 6,
			failureCode: 'server_error',
			failureChoices,
			done: true,
		});
		const body = await (await post(provider)).text();
		const [event] = body.split('\n\n').filter((line) => line.includes('"error":{'));
		const parsed: unknown = JSON.parse(event?.slice('data: '.length) ?? '');
		expect(parsed).toMatchObject({ error: { code: 'server_error' }, ...(choices && { choices }) });
		if (!choices) expect(parsed).not.toHaveProperty('choices');
		expect(body).toMatch(/data: \[DONE\]\n\n$/);
		const { text, thrown } = await stream(provider);
		expect(text).toBe('some w');
		expect(thrown).toMatchObject({ code: 'server_error' });
	},
);

test('a finish of error can come without an error', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'half', finish: 'error' });
	expect(await stream(provider)).toMatchObject({ text: 'half', finish: ['error'], thrown: null });
});

test('a socket that is cut loses nothing of what was sent', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'one two three', cutSocketAfter: 7 });
	const { text, finish, thrown } = await stream(provider);
	expect([text, finish]).toEqual(['one two', []]);
	expect(thrown).toBeInstanceOf(TypeError);
	expect(provider.requests[0]).toMatchObject({ aborted: false, sentText: 'one two' });
});

test('a socket can be cut before any header', async () => {
	const provider = await startProvider();
	provider.answer({ cutBeforeHeaders: true });
	const { thrown } = await stream(provider);
	expect(thrown).toMatchObject({ name: 'Error', message: 'Connection error.' });
	expect(provider.requests[0]?.aborted).toBe(false);
});

test('a stream can end cleanly without a finish', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'one two', cleanEndWithoutFinish: true });
	expect(await stream(provider)).toMatchObject({ text: 'one two', finish: [], thrown: null });
});

test.each(['stop', null])('an empty answer finishes with %s', async (finish) => {
	const provider = await startProvider();
	provider.answer({ emptyAnswer: true, finish });
	const got = await stream(provider);
	expect(got).toMatchObject({ text: '', finish: finish ? [finish] : [], thrown: null });
	expect(got.chunks.at(-1)).toMatchObject({ usage: { completion_tokens: 0 } });
});

test('JSON in place of a stream yields no chunk, whether it is an answer or an error', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'hello', jsonInsteadOfStream: true });
	const reply = await post(provider);
	expect(reply.headers.get('content-type')).toBe('application/json');
	expect(await reply.json()).toMatchObject({ choices: [{ message: { content: 'hello' } }] });
	expect(await stream(provider)).toMatchObject({ text: '', chunks: [], thrown: null });
	provider.answer({ failure: 'upstream_429', jsonInsteadOfStream: true });
	const failed = await post(provider);
	expect(failed.status).toBe(200);
	expect(await failed.json()).toMatchObject({ error: { code: 429 } });
});

test('a bad gateway answers with a page', async () => {
	const provider = await startProvider();
	provider.answer({ html502: true });
	const { thrown } = await stream(provider);
	expect(thrown).toBeInstanceOf(InternalServerError);
	expect(String(thrown)).toContain('<html>');
});

test('text that is hard to carry arrives as it was', async () => {
	const provider = await startProvider();
	const text = `\u0000\ud83d ${'x'.repeat(50_000)} \u202e\u200b`;
	provider.answer({ chunks: [text] });
	expect((await stream(provider)).text).toBe(text);
});

test('a script that throws is not lost', async () => {
	const provider = await startProvider();
	const fault = new Error('a wrong expectation');
	let thrown = false;
	provider.answer(() => {
		if (thrown) return { text: 'ok' };
		thrown = true;
		throw fault;
	});
	expect((await stream(provider)).thrown).toBeInstanceOf(Error);
	expect(provider.takeFaults()).toEqual([fault]);
	expect((await stream(provider)).text).toBe('ok');
});
