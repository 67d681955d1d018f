import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threadTitle } from '../../../src/render/thread-title.ts';

describe('a title is the first line that says something', () => {
	test.each([
		['How do I cook rice?', 'How do I cook rice?'],
		['\n \nsecond line\nthird', 'second line'],
		['# **How** do I _cook_ `rice`?', 'How do I cook rice?'],
		['> - a quoted item', 'a quoted item'],
		['```js\nconst a = 1', 'const a = 1'],
		['[Quoted between the two equal lines: a file]\nwhat is it?', 'what is it?'],
		['see [this page](https://example.org)', 'see this page'],
		['ask <@123456789012345678> and @everyone in <#123456789012345678>', 'ask and everyone in'],
		['</ask:123456789012345678> <:smile:123456789012345678> hi', 'smile hi'],
		['||secret|| word', 'secret word'],
		['a\u{202e}b\u{200b}c\u{e0041}d', 'abcd'],
		[`z${'\u{301}'.repeat(40)}algo`, `z${'\u{301}'.repeat(3)}algo`],
		['百家饭怎么做？', '百家饭怎么做？'],
		['👩‍🍳 recipes', '👩‍🍳 recipes'],
	])('%j', (text, title) => {
		expect(threadTitle(text)).toBe(title);
	});
});

test.each(['', ' \n ', '***', '<@123456789012345678>', '\u{200b}', '```\n```', '?!'])(
	'%j gives none',
	(text) => {
		expect(threadTitle(text)).toBeUndefined();
	},
);

test('a long line is cut at a word, and one without words anywhere', () => {
	expect(threadTitle('many words '.repeat(30))).toMatch(/^(?:many words )+many…$|words…$/);
	expect(threadTitle('字'.repeat(300))).toBe(`${'字'.repeat(80)}…`);
	expect(threadTitle('👩‍🍳 cook '.repeat(60))?.length).toBeLessThanOrEqual(100);
});

test('whatever was typed, a title fits Discord, rings nobody and is one line', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
			const title = threadTitle(text);
			if (title === undefined) return;
			expect(title.length).toBeGreaterThan(0);
			expect(title.length).toBeLessThanOrEqual(100);
			expect(title).not.toMatch(/[@\r\n*`~|]/u);
			expect(title).toBe(title.trim());
			expect(title.isWellFormed()).toBe(true);
		}),
	);
});
