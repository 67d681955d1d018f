import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVisibleText } from '../../../src/providers/visible-text.ts';

const read = (deltas: readonly string[]) => {
	const visible = createVisibleText();
	const told = [...deltas.map((delta) => visible.push(delta)), visible.end()];
	const pushed = told.slice(0, -1).map(({ text }) => text);
	const whole = told.reduce((all, { startsAnew, text }) => (startsAnew ? text : all + text), '');
	return { pushed, whole, thought: told.map(({ thought }) => thought).join('') };
};

const ANALYSIS = '<|channel|>analysis<|message|>';
const FINAL = '<|channel|>final<|message|>';
const NEXT = '<|end|><|start|>assistant';

test.each([
	['plain words', 'Hello there', 'Hello there'],
	['a blank beginning', '\n\n  Hello', 'Hello'],
	['thoughts at the start', '<think>hm, hm</think>\n\nYes.', 'Yes.'],
	['thoughts in another spelling', ' <Thinking>hm</THINKING>Yes.', 'Yes.'],
	['two rounds of thoughts', '<think>a</think> <think>b</think>c', 'c'],
	['a thought', '<thought>hm</thought>Yes.', 'Yes.'],
	['reasoning', '<Reasoning>\nhm\n</Reasoning>\n\nYes.', 'Yes.'],
	['rounds in different tags', '<thinking>a</thinking><thought>b</thought> c', 'c'],
	['a thought whose beginning is lost', 'hm, hm\n</think>\n\nYes.', 'Yes.'],
	['such a one in a single line', 'hm</thinking>Yes.', 'Yes.'],
	['two of these', 'a</think>b</think>c', 'c'],
	['one before a whole one', 'a</think> <think>b</think> c', 'c'],
	['the end of a thought and nothing before', '</think>\n\nYes.', 'Yes.'],
	['the end of a thought and nothing behind', 'Yes.</think>\n', 'Yes.'],
	[
		'the end of a thought late in the text',
		`${'so '.repeat(500)}</think>x`,
		`${'so '.repeat(500)}</think>x`,
	],
	['such an end in a line of its own', 'Yes.\n</think>\n', 'Yes.\n'],
	['channels', `${ANALYSIS}hm${FINAL}Yes.`, 'Yes.'],
	['channels with starts and ends', `<|start|>assistant${ANALYSIS}hm${NEXT}${FINAL}Yes.`, 'Yes.'],
	[
		'more than one channel',
		`${ANALYSIS}a${NEXT}<|channel|>commentary<|message|>b${NEXT}${FINAL}c`,
		'c',
	],
	['the last channel alone', `${FINAL}Yes.`, 'Yes.'],
	['a channel whose beginning is lost', `hm${FINAL}Yes.`, 'Yes.'],
	['thoughts that never end', '<think>so what if', ''],
	['a tag that is talked about later', 'Write <think>x</think> so', 'Write <think>x</think> so'],
	['something like a tag', '<thin ice', '<thin ice'],
	['the beginning of a tag and no more', '<thi', '<thi'],
	['only blanks', ' \n ', ''],
	['half a character', 'a\ud83d', 'a\ufffd'],
	['the other half', 'a\ude00b', 'a\ufffdb'],
])('%s', (_, text, expected) => {
	expect(read([text]).whole).toBe(expected);
	expect(read(text.split('')).whole).toBe(expected);
});

test.each([
	['a code span', 'The tag `</think>` ends it, `</thought>` too.'],
	['a longer code span', 'The tag ``</think> ` `` ends it.'],
	['a code span behind another', 'Of `a` and `b </think>` the second.'],
	['a block', 'So:\n```html\n<p>\n</think>\n```\nthat is it.'],
	['a block of tildes in a list', '- So:\n- ~~~\n</thinking>\n~~~\nthat is it.'],
	['a block of channels', `\`\`\`\n${ANALYSIS}hm${FINAL}x\n\`\`\`\nso`],
	['an answer that starts with a code span', '`<thought>x</thought>` is written so.'],
	['an answer that starts with a block', '```\n<think>x</think>\n```\nis written so.'],
	[
		'a block that is indented',
		'So:\n\n    <a>\n    <why>x</why></reasoning>\n    </a>\n\nthat is it.',
	],
	['a block behind a tab', 'So:\n \n\t<p>\n\n\t</think>\n\nthat is it.'],
	['a sentence', 'R1 ends its reasoning with </think> and then answers. Split there.'],
	['a sentence that ends with it', 'R1 ends its reasoning with </think>. Split there.'],
	['one in quotes', 'Split behind "</think>"\nor (</think>)\nor **</think>**\nand trim.'],
	['one in Chinese', 'R1 先思考，用</think>结束思考，然后回答。'],
	['one in Chinese and quotes', '以“</think>”结束。\n然后回答。'],
	['a line that begins with it', 'There are two.\n</think> ends what was thought.'],
	['the last words', 'The mark is </think>'],
	['a pair in the middle', 'They write <reasoning>x</reasoning> so.'],
])('what is told about the marks stays as it is: %s', (_, text) => {
	for (const deltas of [[text], text.split('')]) {
		expect(read(deltas)).toMatchObject({ whole: text, thought: '' });
	}
});

