import { stripVTControlCharacters } from 'node:util';
import { expect, test, vi } from 'vitest';
import type { Completion } from '../../../../src/demo/input/complete.ts';
import type { Key } from '../../../../src/demo/input/editor.ts';
import { createPrompt } from '../../../../src/demo/input/prompt.ts';
import { eventually } from '../../../helpers/eventually.ts';

function setUp(completions: Record<string, Completion> = {}) {
	const sent: string[] = [];
	const faults: unknown[] = [];
	const prompt = createPrompt({
		complete: async (before) => completions[before] ?? { from: before.length, choices: [] },
		onSend: (text) => void sent.push(text),
		onChange: () => undefined,
		onFault: (error) => void faults.push(error),
		more: (count) => `… and ${count} more`,
	});
	const view = () => {
		const { lines } = prompt.footer({ label: 'me', status: 'idle', columns: 60, rows: 24 });
		return lines.map((line) => stripVTControlCharacters(line).trimEnd());
	};
	const press = (...keys: (string | Key)[]) => {
		for (const key of keys) prompt.key(typeof key === 'string' ? { sequence: key } : key);
	};
	return { prompt, sent, faults, view, press };
}

const enter: Key = { name: 'return', sequence: '\r' };
const tab: Key = { name: 'tab', sequence: '\t' };
const choices = (...inserts: string[]) =>
	inserts.map((insert) => ({ label: `${insert} label`, insert }));

test('Enter sends the line, and the arrow brings it back', () => {
	const { sent, view, press } = setUp();
	press('h', 'i', enter);
	expect(sent).toEqual(['hi']);
	expect(view()).toEqual(['idle', 'me ›']);
	press({ name: 'up' });
	expect(view()).toEqual(['idle', 'me › hi']);
});

test('Tab puts in the only choice', async () => {
	const { view, press } = setUp({ '/q': { from: 0, choices: choices('/quota') } });
	press('/', 'q', tab);
	await eventually(() => expect(view()[1]).toBe('me › /quota'));
});

test('Tab goes as far as all choices agree and lists them; Tab again walks them, Shift-Tab back', async () => {
	const { view, press } = setUp({ m: { from: 0, choices: choices('model-a', 'model-b') } });
	press('m', tab);
	await eventually(() =>
		expect(view()).toEqual(['idle', 'me › model-', '  model-a label', '  model-b label']),
	);
	press(tab, tab);
	expect(view()[1]).toBe('me › model-b');
	press({ name: 'tab', sequence: '\u001b[Z' });
	expect(view()[1]).toBe('me › model-a');
	press('!');
	expect(view()).toEqual(['idle', 'me › model-a!']);
});

test('a long list is shown in part, around the one that is selected', async () => {
	const many = choices(...Array.from({ length: 20 }, (_, index) => `x${index}`));
	const { view, press } = setUp({ x: { from: 0, choices: many } });
	press('x', tab);
	await eventually(() => expect(view().at(-1)).toBe('  … and 12 more'));
	for (let step = 0; step < 15; step++) press(tab);
	expect(view()[1]).toBe('me › x14');
	expect(view()).toContain('  x14 label');
	expect(view()).toHaveLength(11);
});

test('completions that come too late are dropped', async () => {
	const { promise, resolve } = Promise.withResolvers<Completion>();
	const changes = vi.fn();
	const prompt = createPrompt({
		complete: () => promise,
		onSend: () => undefined,
		onChange: changes,
		onFault: () => undefined,
		more: String,
	});
	prompt.key({ sequence: 'a' });
	prompt.key(tab);
	prompt.key({ sequence: 'b' });
	resolve({ from: 0, choices: choices('abc') });
	await promise;
	const { lines } = prompt.footer({ label: 'me', status: '', columns: 40, rows: 24 });
	expect(stripVTControlCharacters(lines[1] ?? '')).toBe('me › ab');
});

test('a paste may hold several lines but nothing that steers the terminal', () => {
	const { prompt, sent, press } = setUp();
	prompt.paste('one\r\ntwo\u001b[2J');
	press(enter);
	expect(sent).toEqual(['one\ntwo[2J']);
});
