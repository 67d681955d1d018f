import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HealthView } from '../../../src/models/health.ts';
import { parseModels } from '../../../src/models/parse-models.ts';
import { rankModels } from '../../../src/models/rank.ts';
import { createModelSearch } from '../../../src/models/search.ts';
import { modelFixture } from '../../../src/stand-ins/provider/model-fixture.ts';
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

const real = rankModels(parseModels({ data: modelFixture })?.models ?? []);
const groq = model('groq:openai/gpt-oss-120b', {
	provider: 'groq',
	remoteId: 'openai/gpt-oss-120b',
});
const able = createModelSearch([...real, groq], noHealth.view);
const SEEING = [
	'google/gemma-4-31b-it:free',
	'google/gemma-4-26b-a4b-it:free',
	'dots-studio/dots-3-note-preview:free',
];
const CODING = ['poolside/laguna-s-2.1:free', 'cohere/north-mini-code:free'];

test.each<readonly [string, readonly string[]]>([
	...[
		'vision',
		'Sees',
		'pictures',
		'visi',
		'图片',
		'看图',
		'视觉',
		'圖片',
		'看圖',
		'能看图的模型',
	].map((typed) => [typed, SEEING] as const),
	...['code', 'coding', '代码', '编程', '程式碼', '写代码'].map(
		(typed) => [typed, CODING] as const,
	),
	['谷歌 看图', SEEING.slice(0, 2)],
	['vision google', SEEING.slice(0, 2)],
	['快的代码模型', CODING.slice(1)],
	['fast code', CODING.slice(1)],
	['code vision', []],
	['groq', ['groq:openai/gpt-oss-120b']],
	['groq gpt', ['groq:openai/gpt-oss-120b']],
	['中文', ['dots-studio/dots-3-note-preview:free']],
	['看图的猫', []],
])('by what they can do, "%s" finds %j', (typed, ids) => {
	expect(able.search(typed, 25).map(({ id }) => id)).toEqual(ids);
});

test('every ability has its words in English and Chinese', () => {
	const pairs = [
		['flagship', '旗舰'],
		['fast', '快'],
		['reasoning', '推理'],
		['thinking', '思考'],
		['free', '免费'],
		['nvidia', '英伟达'],
	] as const;
	for (const [english, chinese] of pairs) {
		const found = able.search(english, 25).map(({ id }) => id);
		expect(
			able
				.search(chinese, 25)
				.map(({ id }) => id)
				.toSorted(),
		).toEqual(found.toSorted());
		expect(found.length).toBeGreaterThan(1);
	}
	expect(able.search('free', 25)).toHaveLength(real.length + 1);
	expect(able.search('openrouter', 25)).toHaveLength(real.length);
});

test.each([
	['gеmmа-4-31b', 'Cyrillic'],
	['gοοgle gemma 31b', 'Greek'],
	['ＧＥＭＭＡ-4-31b', 'full width'],
])('a name in letters that only look Latin (%s, %s) still finds what is meant', (typed) => {
	expect(found(typed)[0]).toBe('google/gemma-4-31b-it:free');
	expect(nearest(typed, 3)[0]?.id).toBe('google/gemma-4-31b-it:free');
});

test('among equals those who rest or mostly fail come last, and nobody is left out', () => {
	const bad = new Map<string, Partial<HealthView>>([
		['google/gemma-4-31b-it:free', { restsUntil: 7 }],
		['nvidia/nemotron-3-ultra-550b-a55b:free', { attempts: 9, successRate: 0.1 }],
	]);
	const { search: find } = createModelSearch(real, (id) => ({
		...noHealth.view(id),
		...bad.get(id),
	}));
	const everything = find('', 25).map(({ id }) => id);
	expect(everything).toHaveLength(real.length);
	expect(everything.slice(-2).toSorted()).toEqual([...bad.keys()].toSorted());
	expect(find('gemma', 25).map(({ id }) => id)).toEqual(SEEING.slice(0, 2).toReversed());
	expect(find('gemma-4-31b', 25)[0]?.id).toBe('google/gemma-4-31b-it:free');
});
