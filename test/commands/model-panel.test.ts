import { describe, expect, test } from 'vitest';
import { model as command } from '../../commands/model.ts';
import { modelCategory, modelChoice, modelPage } from '../../commands/model-buttons.ts';
import type { ButtonCommand } from '../../src/command.ts';
import { say } from '../../src/locales/keys.ts';
import type { Category, Model } from '../../src/models/model.ts';
import { readButtonId } from '../../src/render/button-id.ts';
import { countCodePoints } from '../../src/render/code-points.ts';
import type { View } from '../../src/render/surface.ts';
import { aModel } from '../helpers/a-model.ts';
import { createFakeSettings, run, runButton } from '../helpers/fake-call.ts';
import { createModelHouse, english } from '../helpers/model-house.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

type House = ReturnType<typeof createModelHouse>;

const JANUARY_9 = Date.UTC(2026, 0, 9);
const chosen = (id: string, isStrict?: true) => ({
	model: { id, chosenBy: '7', at: 0, ...(isStrict && { isStrict }) },
});
const gemma = aModel('google/gemma:free', {
	name: 'Gemma 4 31B',
	contextTokens: 262_144,
	canUseTools: true,
});
const qwen = aModel('groq:qwen', {
	name: 'Qwen3 32B',
	provider: 'groq',
	contextTokens: 131_072,
	expiresAt: JANUARY_9,
});
const nemo = aModel('nvidia/nemotron:free', { name: 'Nemotron 3', contextTokens: 1_000_000 });
const categories: Readonly<Record<string, readonly Category[]>> = {
	'google/gemma:free': ['flagship', 'vision', 'reasoning'],
	'groq:qwen': ['fast', 'code'],
};
const many = (count: number): Model[] =>
	Array.from({ length: count }, (_, index) => aModel(`many/${index}`, { name: `Model ${index}` }));

async function open(services: Partial<House>): Promise<View> {
	const screen = createRecordingSurface();
	expect(await run(command, { services, surface: screen.surface, speak: english })).toEqual([]);
	const [view, ...others] = screen.finished;
	if (!view || others.length > 0) throw new Error('One panel was expected');
	return view;
}

/** Presses as Discord would: the component's id names the command and its handle. */
async function press(services: Partial<House>, id: string, values: readonly string[] = []) {
	const { name = '', handle = '' } = readButtonId(id) ?? {};
	const found = new Map<string, ButtonCommand>(
		[modelCategory, modelChoice, modelPage].map((one) => [one.name, one]),
	).get(name);
	if (!found) throw new Error(`No command behind ${id}`);
	const pressed = createRecordingSurface();
	const told = await runButton(found, {
		handle,
		mention: (command) => `</${command}:1234567890123456789>`,
		pressed: pressed.surface,
		services,
		speak: english,
		values,
	});
	return { told, view: pressed.finished[0] };
}

const linesOf = (view: View | undefined) => view?.parts.join('\n').split('\n') ?? [];
const menuOf = (view: View | undefined, number: number) => {
	const menu = view?.menus?.[number];
	if (!menu) throw new Error(`There is no menu ${number}`);
	return menu;
};
const selectedIn = (view: View | undefined, number: number) =>
	menuOf(view, number).options.flatMap(({ isSelected, value }) => (isSelected ? [value] : []));

describe('the first line', () => {
	const first = async (services: House) => linesOf(await open(services))[0];

	test('says who answers by whose choice: channel, then me, then server, then the default', async () => {
		const services = createModelHouse([gemma, qwen, nemo]);
		expect(await first(services)).toBe(
			'**Gemma 4 31B** answers here: the default, as nobody chose another.',
		);
		await services.settings.change('server:1', chosen('groq:qwen'));
		expect(await first(services)).toBe('**Qwen3 32B** answers here, chosen for this server.');
		await services.settings.change('person:7', chosen('nvidia/nemotron:free'));
		expect(await first(services)).toBe('**Nemotron 3** answers you, by your own choice.');
		await services.settings.change('place:guild:1:2', chosen('google/gemma:free'));
		expect(await first(services)).toBe('**Gemma 4 31B** answers here, chosen for this channel.');
	});

	test('is followed by the pin, and by when it leaves, if that is within two weeks', async () => {
		const services = createModelHouse([gemma, qwen]);
		await services.settings.change('person:7', chosen('groq:qwen', true));
		expect(linesOf(await open(services)).slice(1, 4)).toEqual([
			'It is pinned: no other model answers instead.',
			`It leaves the free models on <t:${JANUARY_9 / 1000}:D>.`,
			'',
		]);
		const later = { ...qwen, expiresAt: JANUARY_9 + 14 * 24 * 60 * 60_000 };
		expect(linesOf(await open({ ...createModelHouse([later]) })).join()).not.toContain('leave');
	});

	test('names a vanished model as it was last known, and who answers meanwhile', async () => {
		const services = createModelHouse([gemma], { names: { gone: 'Old *Friend*' } });
		await services.settings.change('person:7', chosen('gone'));
		expect(await first(services)).toBe(
			'**Old Friend** was chosen here but is not free any more. The choice is kept; **Gemma 4 31B** answers until it returns or another is chosen.',
		);
		await services.settings.change('person:7', chosen('gone', true));
		expect(await first(services)).toMatch(/^\*\*Old Friend\*\* is pinned here .* nobody answers/);
	});

	test('is all there is while there is no list, whatever was chosen', async () => {
		const services = createModelHouse([]);
		await services.settings.change('person:7', chosen('gone'));
		const view = await open(services);
		expect(view).toEqual({ parts: [english(say('model.list-missing'))] });
	});
});

