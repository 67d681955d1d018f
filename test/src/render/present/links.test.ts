import { describe, expect, test } from 'vitest';
import { createPresenter } from '../../../../src/render/present/presenter.ts';

const present = (text: string) => createPresenter().finish(text);

describe('a link says where it leads', () => {
	test.each([
		['[docs](https://a.example/b?c=d)', 'docs (<https://a.example/b?c=d>)'],
		['[docs](<https://a.example/b> "Title")', 'docs (<https://a.example/b>)'],
		[
			'[a](https://en.wikipedia.org/wiki/A_(letter))',
			'a (<https://en.wikipedia.org/wiki/A_(letter)>)',
		],
		[
			'[https://bank.example](https://evil.example)',
			'https://bank.example (<https://evil.example>)',
		],
		['[bank](https://bank.example@evil.example/login)', 'bank (<https://evil.example/login>)'],
		['[bank](https://bаnk.example/)', 'bank (<https://xn--bnk-6cd.example/>)'],
		['https://bank.example@evil.example/login!', 'https://evil.example/login!'],
		['[a.example](https://a.example/)', '<https://a.example/>'],
		['[**bold** `code`](https://a.example)', '**bold** `code` (<https://a.example>)'],
		['![picture](https://evil.example/?q=secret)', 'picture (<https://evil.example/?q=secret>)'],
		['![](https://evil.example/a.png)', '<https://evil.example/a.png>'],
		[
			'[![badge](https://a.example/b.svg)](https://c.example)',
			'badge (<https://a.example/b.svg>) (<https://c.example>)',
		],
		['[x](javascript:alert(1))', 'x (`javascript:alert(1)`)'],
		['[x](data:text/html;base64,PHNj)', 'x (`data:text/html;base64,PHNj`)'],
		['[x](discord://-/settings) discord://-/x', 'x (`discord://-/settings`) `discord://-/x`'],
		['[x](/local/page)', '[x]\\(/local/page)'],
		['see https://a.example/b_c_d?e=$f$ now', 'see https://a.example/b_c_d?e=$f$ now'],
		['<https://a.example/b>', '<https://a.example/b>'],
		['&#91;x](https://evil.example)', '\\[x]\\(https://evil.example)'],
		['[a\nb](https://evil.example)', '[a\nb]\\(https://evil.example)'],
		['array[0] and f[i](x)', 'array[0] and f[i]\\(x)'],
	])('%s', (text, shown) => {
		expect(present(text)).toBe(shown);
	});
});

describe('an invitation is nothing to press', () => {
	test.each([
		['discord.gg/abc', 'discord[.]gg/abc'],
		['Join https://discord.gg/abc!', 'Join discord[.]gg/abc!'],
		['https://discord.com/invite/abc', 'discord[.]com/invite/abc'],
		['https://www.DISCORDAPP.com/invite/a-b', 'DISCORDAPP[.]com/invite/a-b'],
		['<https://discord.gg/abc>', 'discord[.]gg/abc'],
		['[free](https://discord.gg/abc)', 'free (discord[.]gg/abc)'],
		['https://discord.com/developers/docs', 'https://discord.com/developers/docs'],
	])('%s', (text, shown) => {
		expect(present(text)).toBe(shown);
	});
});

test('addresses in code stay as they are', () => {
	const text =
		'`[x](https://a.example) discord.gg/abc`\n```\n[x](https://a.example) discord.gg/abc\n```\n';
	expect(present(text)).toBe(text);
});

test('no label and no address is too long to be told', () => {
	for (const text of [
		`[${'x'.repeat(5000)}](https://evil.example)`,
		`[x](https://evil.example/${'y'.repeat(5000)})`,
	]) {
		expect(present(text)).not.toMatch(/\]\(http/);
	}
});
