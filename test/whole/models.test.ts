import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InteractionRecord } from '../../src/stand-ins/discord/interactions/record.ts';
import { flatten } from '../../src/stand-ins/discord/schemas/components.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let whole: Whole;
beforeAll(async () => {
	whole = await startWhole();
	whole.provider.answer({ text: 'Noted.' });
});
afterAll(() => whole.end());

const run = (name: string, options: Record<string, string | boolean> = {}) =>
	whole.discord.command({ userId: whole.ada.id, channelId: whole.channel.id, name, options });

const openPanel = async () => {
	const panel = run('model');
	await panel.shows(/\*\*All:\*\* \d+ models, page 1 of/);
	return panel;
};

/** The component of the panel whose id begins so. */
function component({ original }: InteractionRecord, start: string) {
	const found = flatten(original?.components ?? []).find(({ custom_id: id }) =>
		String(id).startsWith(start),
	);
	if (!original || !found) throw new Error(`The panel has no ${start}`);
	const options = Array.isArray(found['options']) ? found['options'].map(Object) : [];
	return { message: original, customId: String(found['custom_id']), options };
}

function use(panel: InteractionRecord, start: string, values?: readonly string[]) {
	const { message, customId } = component(panel, start);
	const userId = whole.ada.id;
	whole.discord.click({ message, customId, userId, ...(values && { values }) });
}

async function asked(prompt: string) {
	const before = whole.provider.requests.length;
	await run('ask', { prompt }).shows('Noted.');
	return whole.provider.requests[before]?.body?.model;
}

test('panel, category, choice: the next answer comes from that model', async () => {
	const panel = await openPanel();
	expect(panel.ephemeral).toBe(true);
	const { options } = component(panel, 'model-category:');
	expect(options.map(({ value }) => value)).toEqual([
		'all',
		'flagship',
		'fast',
		'vision',
		'code',
		'reasoning',
	]);
	use(panel, 'model-category:', ['vision']);
	await panel.shows(/\*\*Sees pictures:\*\*/);
	const seeing = component(panel, 'model-choose:').options;
	const chosen = seeing.find(({ value }) => String(value).includes('gemma'))?.value;
	use(panel, 'model-choose:', [String(chosen)]);
	await panel.shows(/answers you from now on/);
	await panel.shows(/\*\*Sees pictures:\*\*/);
	expect(panel.followups).toEqual([]);
	expect(await asked('who are you?')).toBe(chosen);
	expect(await panel.shows(/\(current\)/)).toContain('Gemma');
});

test('the pages turn in place and come back', async () => {
	const panel = await openPanel();
	const first = panel.visible();
	use(panel, 'model-page:');
	await panel.shows(/page 2 of/);
	use(panel, 'model-page:all.1');
	await panel.shows(/page 1 of/);
	expect(panel.visible()).toBe(first);
	expect(panel.followups).toEqual([]);
});

test('nobody else sees the panel, and so nobody else can press it', async () => {
	const panel = await openPanel();
	const { message, customId } = component(panel, 'model-page:');
	const other = { message, customId, userId: whole.bob.id };
	expect(() => whole.discord.click(other)).toThrow('does not see');
	expect(whole.answers().map(({ id }) => id)).not.toContain(message.id);
});

test('a model can be pinned, which the panel and a restart remember', async () => {
	await run('model', { model: 'openai/gpt-oss-20b:free', strict: true }).shows(/is pinned/);
	await whole.restart();
	const panel = await openPanel();
	expect(panel.visible()).toContain('It is pinned: no other model answers instead.');
	expect(await asked('still you?')).toBe('openai/gpt-oss-20b:free');
	await run('model', { strict: false }).shows(/is not pinned/);
	expect((await openPanel()).visible()).not.toContain('It is pinned');
});

test('suggestions put the current one first and say what it is', async () => {
	await run('model', { model: 'openai/gpt-oss-20b:free' }).shows(/from now on/);
	const [first, second] = await whole.discord.autocomplete({
		userId: whole.ada.id,
		channelId: whole.channel.id,
		name: 'model',
		focused: 'model',
		options: { model: '' },
	});
	expect(first).toEqual({
		name: expect.stringMatching(/^gpt-oss-20b · current · .*128k context · OpenRouter$/),
		value: 'openai/gpt-oss-20b:free',
	});
	expect(second?.['name']).not.toContain('current');
});
