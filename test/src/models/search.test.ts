import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createModelSearch } from '../../../src/models/search.ts';
import { model, noHealth } from './support.ts';

const models = [
	model('google/gemma-4-31b-it:free', { name: 'Gemma 4 31B', author: 'Google' }),
	model('google/gemma-4-26b-a4b-it:free', { name: 'Gemma 4 26B A4B', author: 'Google' }),
	model('nvidia/nemotron-3-super-120b-a12b:free', { name: 'Nemotron 3 Super', author: 'NVIDIA' }),
	model('openai/gpt-oss-20b:free', { name: 'gpt-oss-20b', author: 'OpenAI' }),
	model('mistral/cafe-7b:free', { name: 'Café 7B', author: 'Mistral' }),
	model('baai/wen-9b:free', { name: '文心 9B', author: '百度' }),
	model('openrouter/free', { name: 'Free Models Router', author: 'openrouter' }),
];
const { search, nearest } = createModelSearch(models, noHealth.view);
const found = (typed: string) => search(typed, 25).map(({ id }) => id);

test('nothing typed shows everything in order, at most as many as asked for', () => {
	expect(search('', 25)).toEqual(models);
	expect(search('  ', 3)).toEqual(models.slice(0, 3));
});

test.each([
	['gemma', ['google/gemma-4-31b-it:free', 'google/gemma-4-26b-a4b-it:free']],
	['GEMMA 26', ['google/gemma-4-26b-a4b-it:free']],
	['gemma4', ['google/gemma-4-31b-it:free', 'google/gemma-4-26b-a4b-it:free']],
	['31b gemma', ['google/gemma-4-31b-it:free']],
	['Google', ['google/gemma-4-31b-it:free', 'google/gemma-4-26b-a4b-it:free']],
	['google/gemma-4-31b-it:free', ['google/gemma-4-31b-it:free']],
	['ｇｐｔ－ｏｓｓ', ['openai/gpt-oss-20b:free']],
	['gptoss', ['openai/gpt-oss-20b:free']],
	['cafe', ['mistral/cafe-7b:free']],
	['CAFÉ', ['mistral/cafe-7b:free']],
	['文心', ['baai/wen-9b:free']],
	['百度', ['baai/wen-9b:free']],
	['你好世界', []],
	['!!!', []],
	['x'.repeat(300), []],
])('"%s" finds %j', (typed, ids) => {
	expect(found(typed)).toEqual(ids);
});

test('the very name comes first, then its beginning, then words, then parts', () => {
	const names = ['acme/my-alpha', 'acme/alphabet', 'acme/alpha', 'acme/realpha'];
	const { search: find } = createModelSearch(
		names.map((id) => model(id)),
		noHealth.view,
	);
	expect(find('alpha', 9).map(({ id }) => id)).toEqual([
		'acme/alpha',
		'acme/alphabet',
		'acme/my-alpha',
		'acme/realpha',
	]);
});

test.each([
	['gemma-4-31b', 'google/gemma-4-31b-it:free'],
	['google/gema-4-31b-it', 'google/gemma-4-31b-it:free'],
	['gpt-oos-20b', 'openai/gpt-oss-20b:free'],
	['openai/gpt-oss-120b', 'openai/gpt-oss-20b:free'],
	['nemotron-3-supper', 'nvidia/nemotron-3-super-120b-a12b:free'],
])('the nearest to "%s" is %s', (name, id) => {
	expect(nearest(name, 3)[0]?.id).toBe(id);
});

test('nothing is near to what is like nothing', () => {
	for (const name of ['', '你好世界', 'zzzzzz', '🙂', 'q']) expect(nearest(name, 3)).toEqual([]);
});

test('no input makes it throw or return too much', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(8), (typed, most) => {
			expect(search(typed, most).length).toBeLessThanOrEqual(most);
			expect(nearest(typed, most).length).toBeLessThanOrEqual(most);
		}),
	);
});
