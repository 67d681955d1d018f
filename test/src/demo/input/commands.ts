import { type CommandShape, commandShape } from '../../../../src/demo/input/command-shape.ts';

const text = (name: string, more: object = {}) => ({
	name,
	description: `the ${name}`,
	type: 3,
	...more,
});

export const ask: CommandShape = commandShape({
	name: 'ask',
	description: 'Ask',
	options: [
		text('prompt'),
		text('model', { autocomplete: true }),
		{ name: 'file', description: 'a file', type: 11 },
		{ name: 'private', description: 'only you', type: 5 },
	],
});

export const model: CommandShape = commandShape({
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

export const quota: CommandShape = commandShape({ name: 'quota', description: 'What is left' });
