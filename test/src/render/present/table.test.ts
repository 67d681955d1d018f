import { expect, test } from 'vitest';
import { createPresenter } from '../../../../src/render/present/presenter.ts';

const present = (text: string) => createPresenter().finish(text);
const block = (...lines: readonly string[]) => `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;

test.each<[string, string, string]>([
	[
		'a narrow table',
		'| Name | Age |\n|---|---|\n| Ada | 36 |\n',
		block('Name | Age', '-----+----', 'Ada  | 36'),
	],
	['without outer bars', 'a | b\n--|--\n1 | 2\n', block('a | b', '--+--', '1 | 2')],
	[
		'columns to the right and in the middle',
		'| n | word | x |\n|--:|:--:|:--|\n| 10 | a | b |\n| 7 | longer | c |\n',
		block(' n |  word  | x', '---+--------+--', '10 |   a    | b', ' 7 | longer | c'),
	],
	[
		'Chinese, two columns a character',
		'| 名 | 值 |\n|---|---|\n| 百家饭 | a |\n',
		block('名     | 值', '-------+---', '百家饭 | a'),
	],
	[
		'emoji of several code points',
		'| 👨‍👩‍👧 | b |\n|---|---|\n| c | d |\n',
		block('👨‍👩‍👧 | b', '---+--', 'c  | d'),
	],
	[
		'bars in code, and escaped',
		'| a | b |\n|---|---|\n| `x|y` | p\\|q |\n',
		block('a   | b', '----+----', 'x|y | p|q'),
	],
	['cells that are missing', '| a | b |\n|---|---|\n| 1 |\n', block('a | b', '--+--', '1 |')],
	[
		'cells too many',
		'| a | b |\n|---|---|\n| 1 | 2 | 3 |\n',
		block('a | b', '--+------', '1 | 2 | 3'),
	],
	['no rows', '| a | b |\n|---|---|\n', block('a | b', '--+--')],
	[
		'no blank cells kept at the end',
		'| a | b |\n|---|---|\n| | 2 |\n',
		block('a | b', '--+--', '  | 2'),
	],
	[
		'marks and links, which a block does not show',
		'| a | b |\n|---|---|\n| **1** | [x](https://a.b/c) |\n',
		block('a | b', '--+------------------', '1 | x (https://a.b/c)'),
	],
	['formulas', '| f | O |\n|---|---|\n| $x^2$ | $5 |\n', block('f  | O', '---+---', 'x² | $5')],
	[
		'a line break',
		'| a | b |\n|---|---|\n| 1<br>2 | 3 |\n',
		block('a     | b', '------+--', '1 / 2 | 3'),
	],
	[
		'backticks that would end the block',
		'| a | b |\n|---|---|\n| ``` | 3 |\n',
		block('a   | b', '----+--', '`\u200b`\u200b` | 3'),
	],
	[
		'text right behind it',
		'| a | b |\n|---|---|\n| 1 | 2 |\nAfter.',
		`${block('a | b', '--+--', '1 | 2')}After.`,
	],
	['in a quote', '> | a | b |\n> |---|---|\n> | 1 | 2 |\n', block('a | b', '--+--', '1 | 2')],
	[
		'in a list',
		'- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n',
		`- item\n\n${block('a | b', '--+--', '1 | 2')}`,
	],
	[
		'a wide one as groups',
		`| Way | For | Against |\n|---|---|---|\n| Walk | ${'good '.repeat(9)}| slow, ${'x '.repeat(9)}|\n| Fly | | dear |\n`,
		`- **Way: Walk**\n  - For: ${'good '.repeat(9).trim()}\n  - Against: slow, ${'x '.repeat(9).trim()}\n- **Way: Fly**\n  - Against: dear\n`,
	],
	[
		'a wide Chinese one',
		`| 方法 | 说明 |\n|---|---|\n| **甲** | ${'很好'.repeat(20)} |\n`,
		`- **方法：甲**\n  - 说明：${'很好'.repeat(20)}\n`,
	],
	[
		'in a block of code it stays',
		'```\n| a | b |\n|---|---|\n```\n',
		'```\n| a | b |\n|---|---|\n```\n',
	],
	['bars in prose are none', '| a\n| b', '| a\n| b'],
	['nor with other columns below', '| a | b |\n|---|\n', '| a | b |\n|---|\n'],
	['nor a line and a rule', 'a | b\n---\n', 'a | b\n──────────\n'],
])('%s', (_, text, shown) => {
	expect(present(text)).toBe(shown);
});

test('a long table is shown in pieces with the same header, so that it can be shown while it grows', () => {
	const rows = Array.from({ length: 150 }, (_, number) => `| row ${number} | value ${number} |\n`);
	const shown = present(`| Key | Value |\n|---|---|\n${rows.join('')}`);
	expect(shown.match(/^Key/gm)?.length).toBeGreaterThan(1);
	expect(shown.match(/row \d+/g)).toHaveLength(150);
});

test('a table that is being written shows its whole rows', () => {
	const presenter = createPresenter();
	const shownAt = (text: string) => presenter.advance(text) + presenter.unsettled();
	expect(shownAt('| a | b')).toBe('');
	expect(shownAt('| a | b |\n|-')).toBe('');
	expect(shownAt('| a | b |\n|---|---|\n| 1 |')).toBe(block('a | b', '--+--'));
	expect(shownAt('| a | b |\n|---|---|\n| 1 | 2 |\n| 3')).toBe(block('a | b', '--+--', '1 | 2'));
});
