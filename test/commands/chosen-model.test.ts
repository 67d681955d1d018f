import { expect, test } from 'vitest';
import { chosenModel, suggestModels } from '../../commands/chosen-model.ts';
import { UserError } from '../../src/errors.ts';
import { say } from '../../src/locales/keys.ts';
import { aModel } from '../helpers/a-model.ts';
import { createFakeCall, servicesOf } from '../helpers/fake-call.ts';
import { createModelHouse, english } from '../helpers/model-house.ts';

const gemma = aModel('google/gemma:free', { name: 'Gemma 4 31B', provider: 'groq' });
const qwen = aModel('qwen/coder:free', { name: 'Qwen3 Coder', contextTokens: 1_000_000 });
const llama = aModel('meta/llama:free', { name: 'Llama', expiresAt: Date.UTC(2026, 0, 9) });

const suggest = (typed: string, services: Partial<ReturnType<typeof createModelHouse>>) =>
	suggestModels(typed, createFakeCall({ speak: english }).call, servicesOf(services));
const refusalOf = (named: string, services: ReturnType<typeof createModelHouse>) => {
	try {
		return chosenModel(named, services).id;
	} catch (error) {
		if (error instanceof UserError) return error.sentence;
		throw error;
	}
};

test('each suggestion says in words what the model can do, how large it is and whose', async () => {
	const services = createModelHouse([gemma, qwen, llama], {
		categories: {
			'google/gemma:free': ['flagship', 'vision', 'reasoning'],
			'qwen/coder:free': ['code'],
		},
	});
	expect(await suggest('', services)).toEqual([
		{
			name: 'Gemma 4 31B · current · sees · reasons · 128k context · Groq',
			value: 'google/gemma:free',
		},
		{ name: 'Qwen3 Coder · codes · 1M context · OpenRouter', value: 'qwen/coder:free' },
		{ name: 'Llama · leaves soon · 128k context · OpenRouter', value: 'meta/llama:free' },
	]);
});

test('the current one comes first, then the order of the search, and what rests comes last', async () => {
	const services = createModelHouse([gemma, qwen, llama], {
		health: { 'google/gemma:free': { restsUntil: Date.UTC(2026, 0, 1, 1) } },
	});
	await services.settings.change('person:7', {
		model: { id: 'meta/llama:free', chosenBy: '7', at: 0 },
	});
	const names = (await suggest('', services)).map(({ name }) => name);
	expect(names.map((name) => name.split(' · ').slice(0, 2))).toEqual([
		['Llama', 'current'],
		['Qwen3 Coder', '1M context'],
		['Gemma 4 31B', 'resting'],
	]);
	expect((await suggest('qwen', services)).map(({ value }) => value)).toEqual(['qwen/coder:free']);
});

test('the current one comes first, however far down the search has it', async () => {
	const many = Array.from({ length: 400 }, (_, index) => aModel(`many/model-${index}:free`));
	const services = createModelHouse(many);
	await services.settings.change('place:guild:1:2', {
		model: { id: 'many/model-399:free', chosenBy: '7', at: 0 },
	});
	const found = await suggest('model', services);
	expect(found).toHaveLength(25);
	expect(found[0]?.value).toBe('many/model-399:free');
});

test('names are shortened to 100 characters, what has a longer id or charged money is left out', async () => {
	const long = aModel('long/name:free', { name: '百家饭'.repeat(50) });
	const services = createModelHouse([long, aModel(`x/${'y'.repeat(99)}`), qwen], {
		categories: { 'long/name:free': ['vision', 'code', 'reasoning'] },
		health: {
			'long/name:free': { restsUntil: Date.UTC(2027, 0) },
			'qwen/coder:free': { isBlocked: true },
		},
	});
	const found = await suggest('', services);
	expect(found.map(({ value }) => value)).toEqual(['long/name:free']);
	expect([...(found[0]?.name ?? '')].length).toBeLessThanOrEqual(100);
});

test.each([
	['  Google/Gemma:FREE ', 'google/gemma:free'],
	['gemma 4 31b', 'google/gemma:free'],
	['Qwen3 Coder', 'qwen/coder:free'],
])('%s, typed in full, is as good as picked', (named, id) => {
	expect(refusalOf(named, createModelHouse([gemma, qwen, llama]))).toBe(id);
});

test('a name that two models have, or one that charged money, or one that only looks like it, is refused', () => {
	const twin = aModel('google:gemma', { name: 'Gemma 4 31B' });
	const services = createModelHouse([gemma, twin, qwen, llama], {
		health: { 'qwen/coder:free': { isBlocked: true } },
	});
	for (const named of ['Gemma 4 31B', 'Qwen3 Coder', 'qwen/coder:free', 'Llаma', 'google/gemma'])
		expect(refusalOf(named, services)).toMatchObject({ key: 'model.unknown' });
	expect(refusalOf('Gemma 4 31B', services)).toMatchObject({
		values: { nearest: ['**Gemma 4 31B** (Groq)', '**Gemma 4 31B** (OpenRouter)', '**Llama**'] },
	});
});

test('one name that is near is told as one', () => {
	expect(english(say('model.unknown', { name: 'x', nearest: ['`y`'], count: 1 }))).toContain(
		'The nearest one is `y`;',
	);
});

test('choices that cannot be read cost the mark only', async () => {
	const services = createModelHouse([gemma, qwen]);
	const settings = { ...services.settings, read: () => Promise.reject(new Error('disk')) };
	const found = await suggest('', { ...services, settings });
	expect(found.map(({ name }) => name)).toEqual([
		'Gemma 4 31B · 128k context · Groq',
		'Qwen3 Coder · 1M context · OpenRouter',
	]);
});

test('without a list one choice explains itself, and is refused kindly even once there is a list', async () => {
	const empty = createModelHouse([]);
	const [only, ...others] = await suggest('gemma', empty);
	expect(others).toEqual([]);
	expect(only?.name).toMatch(/do not have the list .* try again/);
	const value = only?.value ?? '';
	expect(refusalOf(value, empty)).toEqual(say('model.list-missing'));
	expect(refusalOf(value, createModelHouse([gemma]))).toEqual(say('model.list-missing'));
});
