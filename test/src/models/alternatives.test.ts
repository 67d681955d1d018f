import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alternativesTo } from '../../../src/models/alternatives.ts';
import type { HealthView } from '../../../src/models/health.ts';
import { canSee, type Model, type Needs } from '../../../src/models/model.ts';
import { parseModels } from '../../../src/models/parse-models.ts';
import { rankModels } from '../../../src/models/rank.ts';
import { modelFixture } from '../../../src/stand-ins/provider/model-fixture.ts';
import { model, noHealth } from './support.ts';

const plain: Needs = { sees: false, promptTokens: 500, isChinese: false };
const real = rankModels(parseModels({ data: modelFixture })?.models ?? []);

type Healths = Readonly<Record<string, Partial<HealthView>>>;
const viewOf = (healths: Healths) => (id: string) => ({ ...noHealth.view(id), ...healths[id] });

/** The slugs in order. */
function order(to: Model, needs: Partial<Needs>, models: readonly Model[], healths: Healths = {}) {
	const found = alternativesTo(to, { ...plain, ...needs }, models, viewOf(healths));
	return found.map(({ id }) => id);
}
const realOne = (id: string) => real.find((each) => each.id === id) ?? model(id);
const short = (ids: readonly string[]) =>
	ids.map((id) => id.replace(/^.*\/|:free$/g, '').replace(/:free$/, ''));

test.each<[string, string, Partial<Needs>, readonly string[]]>([
	[
		'a large one that chats',
		'google/gemma-4-31b-it:free',
		{},
		['gemma-4-26b-a4b-it', 'gpt-oss-20b'],
	],
	[
		'one that must see',
		'google/gemma-4-31b-it:free',
		{ sees: true },
		['gemma-4-26b-a4b-it', 'dots-3-note-preview', 'free'],
	],
	[
		'a question in Chinese',
		'google/gemma-4-31b-it:free',
		{ isChinese: true },
		['dots-3-note-preview', 'gemma-4-26b-a4b-it'],
	],
	['one for code', 'cohere/north-mini-code:free', {}, ['laguna-s-2.1']],
	['a giant', 'nvidia/nemotron-3-ultra-550b-a55b:free', {}, ['nemotron-3-super-120b-a12b']],
	[
		'a long question',
		'google/gemma-4-31b-it:free',
		{ promptTokens: 200_000 },
		['nemotron-3-ultra-550b-a55b', 'nemotron-3-super-120b-a12b'],
	],
])('of a real list, the nearest to %s', (_, id, needs, nearest) => {
	const wanted = { ...realOne(id), inputs: ['text', 'image'] };
	const found = short(order(wanted, needs, real));
	expect(found.slice(0, nearest.length)).toEqual(nearest);
	expect(found.at(-1)).toBe('free');
});

test.each<[string, readonly [string, Partial<Model>?], readonly [string, Partial<Model>?]]>([
	['equal size before small', ['b/two-40b'], ['b/two-7b']],
	['larger before smaller', ['b/two-120b'], ['b/two-7b']],
	['for chat before for code', ['b/two-40b'], ['b/two-coder-40b']],
	['finished before unfinished', ['b/two-40b'], ['b/two-40b-preview']],
	['much room before little', ['b/two-40b'], ['b/two-40b-x', { contextTokens: 8_000 }]],
	['tools before none', ['b/two-40b'], ['b/two-40b-x', { canUseTools: false }]],
	['reasoning before none', ['b/two-40b'], ['b/two-40b-x', { canReason: false }]],
	['a relative before a stranger', ['b/one-41b'], ['b/two-40b']],
	[
		'the same one elsewhere before a stranger',
		['groq:a/one-40b', { remoteId: 'a/one-40b' }],
		['b/two-40b'],
	],
	[
		'anybody before the router',
		['b/two-1b-preview', { contextTokens: 9_000 }],
		['openrouter/free'],
	],
	['who can hold it before who is nearer', ['b/two-1b'], ['a/one-41b', { contextTokens: 400 }]],
])('%s', (_, nearer, farther) => {
	const all = { canReason: true, canUseTools: true };
	const to = model('a/one-40b', all);
	const near = model(nearer[0], { ...all, ...nearer[1] });
	const far = model(farther[0], { ...all, ...farther[1] });
	expect(order(to, {}, [far, to, near])).toEqual([near.id, far.id]);
	expect(order(to, {}, [near, to, far])).toEqual([near.id, far.id]);
});

