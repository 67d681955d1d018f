import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createVisibleText } from '../../../src/providers/visible-text.ts';

const read = (deltas: readonly string[]) => {
	const visible = createVisibleText();
	const pushed = deltas.map((delta) => visible.push(delta));
	return { pushed, whole: pushed.join('') + visible.end() };
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
				expect(read(deltas).whole).toBe(read([text]).whole);
			},
		),
		{ numRuns: 500 },
	);
});

test('nothing blank comes before the first word, and no half character ever', () => {
	const { pushed } = read([' ', '\n', '<th', 'ink>', 'x', '</thi', 'nk> ', 'o\ud83d', '\ude00k']);
	expect(pushed).toEqual(['', '', '', '', '', '', '', 'o', '😀k']);
});

test('endless thoughts are not kept', () => {
	const visible = createVisibleText();
	visible.push('<think>');
	for (let round = 0; round < 2000; round++) visible.push('x'.repeat(1000));
	expect(visible.push('</think>done')).toBe('done');
});
