import { describe, expect, test } from 'vitest';
import { fillOptions } from '../../../../src/demo/input/fill-options.ts';
import { english } from '../../../../src/demo/locales/en.ts';
import { ask, model, places, quota, settings } from './commands.ts';

describe('a line fills the options of its command', () => {
	test.each([
		['what is this: a test?', { prompt: 'what is this: a test?' }],
		['what  is   spaced', { prompt: 'what  is   spaced' }],
		['model:a/b:free what is x', { model: 'a/b:free', prompt: 'what is x' }],
		[
			'what is x model:a/b:free private:yes',
			{ prompt: 'what is x', model: 'a/b:free', private: true },
		],
		['prompt:all of this private:no', { prompt: 'all of this', private: false }],
		['file:notes.txt sum it up', { file: { path: 'notes.txt' }, prompt: 'sum it up' }],
		['', {}],
	])('/ask %s', (text, values) => {
		expect(fillOptions(ask, text, english.input)).toEqual({ values });
	});

	test('a word without a name goes to the first option', () => {
		expect(fillOptions(model, 'google/gemma:free scope:channel', english.input)).toEqual({
			values: { model: 'google/gemma:free', scope: 'channel' },
		});
	});

	test.each([
		['cap:20', { cap: 20 }],
		['20', { cap: 20 }],
		['role:Cooks weight:0.5', { role: { role: 'Cooks' }, weight: 0.5 }],
		['share:-0.25', { share: -0.25 }],
	])('/settings quota %s', (text, values) => {
		expect(fillOptions(settings, text, english.input)).toEqual({ values });
	});

	test('people and channels are given by name', () => {
		expect(fillOptions(places, 'person:Bob channel:#general', english.input)).toEqual({
			values: { person: { person: 'Bob' }, channel: { channel: '#general' } },
		});
	});

	test('a choice may be given by what is shown for it', () => {
		expect(fillOptions(model, 'scope:me', english.input)).toEqual({ values: { scope: 'me' } });
	});
});

describe('what cannot be sent is said', () => {
	test.each([
		[model, 'scope:world', 'scope: takes me, channel.'],
		[ask, 'private:perhaps x', 'private: takes yes or no.'],
		[ask, 'model:', 'model: needs a value.'],
		[settings, 'cap:1001', 'cap: takes a whole number from 0 to 1000.'],
		[settings, 'cap:1.5', 'cap: takes a whole number from 0 to 1000.'],
		[settings, 'cap:many', 'cap: takes a whole number from 0 to 1000.'],
		[settings, 'share:1.5', 'share: takes a number to 1.'],
		[settings, 'weight:1', 'weight: takes 0.5, 2.'],
		[quota, 'now', '/quota takes nothing more.'],
	])('%#', (shape, text, problem) => {
		expect(fillOptions(shape, text, english.input)).toEqual({ problem });
	});
});
