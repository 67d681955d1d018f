import { expect, test } from 'vitest';
import { plainLine } from '../../../src/render/plain-line.ts';

test.each([
	['Ada', 'Ada'],
	['**Ada** ||x||', '\\*\\*Ada\\*\\* \\|\\|x\\|\\|'],
	['[bank](https://evil.example)', '\\[bank\\](https://evil.example)'],
	['see https://en.wikipedia.org/wiki/Foo_bar?', 'see https://en.wikipedia.org/wiki/Foo_bar?'],
	['<@1> @everyone <#2> # x', '\\<\\@1\\> \\@everyone \\<\\#2\\> \\# x'],
	['-# Gemma · 50/50 left today', '\\-\\# Gemma · 50/50 left today'],
	['two\nlines\r\n\u2028> more', 'two lines \\> more'],
	['\u202ereversed\u2066 \u{e0041}\u{e0042}hidden\0', 'reversed hidden'],
	['half \ud800 a character', 'half \ufffd a character'],
	['百家饭 👩‍🍳', '百家饭 👩‍🍳'],
])('%j is one plain line', (text, line) => {
	expect(plainLine(text)).toBe(line);
});
