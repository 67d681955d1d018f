import { expect, test } from 'vitest';
import { readChunk } from '../../../src/providers/read-chunk.ts';

const silent = {
	text: '',
	thinks: false,
	thought: '',
	finishReason: undefined,
	modelId: undefined,
	usage: undefined,
	cost: 0,
};

test.each([
	null,
	7,
	'text',
	[],
	{},
	{ choices: null },
	{ choices: [] },
	{ choices: [null] },
	{ choices: ['x'] },
	{ model: '', usage: null },
	{ model: 7, usage: { prompt_tokens: -1, completion_tokens: 'many' } },
])('a chunk of %j says nothing', (chunk) => {
	expect(readChunk(chunk)).toEqual(silent);
});

test.each([{}, { delta: null }, { delta: {} }, { delta: { content: null } }, { delta: 'x' }])(
	'a choice of %j says nothing',
	(choice) => {
		expect(readChunk({ choices: [choice] })).toEqual({ ...silent, finishReason: '' });
	},
);

test.each([
	[{ reasoning: 'hm' }, 'hm'],
	[{ reasoning_content: 'hm' }, 'hm'],
	[{ reasoning: 'hm', reasoning_details: [{ type: 'reasoning.text', text: 'hm' }] }, 'hm'],
	[{ reasoning_details: [{ text: 'h' }, { summary: 'm' }, null, 7] }, 'hm'],
	[{ reasoning_details: [{ type: 'reasoning.encrypted', data: 'AA==' }] }, ''],
])('a delta of %j is a thought: %j', (delta, thought) => {
	const read = readChunk({ choices: [{ delta: { content: '', ...delta } }] });
	expect(read).toMatchObject({ thinks: true, thought });
});

test('words, model, finish reason and figures are read', () => {
	const chunk = {
		model: 'acme/one',
		choices: [{ index: 0, delta: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }],
		usage: { prompt_tokens: 12, completion_tokens: 3, total_tokens: 99 },
	};
	expect(readChunk(chunk)).toEqual({
		text: 'Hi',
		thinks: false,
		thought: '',
		finishReason: 'stop',
		modelId: 'acme/one',
		usage: { promptTokens: 12, answerTokens: 3 },
		cost: 0,
	});
});

test.each([
	[0.001, 0.001],
	['0.5', 0.5],
	[0, 0],
	[-1, 0],
	['much', 0],
	[null, 0],
])('a cost of %j is read as %d, whatever else the figures lack', (cost, read) => {
	expect(readChunk({ usage: { cost } }).cost).toBe(read);
});
