import { expect, test } from 'vitest';
import { complete, type Knowledge } from '../../../../src/demo/input/complete.ts';
import { english } from '../../../../src/demo/locales/en.ts';
import { ask, model, places, quota, settings } from './commands.ts';

type Asked = Parameters<Knowledge['suggest']>[0];

function setUp() {
	const asked: Asked[] = [];
	const knowledge: Knowledge = {
		commands: [ask, model, quota, settings, places],
		people: ['Ada', 'Bob'],
		menus: ['Ask about this'],
		roles: ['@everyone', 'Cooks'],
		channels: ['general'],
		words: english.input,
		botName: 'Potluck',
		buttons: [
			{ number: 3, label: 'Cancel' },
			{ number: 12, label: 'Do not ask it' },
			{
				number: 14,
				label: 'Which?',
				options: [
					{ label: 'All (3)', value: 'all', isSelected: true },
					{ label: 'Fast (1)', value: 'fast', isSelected: false },
				],
			},
		],
		async suggest(question) {
			asked.push(question);
			return [{ name: 'Gemma · 262k', value: 'google/gemma:free' }];
		},
	};
	const inserts = async (line: string) => {
		const { from, choices } = await complete(line, knowledge);
		return choices.map(({ insert }) => line.slice(0, from) + insert);
	};
	return { asked, knowledge, inserts };
}

test.each([
	['/q', ['/quota', '/quit']],
	['/mo', ['/model']],
	['/as b', ['/as Bob']],
	['/as ', ['/as Ada', '/as Bob']],
	['/apps a', ['/apps Ask about this']],
	['/pr', ['/press']],
	['/press ', ['/press 3', '/press 12']],
	['/press 1', ['/press 12']],
	['/ch', ['/choose']],
	['/choose ', ['/choose 14']],
	['/choose 14 ', ['/choose 14 All (3)', '/choose 14 Fast (1)']],
	['/choose 14 f', ['/choose 14 Fast (1)']],
	['/choose 3 ', []],
	['hello @p', ['hello @Potluck']],
	['/model scope:', ['/model scope:me', '/model scope:channel']],
	['/model x scope:ch', ['/model x scope:channel']],
	['/ask private:', ['/ask private:yes', '/ask private:no']],
	['/settings places person:b', ['/settings places person:Bob']],
	['/settings places channel:', ['/settings places channel:general']],
	['/ask what is x mo', ['/ask what is x model:']],
	['/ask ', ['/ask prompt:', '/ask model:', '/ask file:', '/ask private:']],
	['/quota ', []],
	['/se', ['/settings quota', '/settings places']],
	['/settings', ['/settings quota', '/settings places']],
	['/settings q', ['/settings quota']],
	['/settings quota', ['/settings quota']],
	[
		'/settings quota ',
		[
			'/settings quota cap:',
			'/settings quota role:',
			'/settings quota weight:',
			'/settings quota share:',
		],
	],
	['/settings quota cap:20 we', ['/settings quota cap:20 weight:']],
	['/settings quota role:c', ['/settings quota role:Cooks']],
	['/settings  quota weight:', ['/settings  quota weight:0.5', '/settings  quota weight:2']],
	['/settings nonsense', []],
	['/quotas ', []],
	['/nonsense x', []],
	['just words', []],
])('%s', async (line, expected) => {
	expect(await setUp().inserts(line)).toEqual(expected);
});

test('all names stand behind a single slash', async () => {
	expect(await setUp().inserts('/')).toEqual(
		expect.arrayContaining(['/ask', '/model', '/quota', '/as', '/crowd', '/quit']),
	);
});

test('Discord is asked for what the bot suggests, with what is typed so far', async () => {
	const { asked, knowledge, inserts } = setUp();
	expect(await inserts('/model ')).toEqual(['/model google/gemma:free']);
	expect(await inserts('/model gem')).toEqual(['/model google/gemma:free']);
	expect(await inserts('/ask hi model:ge')).toEqual(['/ask hi model:google/gemma:free']);
	expect(asked).toEqual([
		{ command: 'model', option: 'model', typed: '' },
		{ command: 'model', option: 'model', typed: 'gem' },
		{ command: 'ask', option: 'model', typed: 'ge' },
	]);
	expect((await complete('/model ', knowledge)).choices[0]?.label).toContain('Gemma · 262k');
});
