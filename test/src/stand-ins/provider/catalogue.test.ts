import { expect, test } from 'vitest';
import type { ProviderModel } from '../../../../src/stand-ins/provider/model.ts';
import { createModel } from '../../../../src/stand-ins/provider/model.ts';
import type { ProviderStandIn } from '../../../../src/stand-ins/provider/stand-in.ts';
import { FREE, get, startProvider } from './ask.ts';

interface Page {
	data: ProviderModel[];
	total_count: number;
	links: { next: string | null };
}

const models = async (provider: ProviderStandIn, query = ''): Promise<Page> => {
	const page: unknown = await (await get(provider, `/models${query}`, '')).json();
	return page as Page;
};

test('the list needs no key and holds the rows that are easy to get wrong', async () => {
	const provider = await startProvider();
	const page = await models(provider);
	expect(page.total_count).toBe(page.data.length);
	expect(page.links).toEqual({ next: null });
	const row = (id: string) => page.data.find((model) => model.id === id);
	expect(row('openrouter/auto')?.pricing.prompt).toBe('-1');
	expect(row('openrouter/free')?.top_provider.context_length).toBeNull();
	expect(row('google/gemma-4-26b-a4b-it:free')).toMatchObject({
		context_length: 262_144,
		top_provider: { context_length: 131_072 },
	});
	expect(row('nvidia/nemotron-3-nano-30b-a3b:free')?.top_provider.max_completion_tokens).toBeNull();
	expect(row('google/lyria-3-clip-preview')).toMatchObject({
		pricing: { prompt: '0', completion: '0' },
		architecture: { modality: 'text+image->text+audio' },
	});
	expect(row('nvidia/nemotron-3.5-content-safety:free')).toBeDefined();
	expect(page.data.filter(({ id }) => id.endsWith(':free')).length).toBeGreaterThanOrEqual(12);
	expect(provider.calls).toMatchObject([{ path: '/api/v1/models', authorized: false }]);
});

test('pages follow offset and limit', async () => {
	const provider = await startProvider();
	const whole = await models(provider);
	const page = await models(provider, '?offset=2&limit=3');
	expect(page.data).toEqual(whole.data.slice(2, 5));
	expect(page).toMatchObject({
		total_count: whole.total_count,
		links: { next: '/api/v1/models?offset=5&limit=3' },
	});
});

test('models come, go and change their price while it runs', async () => {
	const provider = await startProvider();
	provider.removeModel(FREE);
	expect((await models(provider)).data.map(({ id }) => id)).not.toContain(FREE);
	const own = createModel({ id: 'me/own:free', name: 'Own', description: '', context: 10 });
	provider.setModels([own]);
	provider.changePrice('me/own:free', '0.5');
	const page = await models(provider);
	expect(page.data).toMatchObject([
		{ id: 'me/own:free', pricing: { prompt: '0.5', completion: '0.5' } },
	]);
	expect(own.pricing.prompt).toBe('0');
});

test('the list fails in each of its ways, and recovers', async () => {
	const provider = await startProvider();
	provider.failModels('500');
	expect((await get(provider, '/models')).status).toBe(500);
	provider.failModels('garbage');
	await expect(models(provider)).rejects.toThrow(SyntaxError);
	provider.failModels('empty');
	expect(await models(provider)).toMatchObject({ data: [], total_count: 0 });
	provider.failModels('none-free');
	const { data } = await models(provider);
	expect(data.length).toBeGreaterThan(0);
	expect(data.every(({ pricing }) => pricing.prompt !== '0')).toBe(true);
	provider.failModels('stall');
	await expect(
		fetch(`${provider.url}/models`, { signal: AbortSignal.timeout(50) }),
	).rejects.toThrow(/timeout/);
	provider.failModels(null);
	expect((await models(provider)).data.map(({ id }) => id)).toContain(FREE);
});

test('an unknown path is not found', async () => {
	const provider = await startProvider();
	expect((await get(provider, '/elsewhere')).status).toBe(404);
});