test('a model is a line: name, provider, length, abilities, health, end', async () => {
	const services = createModelHouse([gemma, qwen, nemo], {
		categories,
		health: {
			'google/gemma:free': { attempts: 9.5, successRate: 0.956, firstTokenMs: 840 },
			'groq:qwen': { attempts: 2, successRate: 0.5, restsUntil: Date.UTC(2026, 0, 1, 1) },
		},
	});
	expect(linesOf(await open(services)).slice(2)).toEqual([
		'**All:** 3 models, page 1 of 1',
		'**Gemma 4 31B** (current) · OpenRouter · 256k context · sees pictures · reasons · tools · answered 96% · first word 0.8 s',
		`**Qwen3 32B** · Groq · 128k context · code · resting, tried again <t:${Date.UTC(2026, 0, 1, 1) / 1000}:R> · leaves on <t:${JANUARY_9 / 1000}:D>`,
		'**Nemotron 3** · OpenRouter · 1M context · not asked yet',
		expect.stringContaining('/model'),
	]);
});

test('the menus offer the categories with their counts, and the models of the page', async () => {
	const view = await open(createModelHouse([gemma, qwen, nemo], { categories }));
	expect(menuOf(view, 0).options.map(({ label }) => label)).toEqual([
		'All (3)',
		'Flagship (1)',
		'Fast (1)',
		'Sees pictures (1)',
		'Writes code (1)',
		'Reasons (1)',
	]);
	expect(menuOf(view, 1).options[1]).toEqual({
		label: 'Qwen3 32B',
		value: 'groq:qwen',
		description: 'Groq · 128k context · code',
		isSelected: false,
	});
	expect([selectedIn(view, 0), selectedIn(view, 1)]).toEqual([['all'], ['google/gemma:free']]);
	expect(view.buttons).toEqual([]);
});

test('a category shows its models only, and one without any says so', async () => {
	const services = createModelHouse([gemma, qwen], { categories });
	const { id } = menuOf(await open(services), 0);
	const fast = await press(services, id, ['fast']);
	expect(linesOf(fast.view)[2]).toBe('**Fast:** one model, page 1 of 1');
	expect(menuOf(fast.view, 1).options.map(({ value }) => value)).toEqual(['groq:qwen']);
	expect(selectedIn(fast.view, 0)).toEqual(['fast']);
	const none = await press(createModelHouse([nemo]), id, ['code']);
	expect(linesOf(none.view)[2]).toBe('**Writes code:** no free model just now.');
});

test('pages of eight turn with buttons in words, in place', async () => {
	const services = createModelHouse(many(20));
	let view: View | undefined = await open(services);
	const labels = () => view?.buttons?.map(({ label }) => label);
	const shown = () => linesOf(view).filter((line) => /^\*\*Model .* · /.test(line)).length;
	const go = async (label: string) => {
		const id = view?.buttons?.find((one) => one.label === label)?.id ?? '';
		({ view } = await press(services, id));
	};
	expect([shown(), labels()]).toEqual([8, ['Next ▶']]);
	await go('Next ▶');
	expect([shown(), labels()]).toEqual([8, ['◀ Back', 'Next ▶']]);
	await go('Next ▶');
	expect([shown(), labels()]).toEqual([4, ['◀ Back']]);
	expect(linesOf(view)[2]).toBe('**All:** 20 models, page 3 of 3');
	await go('◀ Back');
	expect(linesOf(view)[2]).toBe('**All:** 20 models, page 2 of 3');
	const shrunk = await press(createModelHouse(many(9)), 'model-page:all.3');
	expect(linesOf(shrunk.view)[2]).toBe('**All:** 9 models, page 2 of 2');
});

