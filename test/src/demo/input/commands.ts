import { type CommandShape, commandShapes } from '../../../../src/demo/input/command-shape.ts';

function only(registered: object): CommandShape {
	const [shape, ...others] = commandShapes(registered, 'en-US');
	if (!shape || others.length > 0) throw new Error('There is not just one shape');
	return shape;
}

function both(registered: object): readonly [CommandShape, CommandShape] {
	const [first, second, ...others] = commandShapes(registered, 'en-US');
	if (!first || !second || others.length > 0) throw new Error('There are not just two shapes');
	return [first, second];
}

const text = (name: string, more: object = {}) => ({
	name,
	description: `the ${name}`,
	type: 3,
	...more,
});

export const ask = only({
	name: 'ask',
	description: 'Ask',
	options: [
		text('prompt'),
		text('model', { autocomplete: true }),
		{ name: 'file', description: 'a file', type: 11 },
		{ name: 'private', description: 'only you', type: 5 },
	],
});

export const model = only({
	name: 'model',
	description: 'Switch',
	options: [
		text('model', { autocomplete: true }),
		text('scope', {
			choices: [
				{ name: 'for me', value: 'me' },
				{ name: 'for all', value: 'channel' },
			],
		}),
	],
});

export const quota = only({ name: 'quota', description: 'What is left' });

export const [settings, places] = both({
	name: 'settings',
	description: 'Settings',
	options: [
		{
			type: 1,
			name: 'quota',
			description: 'Shares',
			options: [
				{ name: 'cap', description: 'the cap', type: 4, min_value: 0, max_value: 1000 },
				{ name: 'role', description: 'the role', type: 8 },
				{
					name: 'weight',
					description: 'the weight',
					type: 10,
					choices: [0.5, 2].map((value) => ({ name: `${value}`, value })),
				},
				{ name: 'share', description: 'the share', type: 10, max_value: 1 },
			],
		},
		{
			type: 1,
			name: 'places',
			description: 'Where',
			options: [
				{ name: 'channel', description: 'the channel', type: 7 },
				{ name: 'person', description: 'the person', type: 6 },
			],
		},
	],
});
