import { describe, expect, test } from 'vitest';
import { persona } from '../../commands/persona.ts';
import { draftBack, PRESETS } from '../../commands/persona-words.ts';
import type { Call, OptionValue } from '../../src/command.ts';
import { say } from '../../src/locales/keys.ts';
import { createSpeak } from '../../src/render/speak.ts';
import { asTyped } from '../../src/render/text-back.ts';
import { createFakeSettings, run } from '../helpers/fake-call.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

const keys = (told: readonly { key: string }[]) => told.map(({ key }) => key);

function verb(name: string) {
	const found = persona.subcommands.find((one) => one.name === name);
	if (!found) throw new Error(`There is no ${name}`);
	return found;
}

function setUp() {
	const settings = createFakeSettings();
	const services = { settings, clock: createManualClock() };
	const call = (name: string, options: Readonly<Record<string, OptionValue>>, who: Partial<Call>) =>
		run(verb(name), { services, options, ...who });
	return {
		settings,
		set: (options: Readonly<Record<string, OptionValue>>, who: Partial<Call> = {}) =>
			call('set', options, who),
		clear: (who: Partial<Call> = {}) => call('clear', {}, who),
		held: async () => (await settings.read('place:guild:1:2')).persona,
	};
}

const may = { manageServer: false, manageMessages: false };

describe('who may choose', () => {
	test.each([
		['who may manage messages', { may: { ...may, manageMessages: true } }],
		['who may manage the server', { may: { ...may, manageServer: true } }],
		['who opened the thread', { ownsPlace: true }],
	])('%s', async (_, who) => {
		const { set, held } = setUp();
		expect(keys(await set({ text: ' A cat. ' }, who))).toEqual([
			'persona.set',
			'persona.how-to-clear',
		]);
		expect(await held()).toMatchObject({ text: 'A cat.', changedBy: '7' });
	});

	test('everybody in a DM among people', async () => {
		const { set } = setUp();
		const place = { key: 'dm:9', kind: 'dm', channelId: '9' } as const;
		expect(keys(await set({ preset: 'terse' }, { place }))[0]).toBe('persona.set-preset');
	});

	test('a plain member only where the server lets them; what is one’s own can always be taken back', async () => {
		const { clear, settings, set, held } = setUp();
		expect(await set({ text: 'A cat.' })).toEqual([
			say('persona.may-not-draft', { settings: '/settings persona', text: asTyped('A cat.') }),
		]);
		expect(keys(await set({ preset: 'duck' }))).toEqual(['persona.may-not']);
		const members = { maySetPersona: true, changedBy: '9', at: 0 };
		await settings.change('server:1', { members });
		expect(keys(await set({ text: 'A cat.' }))[0]).toBe('persona.set');
		await settings.change('server:1', { members: { ...members, maySetPersona: false } });
		expect(keys(await clear({ person: { id: '8', name: 'Bob' } }))).toEqual(['persona.may-not']);
		expect(keys(await clear())).toEqual(['persona.cleared']);
		expect(await held()).toBeUndefined();
	});
});

test('what somebody else chooses meanwhile is not taken back with one’s own', async () => {
	const { clear, settings, set, held } = setUp();
	await set({ text: 'A cat.' }, { ownsPlace: true });
	const { read } = settings;
	settings.read = async (scope) => {
		const choices = await read(scope);
		if (scope === 'server:1')
			settings.kept.set('place:guild:1:2', { persona: { text: 'A dog.', changedBy: '9', at: 0 } });
		return choices;
	};
	expect(keys(await clear())).toEqual(['persona.may-not']);
	expect(await held()).toMatchObject({ text: 'A dog.' });
});

test.each([
	['nothing that can be read', { text: ' \u200b ' }, 'persona.empty'],
	['a preset and words at once', { text: 'A cat.', preset: 'duck' }, 'persona.one-of-both'],
])('%s changes nothing, and is answered to its caller alone', async (_, options, sentence) => {
	const { set, held } = setUp();
	expect(verb('set').acknowledge(options)).toBe('private');
	expect(keys(await set(options, { ownsPlace: true }))).toEqual([sentence]);
	expect(await held()).toBeUndefined();
});

test('is acknowledged by what is given', () => {
	const as = verb('set').acknowledge;
	expect(as({})).toBe('form');
	expect(as({ preset: 'duck' })).toBe('public');
	expect(as({ text: '百'.repeat(1500) })).toBe('public');
	expect(as({ text: '百'.repeat(1501) })).toBe('private');
});

test('who changed it, and where, is written down on the server, and not for ever', async () => {
	const { set, settings } = setUp();
	const old = { what: 'pause', changedBy: '9', at: -31 * 24 * 60 * 60_000 };
	await settings.change('server:1', { history: [{ ...old, at: old.at }] });
	for (let n = 0; n < 60; n++) await set({ text: `A cat ${n}.` }, { ownsPlace: true });
	const { history = [] } = await settings.read('server:1');
	expect(history).toHaveLength(50);
	expect(history.at(-1)).toMatchObject({ what: 'persona', channelId: '2', changedBy: '7' });
	expect(history.map(({ what }) => what)).not.toContain('pause');
});

test('what is too long comes back whole, also where no file may be attached', () => {
	const text = `${'百😀'.repeat(2_000)}\n\`\`\`x`;
	const { file, parts } = draftBack(text, { speak: ({ key }) => key });
	expect(parts).toEqual(['persona.too-long']);
	expect(file?.content).toBe(text);
	const [words, ...drafts] = file?.instead ?? [];
	expect(words).toBe('persona.too-long');
	for (const part of drafts) expect([...part].length).toBeLessThanOrEqual(2_000);
	const whole = drafts.map((part) => part.replace(/^```\n/, '').replace(/\n```$/, '')).join('');
	expect(whole).toBe(text.replace('```', "'''"));
});

test('what is ready to pick has a name and words that fit, in the language of the place', async () => {
	const speak = createSpeak();
	for (const { name, value } of PRESETS) {
		const words = speak(say(`persona.text-${value}`), 'en-US');
		expect(words.length).toBeGreaterThan(80);
		expect(words.length).toBeLessThan(400);
		expect(speak(say(name), 'en-US')).not.toBe(name);
	}
	const { set, held } = setUp();
	const speakToAll = ({ key }: { key: string }) => `to all: ${key}`;
	await set({ preset: 'teacher' }, { ownsPlace: true, speakToAll });
	expect(await held()).toMatchObject({ preset: 'teacher', text: 'to all: persona.text-teacher' });
});
