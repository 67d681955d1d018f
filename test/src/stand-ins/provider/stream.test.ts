import { expect, test } from 'vitest';
import type { AnswerScript } from '../../../../src/stand-ins/provider/script.ts';
import type { ProviderStandIn } from '../../../../src/stand-ins/provider/stand-in.ts';
import { FREE, goodBody, post, startProvider, stream } from './ask.ts';

async function told(provider: ProviderStandIn, script: AnswerScript) {
	provider.answerNext(script);
	return (await post(provider)).text();
}

const dataOf = (body: string) =>
	body
		.split('\n\n')
		.filter((line) => line.startsWith('data: {'))
		.map((line): unknown => JSON.parse(line.slice('data: '.length)));

test('a stream is a comment, chunks that repeat role and provider, a finish, the usage and DONE', async () => {
	const provider = await startProvider();
	const body = await told(provider, { chunks: ['Hel', 'lo'] });
	expect(body).toMatch(/^: OPENROUTER PROCESSING\n\ndata: /);
	expect(body).toMatch(/data: \[DONE\]\n\n$/);
	const common = {
		id: provider.requests[0]?.id,
		provider: 'Google AI Studio',
		model: FREE,
		object: 'chat.completion.chunk',
	};
	const delta = { role: 'assistant', reasoning: null, reasoning_details: [] };
	expect(dataOf(body)).toMatchObject([
		{ ...common, choices: [{ delta: { ...delta, content: 'Hel' }, finish_reason: null }] },
		{ ...common, choices: [{ delta: { ...delta, content: 'lo' }, native_finish_reason: null }] },
		{ ...common, choices: [{ delta: { ...delta, content: '' }, finish_reason: 'stop' }] },
		{ ...common, choices: [], usage: { completion_tokens: 2, cost: 0 } },
	]);
});

test.each([
	['empty-delta', [{ delta: { content: '' }, finish_reason: null }]],
	['repeated-finish', [{ delta: { content: '' }, finish_reason: 'stop' }]],
] as const)('the usage comes in the older shape %s', async (usageVariant, choices) => {
	const provider = await startProvider();
	const body = await told(provider, { text: 'a', usageVariant });
	expect(dataOf(body).at(-1)).toMatchObject({ choices, usage: { prompt_tokens: 6 } });
});

test('the usage, the finish and DONE can be left out', async () => {
	const provider = await startProvider();
	const body = await told(provider, { text: 'a', usageVariant: 'none', finish: null, done: false });
	expect(body).not.toContain('usage');
	expect(body).not.toContain('[DONE]');
	expect(dataOf(body).at(-1)).toMatchObject({ choices: [{ finish_reason: null }] });
});

test('line ends can be CRLF', async () => {
	const provider = await startProvider();
	const body = await told(provider, { text: 'two words', crlf: true });
	expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	provider.answer({ text: 'two words', crlf: true });
	expect((await stream(provider)).text).toBe('two words');
});

test('bytes come apart inside a character, and together they are the text', async () => {
	const provider = await startProvider();
	const text = '汉字 🙂 é';
	provider.answer({ text, splitBytes: 1 });
	const reply = await post(provider);
	const parts: Uint8Array[] = [];
	for await (const part of reply.body ?? []) parts.push(part);
	const broken = parts.filter((part) => new TextDecoder().decode(part).includes('\ufffd'));
	expect(broken.length).toBeGreaterThan(5);
	expect(Buffer.concat(parts).toString()).toContain('汉字');
	expect((await stream(provider)).text).toBe(text);
});

test('comments come as often as asked', async () => {
	const provider = await startProvider();
	const body = await told(provider, { text: 'a', comments: 3 });
	expect(body.split(': OPENROUTER PROCESSING\n\n')).toHaveLength(4);
	expect(await told(provider, { text: 'a', comments: 0 })).not.toContain('OPENROUTER');
});

test('reasoning comes before the text, and on its own', async () => {
	const provider = await startProvider();
	const both = dataOf(await told(provider, { reasoning: 'Hm.', text: 'Yes' }));
	expect(both[0]).toMatchObject({
		choices: [
			{
				delta: {
					content: '',
					reasoning: 'Hm',
					reasoning_details: [{ type: 'reasoning.text', text: 'Hm', format: 'unknown', index: 0 }],
				},
			},
		],
	});
	provider.answer({ reasoning: 'Hm.', emptyAnswer: true, finish: 'length' });
	const alone = await stream(provider);
	expect([alone.text, alone.finish, alone.thrown]).toEqual(['', ['length'], null]);
});

test('a finish reason is told as scripted, and the request’s own cap ends an answer', async () => {
	const provider = await startProvider();
	for (const finish of ['length', 'content_filter', 'error', 'STOP', 'end_turn']) {
		provider.answer({ text: 'a', finish });
		expect((await stream(provider)).finish).toEqual([finish]);
	}
	provider.answer({ text: 'one two three', endless: true });
	const capped = await stream(provider, { max_completion_tokens: 4 });
	expect([capped.text, capped.finish]).toEqual(['one two threeone', ['length']]);
});

test('odd chunks come before the text', async () => {
	const provider = await startProvider();
	const oddities = [
		'null-delta',
		'null-content',
		'missing-delta',
		'missing-choices',
		'empty-choices',
	] as const;
	const chunks = dataOf(await told(provider, { text: 'a', oddities }));
	expect(chunks[0]).toMatchObject({ choices: [{ delta: null }] });
	expect(chunks[1]).toMatchObject({ choices: [{ delta: { content: null } }] });
	expect(chunks[2]).not.toHaveProperty('choices.0.delta');
	expect(chunks[3]).not.toHaveProperty('choices');
	expect(chunks[4]).toMatchObject({ choices: [] });
	expect(chunks[5]).toMatchObject({ choices: [{ delta: { content: 'a' } }] });
});

test('another model and another upstream can be named', async () => {
	const provider = await startProvider();
	const body = await told(provider, { text: 'a', model: 'some/other', provider: 'Chutes' });
	expect(dataOf(body)[0]).toMatchObject({ model: 'some/other', provider: 'Chutes' });
});

test('without stream the answer is one body', async () => {
	const provider = await startProvider();
	provider.answer({ text: 'whole answer', promptTokens: 11 });
	const reply = await post(provider, goodBody({ stream: false }));
	expect(await reply.json()).toMatchObject({
		object: 'chat.completion',
		choices: [{ message: { role: 'assistant', content: 'whole answer' }, finish_reason: 'stop' }],
		usage: { prompt_tokens: 11, total_tokens: 13 },
	});
});

test('a function answers by what was asked, and scripts for the next questions come first', async () => {
	const provider = await startProvider();
	provider.answer(({ body }) => ({ text: `${body?.messages.length} message` }));
	provider.answerNext({ text: 'first' }, { text: 'second' });
	const texts = [];
	for (let index = 0; index < 3; index++) texts.push((await stream(provider)).text);
	expect(texts).toEqual(['first', 'second', '1 message']);
	expect(provider.requests.map(({ sentText }) => sentText)).toEqual(texts);
});
