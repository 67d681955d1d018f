import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTamer } from '../../../../src/render/present/tame.ts';

function tame(text: string): string {
	const tamer = createTamer();
	return tamer.push(text) + tamer.end();
}

test.each([
	['Arabic and Hebrew with their marks', 'مرحبا بِكُم שָׁלוֹם'],
	['Persian with joiners', 'می‌خواهم'],
	['Hindi and Malayalam with joiners', 'क्षि र्‍य മലയാളം ന്‍'],
	['families, flags, keycaps', '👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 1️⃣ ❤️‍🔥'],
	['England, Scotland, Wales', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
	['Vietnamese, decomposed', 'Tiê\u0301ng Viê\u0323t'.normalize('NFD')],
	['Tibetan and Thai', 'བཀྲ་ཤིས ที่นี่'],
	['code', 'def f():\n    return 1\n\n\ndef g():\n\tpass'],
])('%s survives', (_, text) => {
	expect(tame(text)).toBe(text);
});

test.each([
	['NUL and controls', 'a\0b\x07c\x1b[31md\x7f', 'abc[31md'],
	['line ends', 'a\r\nb\rc\u2028d\u0085e\ff', 'a\nb\nc\nd\ne\nf'],
	['overrides and isolates', 'a\u202ecod\u2066x\u2069\u202c', 'acodx'],
	['tags', `a${'\u{e0041}\u{e0042}'}b\u{e0001}\u{e007f}`, 'ab'],
	['tags behind a black flag', `\u{1f3f4}${'\u{e0061}'.repeat(40)}\u{e007f}!`, '\u{1f3f4}!'],
	['zalgo', `a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(4)}b`],
	['floods of nothing', `a${'\u200b'.repeat(500)}b`, 'a\u200b\u200bb'],
	[
		'nothing mixed with marks',
		`a${'\u200b\u0301'.repeat(90)}b`,
		'a\u200b\u0301\u200b\u0301\u0301\u0301b',
	],
	['blank lines', `a${'\n'.repeat(90)}b`, 'a\n\n\nb'],
	['lines that only look blank', `a${'\n \u200b\u3164'.repeat(90)}\nb`, 'a\n\n\nb'],
	['spaces', `a${' '.repeat(500)}b`, `a${' '.repeat(100)}b`],
	['lone surrogates', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
])('%s are tamed', (_, text, shown) => {
	expect(tame(text)).toBe(shown);
});

describe('deltas', () => {
	const wild = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc
			.array(
				fc.constantFrom(
					'a',
					'\n',
					'\r',
					' ',
					'\u0301',
					'\u200d',
					'\u{1f3f4}',
					'\u{e0067}',
					'\u{e007f}',
					'\ud83d',
					'\ude00',
					'\u202e',
				),
			)
			.map((pieces) => pieces.join('')),
	);
	test('may be cut anywhere, and what came out stays', () => {
		fc.assert(
			fc.property(wild, (text) => {
				const tamer = createTamer();
				const pieces = Array.from(text.split(''), (unit) => tamer.push(unit));
				const shown = pieces.join('') + tamer.end();
				expect(shown).toBe(tame(text));
				expect(shown.isWellFormed()).toBe(true);
				expect(tame(shown)).toBe(shown);
			}),
			{ numRuns: 1000 },
		);
	});
});
