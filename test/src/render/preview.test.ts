import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCodePoints } from '../../../src/render/code-points.ts';
import { NOTHING_OPEN } from '../../../src/render/open.ts';
import { closedText, preview } from '../../../src/render/preview.ts';

const show = (text: string) => preview({ text, open: NOTHING_OPEN }, 2000);

describe('preview', () => {
	test.each([
		['plain text', 'Hello', 'Hello'],
		['an open block', 'Look:\n```ts\nconst a', 'Look:\n```ts\nconst a\n```'],
		['a block without a line yet', 'Look:\n```ts', 'Look:'],
		['a block whose first line is empty', 'Look:\n```ts\n', 'Look:'],
		['half an opener', 'Look:\n``', 'Look:'],
		['half a closer', '```ts\nconst a\n``', '```ts\nconst a\n```'],
		['a closed block', '```ts\nconst a\n```', '```ts\nconst a\n```'],
		['bold', 'This is **bol', 'This is **bol**'],
		['bold that has just begun', 'This is **', 'This is'],
		['bold that is closed', 'This is **bold**', 'This is **bold**'],
		['code in a line', 'Call `f(**x', 'Call `f(**x`'],
		['marks in code', 'Call `**` and **b', 'Call `**` and **b**'],
		['two marks', '**bold and ~~gone', '**bold and ~~gone~~**'],
		['marks of an earlier paragraph', 'a ** b\n\nc', 'a ** b\n\nc'],
		['nothing', ' \n', ''],
	])('%s', (_, text, shown) => {
		expect(show(text)).toBe(shown);
	});

	test('a part that starts inside a block opens it again', () => {
		expect(preview({ text: 'b = 2', open: { ...NOTHING_OPEN, fence: { info: 'py' } } }, 2000)).toBe(
			'```py\nb = 2\n```',
		);
	});

	test('every prefix fits into a message and has its blocks closed', () => {
		const text = fc
			.array(
				fc.constantFrom('word ', '**', '`x`', '\n```ts\n', '\n```\n', '\n\n', '~~', '百', '😀'),
				{
					maxLength: 60,
				},
			)
			.map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(text, fc.integer({ min: 30, max: 200 }), (whole, limit) => {
				for (let end = 0; end <= whole.length; end++) {
					const shown = preview({ text: whole.slice(0, end), open: NOTHING_OPEN }, limit);
					expect(countCodePoints(shown)).toBeLessThanOrEqual(limit);
					expect((shown.match(/`{3,}/g)?.length ?? 0) % 2).toBe(0);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe('text that ends early', () => {
	test.each([
		['Hello **bold te', 'Hello **bold te**'],
		['Hello **bold**', 'Hello **bold**'],
		['Hello **', 'Hello'],
		['**Stop** is a *', '**Stop** is a'],
		['some **bold*', 'some **bold**'],
		['a **b *c', 'a **b *c***'],
		['x ||spo', 'x ||spo||'],
		['- item\n- **', '- item'],
		['**bold\n- ', '**bold**'],
		['text\n\n## ', 'text'],
		['text\n\n## Head', 'text\n\n## Head'],
		['x \\`', 'x \\`'],
		['2 \\*', '2 \\*'],
		['```js\nfoo', '```js\nfoo'],
		['```js\nfoo\n```', '```js\nfoo\n```'],
		['words\n```js\n', 'words'],
		['plain', 'plain'],
	])('%j is closed as %j', (text, closed) => {
		expect(closedText(text)).toBe(closed);
	});
});
