import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, styled, textOf } from '../../../../src/demo/terminal/paint.ts';
import { textWidth } from '../../../../src/demo/terminal/width.ts';
import { wrap } from '../../../../src/demo/terminal/wrap.ts';

const wrapped = (text: string, columns: number) => wrap([plain(text)], columns).map(textOf);

test('words stay whole', () => {
	expect(wrapped('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
});

test('a word that fits no line is broken at the last column', () => {
	expect(wrapped('a pneumonoultramicroscopic b', 10)).toEqual([
		'a',
		'pneumonoul',
		'tramicrosc',
		'opic b',
	]);
});

test('Chinese breaks anywhere but before a closing mark and behind an opening one', () => {
	expect(wrapped('大家好，我们吃饭', 6)).toEqual(['大家', '好，我', '们吃饭']);
	expect(wrapped('会推理（11）', 8)).toEqual(['会推理', '（11）']);
});

test('an empty line stays one line', () => {
	expect(wrapped('', 10)).toEqual(['']);
});

test('styles go along', () => {
	const lines = wrap([plain('one '), styled('two three', 'bold')], 8);
	expect(lines).toEqual([
		[
			{ text: 'one ', style: [] },
			{ text: 'two', style: ['bold'] },
		],
		[{ text: 'three', style: ['bold'] }],
	]);
});

test('no line is too wide and no letter is lost, whatever the text', () => {
	const words = fc.array(
		fc.constantFrom('a', 'word', '百家饭', '，', ' ', '  ', '🙂', 'e\u0301', 'longerword'),
	);
	fc.assert(
		fc.property(words, fc.integer({ min: 2, max: 30 }), (parts, columns) => {
			const text = parts.join('');
			const lines = wrapped(text, columns);
			for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
			expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
		}),
	);
});
