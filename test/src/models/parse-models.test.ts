import { expect, test } from 'vitest';
import { parseModels } from '../../../src/models/parse-models.ts';
import { createModel } from '../../../src/stand-ins/provider/model.ts';
import { modelFixture } from '../../../src/stand-ins/provider/model-fixture.ts';

const row = (changes: Partial<Parameters<typeof createModel>[0]> = {}) =>
	createModel({
		id: 'acme/one-8b-it:free',
		name: 'Acme: One 8B (free)',
		description: '',
		context: 32_000,
		...changes,
	});
const ids = (data: readonly unknown[]) => parseModels({ data })?.models.map(({ id }) => id);

test('of a whole list, the free chat models remain', () => {
	const parsed = parseModels({ data: modelFixture, links: { next: null } });
	expect(parsed?.models.map(({ id }) => id).sort()).toEqual(
		[
			'cohere/north-mini-code:free',
			'dots-studio/dots-3-note-preview:free',
			'google/gemma-4-26b-a4b-it:free',
			'google/gemma-4-31b-it:free',
			'liquid/lfm-2.5-2.6b:free',
			'nvidia/nemotron-3-nano-30b-a3b:free',
			'nvidia/nemotron-3-super-120b-a12b:free',
			'nvidia/nemotron-3-ultra-550b-a55b:free',
			'nvidia/nemotron-nano-9b-v2:free',
			'openai/gpt-oss-20b:free',
			'openrouter/free',
			'poolside/laguna-s-2.1:free',
			'undi95/remm-slerp-l2-13b:free',
		].sort(),
	);
	expect(parsed?.listed.has('anthropic/claude-sonnet-4.5')).toBe(true);
	expect(parsed?.next).toBeUndefined();
});

test('a model is told in our words', () => {
	const served = row({ served: 16_000, longest: 4_096, input: ['text', 'image'] });
	expect(parseModels({ data: [served] })?.models).toEqual([
		{
			id: 'acme/one-8b-it:free',
			provider: 'openrouter',
			remoteId: 'acme/one-8b-it:free',
			name: 'One 8B',
			author: 'Acme',
			contextTokens: 16_000,
			maxAnswerTokens: 4_096,
			inputs: ['text', 'image'],
			canUseTools: true,
			canReason: false,
			createdAt: 1_775_148_486_000,
			expiresAt: null,
		},
	]);
});

test.each([
	['Google: Gemma 4 26B A4B  (free)', 'Gemma 4 26B A4B', 'Google'],
	['ReMM SLERP 13B (free)', 'ReMM SLERP 13B', 'acme'],
	['Free Models Router', 'Free Models Router', 'acme'],
	['', 'one-8b-it', 'acme'],
])('the name "%s" is shown as "%s" by %s', (name, shown, author) => {
	expect(parseModels({ data: [row({ name })] })?.models[0]).toMatchObject({ name: shown, author });
});

const priced = (pricing: unknown) => ({ ...row(), pricing });

test.each([
	['text zeros', { prompt: '0', completion: '0' }],
	['zeros of another spelling', { prompt: '0.000', completion: '0e3' }],
	['plain zeros', { prompt: 0, completion: 0 }],
	['more zeros', { prompt: '0', completion: '0', request: '0', image: '0', web_search: null }],
	['no exceptions', { prompt: '0', completion: '0', overrides: [] }],
	['a discount', { prompt: '0', completion: '0', discount: 0.5 }],
])('%s is free', (_, pricing) => {
	expect(ids([priced(pricing)])).toHaveLength(1);
});

test.each([
	['a price of the prompt', { prompt: '0.0001', completion: '0' }],
	['a price of the completion', { prompt: '0', completion: '0.0001' }],
	['a price per request', { prompt: '0', completion: '0', request: '0.01' }],
	['a price that is new to us', { prompt: '0', completion: '0', thinking_fee: '0.01' }],
	['exceptions', { prompt: '0', completion: '0', overrides: [{ prompt: '1' }] }],
	['a router that charges', { prompt: '-1', completion: '-1' }],
	['no completion price', { prompt: '0' }],
	['an empty price', { prompt: '', completion: '' }],
	['blanks for a price', { prompt: ' ', completion: ' ' }],
	['no number', { prompt: 'free', completion: 'free' }],
	['null', { prompt: null, completion: null }],
	['false', { prompt: false, completion: false }],
	['nothing', null],
])('%s is not free', (_, pricing) => {
	expect(ids([priced(pricing)])).toEqual([]);
});

test.each([
	['music', { output: ['text', 'audio'] }],
	['pictures', { output: ['image'] }],
	['no text in', { input: ['audio'] }],
	['a classifier', { id: 'nvidia/nemotron-3.5-content-safety:free' }],
	['a guard', { id: 'meta/llama-guard-4-12b:free' }],
	['a safeguard', { id: 'openai/gpt-oss-safeguard-20b:free' }],
	['the router that charges', { id: 'openrouter/auto' }],
])('%s is not for chat', (_, changes) => {
	expect(ids([row(changes)])).toEqual([]);
});

test.each(
	[
		...['one:online', 'one:nitro', 'one:floor', 'one:exacto', 'one:batch'],
		...['one:free:online', 'one:ONLINE'],
	]
		.map((name) => `acme/${name}`)
		.concat('~acme/one-latest', 'openrouter/auto-beta'),
)('%s is never free, whatever the price says', (id) => expect(ids([row({ id })])).toEqual([]));

test('a name that stands for another model is out, a suffix with a price as well, and the free router is in', () => {
	const alias = { ...row(), alias_target: { slug: 'acme/two', name: 'Two' } };
	const price = { prompt: '0.1', completion: '0' };
	const thinking = row({ id: 'acme/one:thinking', price });
	const free = row({ id: 'openrouter/free' });
	expect(ids([alias, thinking, row({ id: 'acme/two:thinking' }), free])).toEqual([
		'acme/two:thinking',
		'openrouter/free',
	]);
});

test('rows that cannot be read are dropped, and the others stay', () => {
	const { architecture: _, ...bare } = row();
	const unknownSize = { ...row({ id: 'a/b' }), context_length: null, top_provider: null };
	const odd = [null, 7, 'x', [], {}, bare, { ...row(), id: '' }, { ...row(), id: 7 }, unknownSize];
	expect(ids([...odd, row()])).toEqual(['acme/one-8b-it:free']);
});

test('a figure that cannot be read is left out, not the model', () => {
	const odd = {
		...row(),
		created: 'yesterday',
		context_length: -1,
		top_provider: { context_length: 8_000, max_completion_tokens: 'many' },
	};
	expect(parseModels({ data: [odd] })?.models[0]).toMatchObject({
		createdAt: 0,
		contextTokens: 8_000,
		maxAnswerTokens: null,
	});
});

test('a model that is listed twice is one', () => {
	expect(ids([row(), row()])).toHaveLength(1);
});

test.each([undefined, null, 7, '<html>', [], {}, { data: {} }, { data: null }])(
	'%j is no list',
	(body) => expect(parseModels(body)).toBeUndefined(),
);

test('a list says where it goes on', () => {
	const parsed = parseModels({ data: [], links: { next: '/api/v1/models?offset=500' } });
	expect(parsed?.next).toBe('/api/v1/models?offset=500');
});
