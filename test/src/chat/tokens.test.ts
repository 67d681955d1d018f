import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginning, createTokenCorrection, estimateTokens } from '../../../src/chat/tokens.ts';

/** Real counts of the o200k and cl100k tokenizers lie in or near these ranges. */
test.each([
	['', 0, 0],
	['The quick brown fox jumps over the lazy dog.', 9, 14],
	['Hello, world!', 3, 6],
	['敏捷的棕色狐狸跳过了懒狗', 8, 14],
	['すばやい茶色の狐がのろまな犬を飛び越える', 14, 24],
	['빠른 갈색 여우가 게으른 개를 뛰어넘는다', 12, 24],
	['Съешь же ещё этих мягких французских булок', 12, 24],
	['for (let i = 0; i < 10; i++) { sum += values[i]; }', 18, 32],
	['3.14159265358979', 6, 12],
	['👩‍🍳🎉🔥', 6, 14],
	['𠮷野家', 3, 5],
])('%j is about right', (text, least, most) => {
	const tokens = estimateTokens(text);
	expect(tokens).toBeGreaterThanOrEqual(least);
	expect(tokens).toBeLessThanOrEqual(most);
});

test('a long run of one letter takes time in proportion to its length', () => {
	const time = (length: number) => {
		const text = 'a'.repeat(length);
		const started = performance.now();
		estimateTokens(text);
		return performance.now() - started;
	};
	time(100_000);
	expect(time(2_000_000)).toBeLessThan(1_000);
});

test('the beginning of a text is as long as fits, and never half a character', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary' }),
			fc.double({ min: 0, max: 50, noNaN: true }),
			(text, most) => {
				const start = beginning(text, most);
				expect(text.startsWith(start)).toBe(true);
				expect(start.isWellFormed()).toBe(text.isWellFormed() || start.isWellFormed());
				expect(estimateTokens(start)).toBeLessThanOrEqual(Math.ceil(most));
				const next = text.codePointAt(start.length);
				if (next === undefined) return;
				expect(estimateTokens(start + String.fromCodePoint(next))).toBeGreaterThanOrEqual(most);
			},
		),
	);
});

test('the correction learns model by model, slowly, within its bounds, and ignores nonsense', () => {
	const { factor, learn } = createTokenCorrection();
	expect(factor('a')).toBe(1);
	learn('a', 1_000, 2_000);
	expect(factor('a')).toBeGreaterThan(1);
	expect(factor('a')).toBeLessThan(2);
	expect(factor('b')).toBe(1);
	for (let time = 0; time < 50; time++) learn('a', 1_000, 1_500);
	expect(factor('a')).toBeCloseTo(1.5, 2);
	for (let time = 0; time < 50; time++) learn('a', 1_000, 1_000_000);
	expect(factor('a')).toBeCloseTo(3, 2);
	for (let time = 0; time < 50; time++) learn('a', 1_000, 1);
	expect(factor('a')).toBeCloseTo(0.5, 2);
	for (const counted of [0, -5, Number.NaN]) learn('c', 1_000, counted);
	learn('c', 10, 1_000);
	expect(factor('c')).toBe(1);
});

test('the correction remembers a bounded number of models, the latest ones', () => {
	const { factor, learn } = createTokenCorrection();
	for (let number = 0; number < 1_000; number++) learn(`model-${number}`, 1_000, 2_000);
	expect(factor('model-0')).toBe(1);
	expect(factor('model-999')).toBeGreaterThan(1);
});
