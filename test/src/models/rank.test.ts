import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseModels } from '../../../src/models/parse-models.ts';
import { rankModels } from '../../../src/models/rank.ts';
import { modelFixture } from '../../../src/stand-ins/provider/model-fixture.ts';
import { model } from './support.ts';

const ranked = (...models: Parameters<typeof model>[]) =>
	rankModels(models.map((each) => model(...each))).map(({ id }) => id);

test.each([
	['the router comes last', 'acme/tiny-1b', 'openrouter/free'],
	['made for chat before silent about it', 'acme/one-31b-it', 'acme/big-500b'],
	['silent before small', 'acme/one', 'acme/one-nano'],
	['silent before made for code', 'acme/one-20b', 'acme/one-480b-coder'],
	['silent before unfinished', 'acme/one', 'acme/one-preview'],
	['silent before few parameters', 'acme/one', 'acme/one-2.6b-instruct'],
	['the larger class before the smaller', 'acme/one-120b-a12b', 'acme/one-30b-a3b'],
	['more parameters within a class', 'acme/gemma-31b-it', 'acme/gemma-26b-a4b-it'],
	['experts are multiplied', 'acme/mix-8x22b', 'acme/one-70b'],
])('%s', (_, first, second) => {
	expect(ranked([second], [first])).toEqual([first, second]);
	expect(ranked([first], [second])).toEqual([first, second]);
});

test('twice the context decides among equals, then the newer', () => {
	const wide = ['acme/a', { contextTokens: 262_144 }] as const;
	const narrow = ['acme/b', { contextTokens: 131_072, createdAt: 1_790_000_000_000 }] as const;
	expect(ranked([...narrow], [...wide])).toEqual(['acme/a', 'acme/b']);
	expect(ranked(['acme/a'], ['acme/b', { createdAt: 1_790_000_000_000 }])).toEqual([
		'acme/b',
		'acme/a',
	]);
});

test('a real list has a sound default, and the router at its end', () => {
	const order = rankModels(parseModels({ data: modelFixture })?.models ?? []);
	expect(order[0]?.id).toBe('google/gemma-4-31b-it:free');
	expect(order.at(-1)?.id).toBe('openrouter/free');
});

test('the order does not depend on the order of the list', () => {
	const models = parseModels({ data: modelFixture })?.models ?? [];
	const expected = rankModels(models).map(({ id }) => id);
	fc.assert(
		fc.property(fc.shuffledSubarray([...models], { minLength: models.length }), (shuffled) => {
			expect(rankModels(shuffled).map(({ id }) => id)).toEqual(expected);
		}),
		{ numRuns: 50 },
	);
});
