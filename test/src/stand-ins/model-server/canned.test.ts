import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSystemClock } from '../../../../src/clock.ts';
import { cannedAnswer } from '../../../../src/stand-ins/model-server/canned.ts';
import { splitTokens } from '../../../../src/stand-ins/model-server/tokens.ts';
import { startProvider, stream } from '../provider/ask.ts';

const say = (...texts: string[]) =>
	cannedAnswer(
		{
			messages: texts.map((content, index) => ({
				role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
				content,
			})),
		},
		'Gemma',
	);

test.each([
	[['My name is Ann, hi!', 'ok', 'What is my name?'], 'Ann'],
	[['Bob: my cat is Tom and he is old', 'ok', "Bob: what's my cat called?"], 'Tom'],
	[
		[
			'my favorite colour is red',
			'ok',
			'my favorite colour is blue',
			'ok',
			'what was my favourite colour?',
		],
		'blue',
	],
	[['你好，我叫小明。', '好', '我叫什么？'], '小明'],
	[['我的猫叫咪咪', '好', '我的猫叫什么？'], '咪咪'],
	[['我的貓叫咪咪', '好', '我的貓叫什麼？'], '咪咪'],
])('%j is answered from memory', (texts, value) => {
	expect(say(...texts)).toContain(`**${value}**`);
});

test('what one person told is not the other’s', () => {
	expect(say('Ann: my name is Ann', 'ok', 'Bob: what is my name?')).toContain('not told me');
});

test('the answer is in the language of the question', () => {
	expect(say('Why is the sky blue?')).not.toMatch(/\p{Script=Han}/u);
	expect(say('为什么天是蓝的？')).toMatch(/^[^a-z]+$/);
	expect(say('为什么天是蓝的？')).toContain('“为什么天是蓝的”');
	expect(say('為什麼天是藍的？')).toContain('「為什麼天是藍的」');
});

test('a question about code gets a code block, a long one more than a message holds', () => {
	expect(say('Write a function that groups words')).toMatch(/```ts\n[\s\S]+\n```/);
	expect(say('写一段代码')).toMatch(/```python\n[\s\S]+\n```/);
	expect(say('寫一段程式')).toMatch(/```python\n[\s\S]+\n```/);
	expect(say('Write a long essay about tea').length).toBeGreaterThan(2_000);
});

test('a sum is added up, and a thing told is taken note of', () => {
	expect(say('what is 12 * 7?')).toBe('12 * 7 = **84**');
	expect(say('I am called Kim')).toContain('**Kim**');
	expect(say('which model are you?')).toContain('**Gemma**');
});

test('a follow-up refers to what was asked before', () => {
	expect(say('Why is the sky blue?', '…', 'And the sea?')).toContain('“Why is the sky blue”');
});

test('the same messages always get the same answer, and never an empty one', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (texts) => {
			expect(say(...texts)).toBe(say(...texts));
			expect(say(...texts).trim()).not.toBe('');
		}),
	);
});

test('tokens are the text, cut up', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(splitTokens(text).join('')).toBe(text);
		}),
	);
	expect(splitTokens('Hello, 世界!')).toEqual(['Hello', ',', ' 世界', '!']);
});

test('unscripted answers stream at the given pace', async () => {
	const provider = await startProvider({
		clock: createSystemClock(50),
		pace: { firstTokenDelayMs: 1_000, tokensPerSecond: 100 },
	});
	const { text, finish, thrown } = await stream(provider);
	expect([finish, thrown]).toEqual([['stop'], null]);
	const request = provider.requests[0];
	expect(text).toBe(request?.sentText);
	expect(request?.sent[0]?.atMs).toBeGreaterThanOrEqual((request?.monotonicMs ?? 0) + 1_000);
});
