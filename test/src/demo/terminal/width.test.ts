import { describe, expect, test } from 'vitest';
import { shorten, textWidth } from '../../../../src/demo/terminal/width.ts';

describe('textWidth', () => {
	test.each([
		['hello', 5],
		['百家饭', 6],
		['，。', 4],
		['한국어', 6],
		['かな', 4],
		['é', 1],
		['e\u0301', 1],
		['🙂', 2],
		['👩‍👩‍👧', 2],
		['❤️', 2],
		['a\u200bb', 2],
		['→ … “x”', 7],
	])('%s takes %i columns', (text, columns) => {
		expect(textWidth(text)).toBe(columns);
	});
});

describe('shorten', () => {
	test('leaves alone what fits', () => expect(shorten('百家饭', 6)).toBe('百家饭'));
	test('never takes more columns than there are, and cuts no character in two', () => {
		expect(shorten('百家饭', 5)).toBe('百家…');
		expect(shorten('百家饭', 4)).toBe('百…');
		expect(shorten('👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧…');
	});
});