test('choosing switches for me, says so once, and stays on its page', async () => {
	const services = createModelHouse(many(20));
	const second = await press(services, 'model-page:all.2');
	const { told, view } = await press(services, menuOf(second.view, 1).id, ['many/9']);
	expect(told).toEqual([]);
	expect(linesOf(view).slice(0, 2)).toEqual(['**Model 9** answers you from now on.', '']);
	expect(linesOf(view)).toContain('**All:** 20 models, page 2 of 3');
	expect(selectedIn(view, 1)).toEqual(['many/9']);
	expect(services.settings.kept.get('person:7')?.model).toMatchObject({ id: 'many/9' });
});

test('choosing where the channel chose another says who answers here all the same', async () => {
	const services = createModelHouse([gemma, qwen]);
	await services.settings.change('place:guild:1:2', chosen('google/gemma:free'));
	const { view } = await press(services, 'model-choose:all.1', ['groq:qwen']);
	expect(linesOf(view).slice(0, 2)).toEqual([
		'**Qwen3 32B** answers you from now on, wherever no channel chose its own.',
		'**Gemma 4 31B** answers here, chosen for this channel.',
	]);
});

test.each([
	['another category', 'model-page:paid.1', []],
	['a page that is no number', 'model-page:all.1e3', []],
	['page 0', 'model-page:all.0', []],
	['page 99999', 'model-page:all.99999', []],
	['a category that is none', 'model-category:all.1', ['all.1\nall']],
	['no category', 'model-category:all.1', []],
	['a choice on no page', 'model-choose:all', ['google/gemma:free']],
])('a forged handle is told to be over: %s', async (_, id, values) => {
	const services = createModelHouse([gemma]);
	expect(await press(services, id, values)).toEqual({
		told: [say('model.panel-over', { model: '</model:1234567890123456789>' })],
		view: undefined,
	});
});

test.each([['openai/gpt-5-pro'], ['google/gemma'], ['x'.repeat(300)], ['']])(
	'a forged choice of %j changes nothing and names the nearest',
	async (id) => {
		const services = createModelHouse([gemma]);
		const { told, view } = await press(services, 'model-choose:all.1', [id]);
		expect(told.map(({ key }) => key)).toEqual(['model.unknown']);
		expect(view).toBeUndefined();
		expect(services.settings.kept.size).toBe(0);
	},
);

test('with every name at its longest, everything to say and the longest start, it is one message', async () => {
	const models = many(9).map((one, index) => ({
		...one,
		name: `*${'百'.repeat(300)}${index}`,
		provider: 'p'.repeat(100),
		canUseTools: true,
		contextTokens: 131_071,
		expiresAt: JANUARY_9,
	}));
	const all: readonly Category[] = ['flagship', 'fast', 'vision', 'code', 'reasoning'];
	const services = createModelHouse(models, {
		categories: Object.fromEntries(models.map(({ id }) => [id, all])),
		health: Object.fromEntries(
			models.map(({ id }) => [id, { attempts: 1, restsUntil: JANUARY_9 }]),
		),
		names: { gone: '百'.repeat(300) },
	});
	await services.settings.change('place:guild:1:2', chosen('gone'));
	const { view } = await press(services, 'model-choose:vision.1', ['many/3']);
	expect(view?.parts).toHaveLength(1);
	expect(countCodePoints(view?.parts[0] ?? '')).toBeLessThanOrEqual(2000);
	for (const { description = '' } of menuOf(view, 1).options) {
		expect(countCodePoints(description)).toBeLessThanOrEqual(100);
	}
});

test('what charged money or has an id too long for Discord is not offered', async () => {
	const services = createModelHouse([gemma, qwen, aModel(`x/${'y'.repeat(99)}`)], {
		health: { 'groq:qwen': { isBlocked: true } },
	});
	expect(menuOf(await open(services), 1).options.map(({ value }) => value)).toEqual([
		'google/gemma:free',
	]);
});

test('choices that cannot be kept leave the panel as it is', async () => {
	const services = createModelHouse([gemma]);
	const settings = { ...createFakeSettings(), change: () => Promise.reject(new Error('disk')) };
	await expect(
		press({ ...services, settings }, 'model-choose:all.1', ['google/gemma:free']),
	).rejects.toThrow('disk');
});
