import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVisibleText } from '../../../src/providers/visible-text.ts';

const read = (deltas: readonly string[]) => {
	const visible = createVisibleText();
	const told = [...deltas.map((delta) => visible.push(delta)), visible.end()];
	const pushed = told.slice(0, -1).map(({ text }) => text);
	const whole = told.map(({ text }) => text).join('');
	return { pushed, whole, thought: told.map(({ thought }) => thought).join('') };
};

test.each([
	['plain words', 'Hello there', 'Hello there'],
	['a blank beginning', '\n\n  Hello', 'Hello'],
	['thoughts at the start', '<think>hm, hm</think>\n\nYes.', 'Yes.'],
	['thoughts in another spelling', ' <Thinking>hm</THINKING>Yes.', 'Yes.'],
	['two rounds of thoughts', '<think>a</think> <think>b</think>c', 'c'],
	['thoughts that never end', '<think>so what if', ''],
	['a tag that is talked about later', 'Write <think>x</think> so', 'Write <think>x</think> so'],
	['something like a tag', '<thin ice', '<thin ice'],
	['the beginning of a tag and no more', '<thi', '<thi'],
	['only blanks', ' \n ', ''],
	['half a character', 'a\ud83d', 'a\ufffd'],
	['the other half', 'a\ude00b', 'a\ufffdb'],
])('%s', (_, text, expected) => {
	expect(read([text]).whole).toBe(expected);
});

test('where the deltas are cut makes no difference', () => {
	const piece = fc.constantFrom(
		'<think>',
		'</think>',
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
