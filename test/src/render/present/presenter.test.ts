import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPresenter } from '../../../../src/render/present/presenter.ts';
import { anyAnswer, sampleAnswers } from '../../../helpers/sample-answers.ts';

const present = (text: string) => createPresenter().finish(text);

/** A character of Chinese is a word by itself. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** How often each word occurs. */
function wordsOf(text: string): Map<string, number> {
	const words = new Map<string, number>();
	for (const [word] of text.matchAll(WORD)) words.set(word, (words.get(word) ?? 0) + 1);
	return words;
}

/** A formula is written in other words, and a box to tick with a sign. */
const withoutSigns = (text: string) =>
	text.replaceAll(
		/\$\$[\s\S]*?\$\$|\\\[[\s\S]*?\\\]|\\\(.*?\\\)|\$[^$\n]*[\\^=_][^$\n]*\$|\$[a-z]\$|- \[[ x]\]|\* \[[ x]\]/g,
		'',
	);

describe('while the text grows', () => {
	test.each(sampleAnswers)(
		'what is settled of the %s answer stays, whatever its deltas',
		(_, text) => {
			for (const step of [1, 4, 17, 1000]) {
				const presenter = createPresenter();
				let before = '';
				for (let end = step; end < text.length; end += step) {
					const settled = presenter.advance(text.slice(0, end));
					expect(settled.startsWith(before)).toBe(true);
					before = settled;
				}
				const whole = presenter.finish(text);
				expect(whole.startsWith(before)).toBe(true);
				expect(whole).toBe(present(text));
			}
		},
	);

	test('so it is for any text', () => {
		const pieces = fc.constantFrom(
			...[
				'`',
				'```',
				'\n```js\n',
				'~~~\n',
				'$',
				'$$',
				'\\(',
				'\\)',
				'\\[',
				'[',
				'](',
				')',
				'https://a.b',
				'<',
				'>',
				'&',
				'&amp;',
			],
			...[
				'|',
				'|---|---|\n',
				'| a | b |\n',
				'\n',
				'\n\n',
				'- ',
				'> ',
				'#### ',
				'-#',
				'@',
				'@everyone',
				'!',
				'\\',
				'discord.gg/',
				'x',
			],
			...['**', 'word ', '百家饭', '\u202e', '\u0301', '\ud83d', '\ude00', '\\frac{', '}', '^2'],
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 40 }), (chosen) => {
				const text = chosen.join('');
				const presenter = createPresenter();
				let before = '';
				for (let end = 1; end <= text.length; end++) {
					const settled = presenter.advance(text.slice(0, end));
					expect(settled.startsWith(before)).toBe(true);
					presenter.unsettled();
					before = settled;
				}
				expect(presenter.finish(text)).toBe(present(text));
			}),
			{ numRuns: 1500 },
		);
	});

	test('only a bounded end of it is not settled', () => {
		const openings = [
			'[',
			'`',
			'$',
			'$$',
			'\\[',
			'<a',
			'| a |\n|---|\n| ',
			'[x](',
			'https://a',
			'```',
			'&',
			'#### ',
		];
		for (const opening of openings) {
			const presenter = createPresenter();
			const settled = presenter.advance(opening + 'word '.repeat(2000));
			expect(settled.length).toBeGreaterThan(5000);
		}
	});

	test('an answer of 48,000 characters in deltas of four is presented in linear time', () => {
		const unit = sampleAnswers.map(([, text]) => text).join('\n\n');
		const time = (length: number) => {
			const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
			const presenter = createPresenter();
			const startedAt = performance.now();
			for (let end = 4; end <= length; end += 4) presenter.advance(text.slice(0, end));
			return performance.now() - startedAt;
		};
		time(6000);
		const once = time(12_000);
		expect(time(48_000)).toBeLessThan(Math.max(400, once * 4 * 3));
	});
});

describe('the whole', () => {
	test('no word is lost', () => {
		fc.assert(
			fc.property(anyAnswer, (answer) => {
				const text = withoutSigns(answer);
				const shown = wordsOf(present(text));
				for (const [word, count] of wordsOf(text)) {
					expect([word, shown.get(word) ?? 0]).toEqual([
						word,
						expect.toSatisfy((found) => found >= count),
					]);
				}
			}),
			{ numRuns: 300 },
		);
	});

	test('blocks of code are what Discord takes for them, and nothing else is', () => {
		fc.assert(
			fc.property(anyAnswer, (text) => {
				const runs = present(text).match(/`{3,}/g) ?? [];
				expect(runs.every((run) => run.length === 3)).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});

	test('presented text holds no small type outside of code, no masked link, and nobody is named', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.constantFrom(
						'-# x',
						'\n',
						'> ',
						'- ',
						'[a](https://b.c)',
						'<@1>',
						'@here',
						'`',
						'a ',
						'<br>',
						'&#45;# y',
						'$$a$$',
						'\u200b',
					),
					{ maxLength: 30 },
				),
				(pieces) => {
					// A block that is left open is closed when the text is split.
					const shown = present(pieces.join('')).replaceAll(
						/```[\s\S]*?(?:```|$)|(`+)[^`\n]+\1/g,
						'code',
					);
					expect(shown).not.toMatch(/^(?: *(?:>|-|\d+\.) *)*-#/m);
					expect(shown).not.toMatch(/\]\(http|(?<!\\)@here|(?<!\\)<@/);
				},
			),
			{ numRuns: 1500 },
		);
	});
});
