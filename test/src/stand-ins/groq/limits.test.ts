import { RateLimitError } from 'openai';
import { expect, test } from 'vitest';
import {
	createGroqStandIn,
	type GroqStandInOptions,
} from '../../../../src/stand-ins/groq/stand-in.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { postTo, question, streamFrom, untilTestEnds } from '../model-server/ask-server.ts';

const GPT = 'openai/gpt-oss-120b';
/** `hello` and its message make 6 tokens. */
const PROMPT = 6;

async function start(options: Partial<GroqStandInOptions> = {}) {
	const clock = createManualClock();
	const groq = await untilTestEnds(createGroqStandIn({ clock, ...options }));
	groq.answer({ text: 'ok' });
	const ask = async (cap = 100, model = GPT) => {
		const reply = await postTo(groq, question(model, { max_completion_tokens: cap }));
		return { status: reply.status, headers: reply.headers, body: await reply.text() };
	};
	return { clock, groq, ask };
}

test('every answer tells the day of requests and the minute of tokens', async () => {
	const { groq } = await start();
	const reply = await postTo(groq, question(GPT));
	const told = [...reply.headers].filter(([name]) => name.startsWith('x-ratelimit-'));
	expect(Object.fromEntries(told)).toEqual({
		'x-ratelimit-limit-requests': '1000',
		'x-ratelimit-remaining-requests': '999',
		'x-ratelimit-reset-requests': '1m26.4s',
		'x-ratelimit-limit-tokens': '8000',
		'x-ratelimit-remaining-tokens': String(8_000 - PROMPT - 100),
		'x-ratelimit-reset-tokens': '1m0s',
	});
	await reply.arrayBuffer();
});

test('the thirty-first request within a minute is refused until the first is a minute old', async () => {
	const { clock, groq, ask } = await start();
	await ask(1);
	await clock.advance(20_000);
	for (let index = 0; index < 29; index++) await ask(1);
	await clock.advance(10_000);
	const refused = await ask(1);
	expect(refused.status).toBe(429);
	expect(refused.headers.get('retry-after')).toBe('30');
	expect(refused.headers.get('x-ratelimit-limit-requests')).toBe('1000');
	expect(JSON.parse(refused.body)).toEqual({
		error: {
			message: `Rate limit reached for model \`${GPT}\` in organization \`${groq.organization}\` service tier \`on_demand\` on requests per minute (RPM): Limit 30, Used 30, Requested 1. Please try again in 30s.`,
			type: 'requests',
			code: 'rate_limit_exceeded',
		},
	});
	await clock.advance(30_000);
	expect((await ask(1)).status).toBe(200);
	expect(groq.refusals.map(({ verdict }) => verdict)).toEqual([
		{ kind: 'refused', status: 429, error: 'groq_rpm' },
	]);
});

test('where the minute refills, the waits are those of the captures', async () => {
	const { groq, ask } = await start({ minuteCount: 'refill' });
	groq.useOutside(GPT, { requests: 30 });
	expect((await ask(1)).body).toContain('Used 30, Requested 1. Please try again in 2s.');
	const other = 'allam-2-7b';
	groq.useOutside(other, { tokens: 3_286 });
	const refused = await ask(2_757 - PROMPT, other);
	expect(refused.body).toContain(
		'on tokens per minute (TPM): Limit 6000, Used 3286, Requested 2757. Please try again in 430ms. Need more tokens? Upgrade',
	);
	expect(refused.headers.get('retry-after')).toBe('1');
});

test('the prompt and the longest answer are counted when a request comes, and what it took when it ends', async () => {
	const { groq, ask } = await start();
	groq.answerNext({ firstTokenDelayMs: 1_000 });
	const slow = postTo(groq, question(GPT, { max_completion_tokens: 7_900 }));
	const reader = (await slow).body?.getReader();
	expect((await ask(100)).status).toBe(429);
	await reader?.cancel();
	expect((await ask(100)).body).toContain(`Used ${7_900 + PROMPT}, Requested ${100 + PROMPT}`);

	const other = 'openai/gpt-oss-20b';
	expect((await ask(7_900, other)).status).toBe(200);
	const next = await ask(100, other);
	expect(next.headers.get('x-ratelimit-remaining-tokens')).toBe(
		String(8_000 - (PROMPT + 1) - (PROMPT + 100)),
	);
});

test('a request that no minute can hold is too large, and waiting is no help', async () => {
	const { clock, ask } = await start();
	const refused = await ask(8_000);
	expect(refused.status).toBe(413);
	expect(refused.headers.has('retry-after')).toBe(true);
	expect(refused.body).toContain(
		`on tokens per minute (TPM): Limit 8000, Requested ${8_000 + PROMPT}, please reduce your message size and try again.`,
	);
	await clock.advance(600_000);
	expect((await ask(8_000)).status).toBe(413);
});

test('the day of tokens refills evenly, as the captured wait shows', async () => {
	const { clock, groq, ask } = await start();
	groq.useOutside(GPT, { tokens: 199_005 });
	await clock.advance(0);
	const refused = await ask(3_118 - PROMPT);
	expect(refused.body).toContain('on tokens per minute (TPM)');
	groq.setLimits(GPT, { tpm: 1_000_000 });
	const spent = await ask(3_118 - PROMPT);
	expect(spent.headers.get('retry-after')).toBe('917');
	expect(spent.body).toContain(
		'on tokens per day (TPD): Limit 200000, Used 199005, Requested 3118. Please try again in 15m17.136s. Need more tokens?',
	);
	await clock.advance(917_200);
	expect((await ask(3_118 - PROMPT)).status).toBe(200);
});

test('the day of requests comes back one by one, not at midnight', async () => {
	const { clock, groq, ask } = await start();
	groq.setLimits(GPT, { rpm: 10_000 });
	groq.useOutside(GPT, { requests: 1_000 });
	const refused = await ask();
	expect(refused.body).toContain(
		'on requests per day (RPD): Limit 1000, Used 1000, Requested 1. Please try again in 1m26.4s.',
	);
	await clock.advance(86_400);
	expect((await ask()).status).toBe(200);
	expect((await ask()).status).toBe(429);
});

test('a model without a limit of tokens says nothing about tokens of the day', async () => {
	const { groq, ask } = await start();
	groq.useOutside('groq/compound', { tokens: 10_000_000 });
	const refused = await ask(1, 'groq/compound');
	expect(refused.body).toContain('tokens per minute (TPM): Limit 70000');
	expect((await ask()).status).toBe(200);
});

test('the openai package reads the refusal with its headers', async () => {
	const { groq } = await start();
	groq.setLimits(GPT, { rpm: 0 });
	const thrown = await streamFrom(groq, GPT).catch((error: unknown) => error);
	if (!(thrown instanceof RateLimitError)) throw thrown;
	expect(thrown.code).toBe('rate_limit_exceeded');
	expect(thrown.headers.get('x-ratelimit-remaining-requests')).toBe('1000');
});
