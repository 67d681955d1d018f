import { expect, test } from 'vitest';
import { categoriesOf } from '../../../src/models/categories.ts';
import type { HealthView } from '../../../src/models/health.ts';
import { familyOf, isStrongInChinese } from '../../../src/models/kinds.ts';
import type { Model } from '../../../src/models/model.ts';
import { parseModels } from '../../../src/models/parse-models.ts';
import { modelFixture } from '../../../src/stand-ins/provider/model-fixture.ts';
import { model, noHealth } from './support.ts';

const categories = (id: string, changes: Partial<Model> = {}, health: Partial<HealthView> = {}) =>
	categoriesOf(model(id, changes), { ...noHealth.view(id), ...health });

test('the models of a real list stand where people look for them', () => {
	const models = parseModels({ data: modelFixture })?.models ?? [];
	const found = models.map((each) => [each.id, categoriesOf(each, noHealth.view(each.id))]);
	expect(Object.fromEntries(found)).toEqual({
		'nvidia/nemotron-3-ultra-550b-a55b:free': ['flagship', 'reasoning'],
		'nvidia/nemotron-3-super-120b-a12b:free': ['flagship', 'reasoning'],
		'nvidia/nemotron-3-nano-30b-a3b:free': ['fast', 'reasoning'],
		'google/gemma-4-31b-it:free': ['flagship', 'vision', 'reasoning'],
		'google/gemma-4-26b-a4b-it:free': ['fast', 'vision', 'reasoning'],
		'openai/gpt-oss-20b:free': ['reasoning'],
		'poolside/laguna-s-2.1:free': ['code', 'reasoning'],
		'cohere/north-mini-code:free': ['fast', 'code', 'reasoning'],
		'dots-studio/dots-3-note-preview:free': ['vision', 'reasoning'],
		'liquid/lfm-2.5-2.6b:free': ['fast', 'reasoning'],
		'nvidia/nemotron-nano-9b-v2:free': ['fast', 'reasoning'],
		'undi95/remm-slerp-l2-13b:free': ['fast'],
		'openrouter/free': [],
	});
});

test.each([
	['moonshotai/kimi-k2', ['flagship']],
	['z-ai/glm-4.6', ['flagship']],
	['z-ai/glm-4.5-air', ['fast']],
	['deepseek/deepseek-r1', ['flagship', 'reasoning']],
	['qwen/qwen3-coder-480b-a35b', ['flagship', 'code']],
	['google/gemini-3.5-flash-lite', ['fast']],
	['google/gemma-3n-e4b-it', ['fast']],
	['qwen/qwen3-235b-a22b-thinking-2507', ['flagship', 'reasoning']],
])('by its name alone, %s is %j', (id, expected) => {
	expect(categories(id)).toEqual(expected);
});

test('other providers call the same models the same', () => {
	const groq = { provider: 'groq', remoteId: 'openai/gpt-oss-120b' };
	expect(categories('groq:openai/gpt-oss-120b', groq)).toEqual(['flagship']);
	const ollama = { provider: 'ollama', remoteId: 'qwen3:8b' };
	expect(categories('ollama:qwen3:8b', ollama)).toEqual(['fast']);
});

test('what holds only a minute of tokens is no flagship, and a large one with much room is', () => {
	expect(categories('acme/one-120b', { contextTokens: 8_000 })).toEqual([]);
	expect(categories('acme/one-31b', { contextTokens: 131_072 })).toEqual([]);
	expect(categories('acme/one-31b', { contextTokens: 262_144 })).toEqual(['flagship']);
});

test('the speed that was learned goes before the one that the name promises', () => {
	expect(categories('acme/one-40b', {}, { attempts: 5, tokensPerSecond: 150 })).toEqual(['fast']);
	expect(categories('acme/one-flash', {}, { attempts: 5, tokensPerSecond: 12 })).toEqual([]);
	expect(categories('acme/one-flash', {}, { attempts: 1, tokensPerSecond: 12 })).toEqual(['fast']);
});

test.each([
	...['qwen/qwen3-8b', 'z-ai/glm-4.6', 'deepseek/deepseek-r1:free', 'moonshotai/kimi-k2'],
	...['tencent/hunyuan-a13b', 'baidu/ernie-4.5', 'minimax/minimax-m2', '01-ai/yi-34b'],
	...[
		'stepfun/step-3',
		'bytedance-seed/seed-oss',
		'groq:qwen/qwen3-32b',
		'qwen3:8b',
		'tencent/hy3',
	],
])('%s is strong in Chinese', (id) => {
	expect(isStrongInChinese({ remoteId: id.replace('groq:', '') })).toBe(true);
});

test.each(['openai/gpt-oss-20b', 'google/gemma-4-31b-it', 'meta-llama/llama-3', 'acme/yields-7b'])(
	'nothing says so of %s',
	(remoteId) => expect(isStrongInChinese({ remoteId })).toBe(false),
);

test.each([
	['google/gemma-4-31b-it:free', 'gemma'],
	['qwen3:8b', 'qwen'],
	['openai/gpt-oss-20b', 'gpt'],
	['01-ai/4', ''],
])('%s is of the family "%s"', (remoteId, family) => {
	expect(familyOf({ remoteId })).toBe(family);
});
