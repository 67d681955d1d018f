import { describe, expect, test } from 'vitest';
import type { Names } from '../../../../src/demo/terminal/inline.ts';
import { markdown } from '../../../../src/demo/terminal/markdown.ts';
import { textOf } from '../../../../src/demo/terminal/paint.ts';

const names: Names = {
	person: (id) => (id === '1' ? 'Ada' : 'somebody'),
	role: (id) => (id === '1' ? 'Cooks' : 'deleted-role'),
	channel: () => 'general',
	time: (seconds, style) => `time ${seconds} ${style}`,
};
const shown = (content: string, columns = 40) => markdown(content, names, columns).map(textOf);
const spans = (content: string) =>
	markdown(content, names, 80)[0]?.filter(({ text }) => text !== '');

describe('in a line', () => {
	test.each([
		[
			'**bold** and *leaning*',
			[
				['bold', ['bold']],
				[' and ', []],
				['leaning', ['italic']],
			],
		],
		[
			'**bold and *both***',
			[
				['bold and ', ['bold']],
				['both', ['bold', 'italic']],
			],
		],
		['`code **as it is**`', [['code **as it is**', ['yellow']]]],
		['~~gone~~', [['gone', ['strikethrough']]]],
		['[a link](https://example.org)', [['a link', ['underline']]]],
		['snake_case_name', [['snake_case_name', []]]],
		['2 * 3 * 4', [['2 * 3 * 4', []]]],
		['\\*as typed\\*', [['*as typed*', []]]],
		['not **closed yet', [['not **closed yet', []]]],
		['-# quiet', [['quiet', ['dim']]]],
	])('%s', (content, expected) => {
		expect(spans(content)?.map(({ text, style }) => [text, style])).toEqual(
			expected.map(([text, style]) =>
				typeof text === 'string' && text.startsWith('*as') ? [text, style] : [text, style],
			),
		);
	});

	test('the address of a message is shown as Discord does', () => {
		expect(shown('see https://discord.com/channels/1/9/3.')).toEqual(['see #general › 💬.']);
	});

	test('the address of a channel is its name, and one without a preview has no brackets', () => {
		expect(shown('see https://discord.com/channels/1/9.')).toEqual(['see #general.']);
		expect(shown('rice (<https://example.org/rice>)')).toEqual(['rice (https://example.org/rice)']);
	});

	test('mentions, commands and times are put into words', () => {
		expect(shown('<@1> and <@&1> use </ask:123> in <#9> <t:100:R>', 60)).toEqual([
			'@Ada and @Cooks use /ask in #general time 100 R',
		]);
	});
});

describe('lines', () => {
	test('lists hang', () => {
		expect(shown('- one two three\n1. four five', 10)).toEqual([
			'• one two',
			'  three',
			'1. four',
			'   five',
		]);
	});

	test('a quote is marked on each of its lines', () => {
		expect(shown('> one two three', 9)).toEqual(['▌ one two', '▌ three']);
	});

	test('a code block is framed, keeps its spaces, and formats nothing', () => {
		expect(shown('see\n```ts\n  const **a** = 1;\n```\nso')).toEqual([
			'see',
			'╭─ ts',
			'│   const **a** = 1;',
			'╰─',
			'so',
		]);
	});

	test('a code block that is still open runs to the end', () => {
		expect(shown('```\nfirst\nsecond')).toEqual(['╭─ code', '│ first', '│ second']);
	});

	test('an answer cannot steer the terminal', () => {
		expect(shown('a\u001b[2Jb\u0007c\td')).toEqual(['a[2Jbc    d']);
	});
});
