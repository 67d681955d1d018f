import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { SlashCommand, SlashGroup, Subcommand } from '../../../src/command.ts';
import { commandPayload } from '../../../src/discord/command-payload.ts';
import { languages } from '../../../src/locales/languages.ts';
import { createSpeak } from '../../../src/render/speak.ts';

/** Discord's limits in characters, https://discord.com/developers/docs/interactions/application-commands */
const LONGEST = { command: 8_000, described: 100, choice: 100, button: 80, form: 45 };

const speak = createSpeak();
const slashes = commands.filter(
	(command): command is SlashCommand | SlashGroup =>
		command.kind === 'slash' || command.kind === 'group',
);
const payloads = slashes.map((command) =>
	commandPayload(command, (key, locale = 'en') => speak({ key, values: {} }, locale), 'global'),
);

/** Every object in it that Discord shows to people: the command, its options, their choices. */
type Part = {
	name: string;
	value?: string | number;
	name_localizations?: Translations;
	description?: string;
	description_localizations?: Translations;
	options?: readonly Part[] | undefined;
	choices?: readonly Part[] | undefined;
};
type Translations = Readonly<Partial<Record<string, string | null>>> | null | undefined;
const partsOf = (part: Part): readonly Part[] => [
	part,
	...(part.options ?? []).flatMap(partsOf),
	...(part.choices ?? []),
];

const lengths = (original = '', translations: Translations = {}) =>
	[original, ...Object.values(translations ?? {})].map((text) => [...(text ?? '')].length);

/** As Discord counts it: the longest of all languages. */
const weight = (part: Part) =>
	Math.max(...lengths(part.name, part.name_localizations)) +
	Math.max(...lengths(part.description, part.description_localizations)) +
	String(part.value ?? '').length;

describe.each(payloads.map((payload) => [payload.name, payload] as const))('/%s', (_, payload) => {
	const parts = partsOf(payload);

	test('is described in every language', () => {
		const others = Object.keys(languages).filter((name) => name !== 'en');
		for (const { description, description_localizations: translations } of parts) {
			if (description === undefined) continue;
			expect(Object.keys(translations ?? {}).sort()).toEqual(others.sort());
		}
	});

	test('keeps to what Discord takes', () => {
		for (const part of parts) {
			const described = lengths(part.description, part.description_localizations);
			expect(Math.max(...described), part.name).toBeLessThanOrEqual(LONGEST.described);
			const named = lengths(part.name, part.name_localizations);
			expect(Math.max(...named), part.name).toBeLessThanOrEqual(LONGEST.choice);
		}
		const all = parts.reduce((sum, part) => sum + weight(part), 0);
		expect(all).toBeLessThanOrEqual(LONGEST.command);
	});
});

const forms = slashes
	.flatMap((command): readonly Subcommand[] =>
		command.kind === 'group' ? command.subcommands : [command],
	)
	.flatMap(({ form }) => (form ? [form.title, form.label] : []));

describe.each(Object.keys(languages))('in %s', (name) => {
	test('titles and labels of forms fit', () => {
		expect(forms.length).toBeGreaterThan(0);
		for (const key of forms)
			expect([...speak({ key, values: {} }, name)].length, key).toBeLessThanOrEqual(LONGEST.form);
	});

	test('labels of buttons fit', () => {
		const labels = Object.entries(languages[name] ?? {}).filter(
			([key, text]) => key.startsWith('button.') && !/[.。]$/.test(text),
		);
		expect(labels.length).toBeGreaterThan(3);
		for (const [key, text] of labels)
			expect([...text].length, key).toBeLessThanOrEqual(LONGEST.button);
	});
});