test.each([
	['behind a code span', 'hm `a`</think>Yes.'],
	['behind a lonely backtick', 'it`s</think>\nYes.'],
	['behind a lonely backtick at the end', 'it`s</think>Yes.'],
	['behind a long line', `it\`s</think>${'Yes. '.repeat(300)}`],
	['behind a block', '```\na\n```\nhm</think>Yes.'],
	['behind an indented list', '- a\n    - b\n    - c</think>Yes.'],
	['at the end of a line', '他想知道答案（四）</think> \r\n\nYes.'],
	['alone on its line', 'hm:\n\n </think>\nYes.'],
	['where the answer goes on in its line', 'hm:\n</think>Yes.'],
	['behind a sentence in Chinese', '他问好。</think>Yes.'],
	['behind words about it', 'Of </think> they ask. So:\n</think>\n\nYes.'],
])('outside of code a thought whose beginning is lost ends: %s', (_, text) => {
	for (const deltas of [[text], text.split('')]) {
		const { thought, whole } = read(deltas);
		expect([`${thought}</think>`, whole.slice(0, 4)]).toEqual([
			text.slice(0, text.indexOf('Yes.')).trimEnd(),
			'Yes.',
		]);
	}
});

test('of a mark that is cut nothing is told, and text is taken back only when other text follows', () => {
	const visible = createVisibleText();
	const told = ['hm ', 'hm</th', 'ink>', '\n\n', 'Y', 'es'].map((delta) => visible.push(delta));
	expect(told).toEqual([
		{ text: 'hm ', thought: '' },
		{ text: 'hm', thought: '' },
		{ text: '', thought: '' },
		{ text: '', thought: '' },
		{ text: 'Y', thought: 'hm hm', startsAnew: true },
		{ text: 'es', thought: '' },
	]);
});

test('where the deltas are cut makes no difference', () => {
	const piece = fc.constantFrom(
		'<think>',
		'</think>',
		'<reasoning>',
		'</thought>',
		ANALYSIS,
		FINAL,
		NEXT,
		'`',
		'```\n',
		'<thi',
		'nk>',
		'</',
		'a',
		' ',
		'\n',
		'😀',
		'百',
	);
	fc.assert(
		fc.property(
			fc.array(piece, { maxLength: 12 }),
			fc.infiniteStream(fc.nat(3)),
			(pieces, sizes) => {
				const text = pieces.join('');
				const deltas: string[] = [];
				for (let start = 0; start < text.length; ) {
					const size = 1 + (sizes.next().value ?? 0);
					deltas.push(text.slice(start, start + size));
					start += size;
				}
				const [cut, once] = [read(deltas), read([text])];
				expect([cut.whole, cut.thought]).toEqual([once.whole, once.thought]);
			},
		),
		{ numRuns: 500 },
	);
});

test('nothing blank comes before the first word, and no half character ever', () => {
	const { pushed } = read([' ', '\n', '<th', 'ink>', 'x', '</thi', 'nk> ', 'o\ud83d', '\ude00k']);
	expect(pushed).toEqual(['', '', '', '', '', '', '', 'o', '😀k']);
});

test.each([
	['thoughts at the start', '<think>hm, hm</think>\n\nYes.', 'hm, hm'],
	['two rounds of thoughts', '<think>a</think> <think>b</think>c', 'ab'],
	['a thought', '<thought>hm</thought>Yes.', 'hm'],
	['a thought whose beginning is lost', 'hm, hm\n</think>\n\nYes.', 'hm, hm\n'],
	['two of these', 'a</think>b</think>c', 'ab'],
	['channels', `<|start|>assistant${ANALYSIS}a${NEXT}${ANALYSIS}b${NEXT}${FINAL}c`, 'ab'],
	['the end of a thought and nothing behind', 'Yes.</think>\n', ''],
	['thoughts that never end', '<think>so what if </thi', 'so what if </thi'],
	['thoughts about less and more', '<think>1 < 2 </ b</think>c', '1 < 2 </ b'],
	['half a character', '<think>a\ud83d</think>c', 'a\ufffd'],
	['none', 'Hello <think>x</think>', ''],
])('what the model thought: %s', (_, text, expected) => {
	expect(read([text]).thought).toBe(expected);
});

test('endless thoughts are handed on as they come', () => {
	const visible = createVisibleText();
	visible.push('<think>');
	for (let round = 0; round < 100; round++)
		expect(visible.push('x'.repeat(1000)).thought).toHaveLength(1000);
	expect(visible.push('</think>done')).toEqual({ text: 'done', thought: '' });
});