test.each<[string, Partial<HealthView>, Partial<HealthView>]>([
	['who answers more often', { attempts: 9, successRate: 0.9 }, { attempts: 9, successRate: 0.6 }],
	[
		'who speaks sooner',
		{ attempts: 9, successRate: 0.9, firstTokenMs: 500 },
		{ attempts: 9, successRate: 0.9, firstTokenMs: 9_000 },
	],
	['who does not rest', { attempts: 9, successRate: 0.2 }, { restsUntil: 7 }],
	['who charged no money', { restsUntil: 7 }, { isBlocked: true, restsUntil: 7 }],
	['the unknown', {}, { attempts: 9, successRate: 0.4 }],
])('among equals %s comes first', (_, better, worse) => {
	const healths = { 'b/two-40b': worse, 'b/two-40b-x': better };
	const models = [model('b/two-40b'), model('b/two-40b-x')];
	expect(order(model('a/one-40b'), {}, models, healths)[0]).toBe('b/two-40b-x');
});

test('one that mostly fails counts as far, even a relative', () => {
	const models = [model('a/one-41b'), model('b/two-120b'), model('b/two-7b')];
	const healths = { 'a/one-41b': { attempts: 9, successRate: 0.1 } };
	expect(order(model('a/one-40b'), {}, models, healths)).toEqual([
		'b/two-120b',
		'a/one-41b',
		'b/two-7b',
	]);
});

test('figures that are nearly the same change no order', () => {
	const models = [model('b/two-40b'), model('b/two-40b-x')];
	for (let round = 0; round < 20; round++) {
		const health = (shift: number) => ({
			attempts: 20,
			successRate: 0.9 + shift,
			firstTokenMs: 800 + 300 * shift,
		});
		const wobble = round % 2 === 0 ? 0.01 : -0.01;
		const healths = { 'b/two-40b': health(wobble), 'b/two-40b-x': health(-wobble) };
		expect(order(model('a/one-40b'), {}, models, healths)[0]).toBe('b/two-40b');
	}
});

const parts = {
	author: fc.constantFrom('acme', 'qwen', 'google', 'z-ai'),
	name: fc.constantFrom('one', 'qwen3-coder', 'glm-4', 'gemma', 'laguna', 'nano'),
	size: fc.constantFrom('', '-7b', '-30b-a3b', '-120b'),
	contextTokens: fc.constantFrom(4_096, 32_768, 131_072, 1_000_000),
	sees: fc.boolean(),
	canUseTools: fc.boolean(),
	canReason: fc.boolean(),
};
const anyModel = fc
	.record(parts)
	.map(({ author, name, size, sees, ...more }) =>
		model(`${author}/${name}${size}`, { ...more, inputs: sees ? ['text', 'image'] : ['text'] }),
	);
const anyHealth = fc.record(
	{
		attempts: fc.double({ min: 0, max: 30, noNaN: true }),
		successRate: fc.double({ min: 0, max: 1, noNaN: true }),
		firstTokenMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
		restsUntil: fc.constant(7),
		isBlocked: fc.boolean(),
	},
	{ requiredKeys: [] },
);
const world = fc.record({
	to: anyModel,
	others: fc.uniqueArray(anyModel, { maxLength: 25, selector: ({ id }) => id }),
	healths: fc.dictionary(fc.constantFrom('acme/one', 'qwen/glm-4-7b', 'google/gemma'), anyHealth),
	needs: fc.record({
		sees: fc.boolean(),
		isChinese: fc.boolean(),
		promptTokens: fc.nat(500_000),
	}),
});

test('whoever is wanted, the others come once each, able ones only, and always in the same order', () => {
	fc.assert(
		fc.property(world, fc.boolean(), ({ to, others, healths, needs }, withRouter) => {
			const router = model('openrouter/free', { inputs: ['text', 'image'] });
			const models = rankModels(withRouter ? [...others, router] : others);
			const found = order(to, needs, models, healths);
			const able = models
				.filter(({ id }) => id !== to.id)
				.filter((each) => !needs.sees || canSee(each));
			expect(found.toSorted()).toEqual(able.map(({ id }) => id).toSorted());
			expect(order(to, needs, models, healths)).toEqual(found);
			if (withRouter) expect(found.at(-1)).toBe('openrouter/free');
			const view = viewOf(healths);
			const group = (id: string) => {
				const { isBlocked, restsUntil } = view(id);
				const fits =
					(models.find((each) => each.id === id)?.contextTokens ?? 0) > needs.promptTokens;
				return (isBlocked ? 4 : restsUntil === undefined ? 0 : 2) + (fits ? 0 : 1);
			};
			const groups = found.filter((id) => id !== 'openrouter/free').map(group);
			expect(groups).toEqual(groups.toSorted((one, other) => one - other));
		}),
		{ numRuns: 200 },
	);
});
