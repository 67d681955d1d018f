import { describe, expect, test } from 'vitest';
import { createPresenter } from '../../../../src/render/present/presenter.ts';

const present = (text: string) => createPresenter().finish(text);

test.each([
	['a ping', '<@123456789012345678> <@&1> <@!1>', '\\<@123456789012345678> \\<@&1> \\<@!1>'],
	['everyone', '@everyone and @here', '\\@everyone and \\@here'],
	['a channel and a command', '<#123> </ask:123>', '\\<#123> \\</ask:123>'],
	['a place of the server', '<id:customize>', '\\<id:customize>'],
	['a time', '<t:1700000000:R> <t:1700000000>', '<t:1700000000:R> <t:1700000000>'],
	['no time', '<t:9999999999999:R> <t:x> <t:1:Z>', '\\<t:9999999999999:R> \\<t:x> \\<t:1:Z>'],
	[
		'an emoji of a server',
		'<:rice:123456789012345678> <a:x:1>',
		'<:rice:123456789012345678> \\<a:x:1>',
	],
	[
		'names and numbers of characters',
		'a &lt;b&gt; &amp; c&nbsp;d &#64;everyone &unknown;',
		'a \\<b\\> & c d \\@everyone &unknown;',
	],
	['hidden characters by number', 'a&#x202e;b&#10;c', 'ab c'],
	[
		'breaks and simple HTML',
		'a<br>b <b>c</b> <i>d</i> H<sub>2</sub>O <code>e</code>',
		'a\nb **c** *d* H₂O `e`',
	],
	['other HTML', 'the <div> and <b> tags, 1 < 2', 'the <div> and <b> tags, 1 < 2'],
	['bars that stand for or', 'a || b || c', 'a \\|\\| b \\|\\| c'],
	['a spoiler', 'the end: ||he lives||', 'the end: ||he lives||'],
	['what is escaped', '\\*a\\* \\<@1> C:\\dir', '\\*a\\* \\<@1> C:\\dir'],
])('%s', (_, text, shown) => {
	expect(present(text)).toBe(shown);
});

describe('lines', () => {
	test.each([
		[
			'deep headings',
			'#### One ####\n##### **Two** more\n### Three',
			'**One**\n**Two more**\n### Three',
		],
		['rules', 'a\n\n---\n***\n_ _ _\nb', `a\n\n${'──────────\n'.repeat(3)}b`],
		['lists', '* a\n+ b\n\t- c\n1) d\n- [ ] e\n- [x] f', '- a\n- b\n    - c\n1. d\n- ☐ e\n- ☑ f'],
		['quotes', '>a\n> b\n>> c\n>>> d\n>\n>5 is more', '> a\n> b\n> c\n> d\n> \n\\>5 is more'],
		[
			'small type',
			'-# a\n  -# b\n> -# c\n- -# d\n<br>-# e',
			'\\-# a\n  \\-# b\n> \\-# c\n- \\-# d\n\n\\-# e',
		],
		['small type within a line', 'a -# b, C# and #1', 'a -\\# b, C# and #1'],
		['small type in code', '```\n-# a\n```\n', '```\n-# a\n```\n'],
	])('%s', (_, text, shown) => {
		expect(present(text)).toBe(shown);
	});
});

describe('code', () => {
	test.each([
		['as it is', 'a `b` ``c ` d`` e', 'a `b` ``c ` d`` e'],
		['three backticks in a line', 'use ```x``` here', 'use `x` here'],
		['a backtick without a partner', 'a ` b\n`@everyone`', 'a \\` b\n`@everyone`'],
		['tildes', '~~~py\na = `1`\n~~~\n', '```py\na = `1`\n```\n'],
		[
			'more backticks around fewer',
			'````md\n```js\na\n```\n````\nb',
			'```md\n`\u200b`\u200b`js\na\n`\u200b`\u200b`\n```\nb',
		],
		[
			'blocks in Markdown',
			'```markdown\n```js\na\n```\nb\n```\nc',
			'```markdown\n`\u200b`\u200b`js\na\n`\u200b`\u200b`\nb\n```\nc',
		],
		['opened behind text', 'Look: ```js\na\n```\nb', 'Look: \n```js\na\n```\nb'],
		['closed behind code', '```js\na```\nb', '```js\na\n```\nb'],
		['closed before text', '```js\na\n``` and then b', '```js\na\n```\nand then b'],
		['in a list', '1. a\n   ```sh\n   b\n     c\n   ```\n2. d', '1. a\n```sh\nb\n  c\n```\n2. d'],
		['in a quote', '> ```sh\n> b\n> ```\n> c', '```sh\nb\n```\n> c'],
		['that is never closed', '```js\na', '```js\na'],
	])('%s', (_, text, shown) => {
		expect(present(text)).toBe(shown);
	});
});
