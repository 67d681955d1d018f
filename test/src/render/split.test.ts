import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCodePoints } from '../../../src/render/code-points.ts';
import { createSplitter, splitMessage } from '../../../src/render/split.ts';
import { wrongInRejoining } from '../../helpers/rejoin.ts';

const runsOf = (part: string) => part.match(/`{3,}/g)?.length ?? 0;

/** Text made of what is hard to divide: blocks, scripts without spaces, marks that cling to what precedes them. */
const hardText = fc
	.array(
		fc.oneof(
			fc.constantFrom('\n', '\n\n', ' ', '. ', '。', '，', '! ', '\r\n', '- ', '> '),
			fc.constantFrom('```', '```ts\n', '\n```\n', '```js', '`', '``', '````', '~~~'),
			fc.constantFrom(
				'word',
				'百家饭',
				'שלום',
				'مرحبا',
				'🏳️‍🌈',
				'👨‍👩‍👧‍👦',
				'🇩🇪',
				'é',
				'Z̸̢̛͔̊a͠l',
				'क्षि',
			),
			fc.string({ unit: 'grapheme', maxLength: 12 }),
			fc.string({ unit: 'binary', maxLength: 5 }),
		),
		{ maxLength: 80 },
	)
	.map((pieces) => pieces.join(''));

/** Without marks, and without the lines of a quote that say nothing. */
const visible = (text: string) => text.replaceAll(/[`\s>*_~|]/g, '');
/** What opens or continues a line, or is a mark, is opened again at a cut. */
const OPENERS = /[`*_~|>\-+\d]/g;

/** What `longer` has besides `text`, which must stand in it in order; undefined if it does not. */
function besides(longer: string, text: string): string | undefined {
	let extra = '';
	let found = 0;
	for (const unit of longer) {
		if (text.startsWith(unit, found)) found += unit.length;
		else extra += unit;
	}
	return found === text.length ? extra : undefined;
}

describe('splitMessage', () => {
	test('text that fits is one message', () => {
		expect(splitMessage('a\n\nb', 10)).toEqual(['a\n\nb']);
		expect(splitMessage('x'.repeat(2000))).toEqual(['x'.repeat(2000)]);
	});

	test('text without a word is no message', () => {
		expect(splitMessage(' \n\t ')).toEqual([]);
	});

	test.each([
		[
			'paragraph',
			`${'a'.repeat(30)}\n${'b'.repeat(10)}\n\n${'c. '.repeat(20)}`,
			`${'a'.repeat(30)}\n${'b'.repeat(10)}`,
		],
		['line', `${'one. two '.repeat(4)}\n${'three. '.repeat(10)}`, 'one. two '.repeat(4).trimEnd()],
		[
			'sentence',
			`${'One two. '.repeat(5)}three four five six seven`,
			'One two. '.repeat(5).trimEnd(),
		],
		['sentence in Chinese', '百家饭很好吃。'.repeat(12), '百家饭很好吃。'.repeat(8)],
		['word', 'abcdefgh '.repeat(10), 'abcdefgh '.repeat(6).trimEnd()],
		['character', 'x'.repeat(100), 'x'.repeat(60)],
	])('the cut falls on the last %s', (_, text, first) => {
		expect(splitMessage(text, 60)[0]).toBe(first);
	});

	test('lengths are code points, so that sixty emoji are one message of sixty', () => {
		expect(splitMessage('😀'.repeat(60), 60)).toEqual(['😀'.repeat(60)]);
		expect(splitMessage('😀'.repeat(61), 60)).toEqual(['😀'.repeat(60), '😀']);
	});

	test('a family of emoji stays together', () => {
		const family = '👨‍👩‍👧‍👦';
		for (const part of splitMessage(family.repeat(50), 60)) {
			expect(part).toBe(family.repeat(part.length / family.length));
		}
	});

	test('a character of more marks than a message holds is broken between code points', () => {
		const parts = splitMessage(`a${'\u0301'.repeat(150)}`, 60);
		expect(parts.join('')).toBe(`a${'\u0301'.repeat(150)}`);
		expect(parts.every((part) => countCodePoints(part) <= 60)).toBe(true);
	});

	test('a fence open at the cut is closed and reopened with its language', () => {
		const text = `Look:\n\`\`\`ts\n${'const a = 1;\n'.repeat(10)}\`\`\`\nDone.`;
		const parts = splitMessage(text, 60);
		expect(parts[0]).toBe(`Look:\n\`\`\`ts\n${'const a = 1;\n'.repeat(3)}\`\`\``);
		expect(parts[1]).toBe(`\`\`\`ts\n${'const a = 1;\n'.repeat(3)}\`\`\``);
		expect(parts.at(-1)).toMatch(/Done\.$/);
		expect(parts.every((part) => runsOf(part) % 2 === 0)).toBe(true);
	});

	test('a long info string is not repeated', () => {
		const info = 'typescript title="a rather long title of a file"';
		const parts = splitMessage(`\`\`\`${info}\n${'line\n'.repeat(60)}\`\`\``, 100);
		expect(parts[0]).toContain(info);
		expect(parts[1]?.startsWith('```\nline\n')).toBe(true);
	});

	test('the cut falls before a block rather than behind its first line', () => {
		const parts = splitMessage(`${'word '.repeat(11)}\n\`\`\`ts\nconst a = 1;\n\`\`\``, 70);
		expect(parts).toEqual(['word '.repeat(11).trimEnd(), '```ts\nconst a = 1;\n```']);
	});

	test('a block that a model left open is closed', () => {
		expect(splitMessage('```py\nprint(1)')).toEqual(['```py\nprint(1)\n```']);
	});

	test('backticks within a line open nothing', () => {
		expect(splitMessage('use ```x``` here, or ``` alone')).toEqual([
			'use ```x``` here, or ``` alone',
		]);
	});

	test('no part is longer than the limit, and nothing is lost', () => {
		fc.assert(
			fc.property(hardText, fc.integer({ min: 30, max: 90 }), (text, limit) => {
				const parts = splitMessage(text, limit);
				for (const part of parts) {
					expect(countCodePoints(part)).toBeLessThanOrEqual(limit);
					expect(part.trim()).not.toBe('');
				}
				const extra = besides(visible(parts.join('\n')), visible(text));
				expect(extra).toBeDefined();
				if (!text.includes('```')) expect(extra).toMatch(/^[-\d.…]*$/);
			}),
			{ numRuns: 1500 },
		);
	});

	test('where nothing is opened the parts joined are the text without the space at the cuts', () => {
		const plain = hardText.map((text) => text.replaceAll(OPENERS, "'"));
		fc.assert(
			fc.property(plain, fc.integer({ min: 10, max: 60 }), (text, limit) => {
				let rest = text;
				for (const part of splitMessage(text, limit)) {
					rest = rest.trimStart();
					expect(rest.startsWith(part)).toBe(true);
					rest = rest.slice(part.length);
				}
				expect(rest.trim()).toBe('');
			}),
			{ numRuns: 1500 },
		);
	});

	test('with what is opened again the parts joined are the text', () => {
		const marked = fc
			.array(
				fc.constantFrom(
					...['word ', 'words. ', '百家饭很好吃。', '，', 'שלום ', '👨‍👩‍👧‍👦', '\n', '\n\n'],
					...['**', '*', '~~', '||', '`code words` ', '__', '- ', '  - ', '3. ', '> ', '## '],
					...[
						'\n```ts\nconst a = 1;\n\n  b();\n```\n',
						'\n\n- **item** and words ',
						'\n> quoted words ',
					],
				),
				{ maxLength: 80 },
			)
			.map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(marked, fc.integer({ min: 40, max: 90 }), (text, limit) => {
				const parts = splitMessage(text, limit);
				for (const part of parts) expect(countCodePoints(part)).toBeLessThanOrEqual(limit);
				expect(wrongInRejoining(parts, text)).toBeUndefined();
			}),
			{ numRuns: 1500 },
		);
	});

	test('what stands within a line does not become the beginning of an item, a quote or a heading', () => {
		for (const sign of ['-', '>', '>>>', '#', '3.', '-#']) {
			const text = `${`words ${sign} `.repeat(3)}a longer word `.repeat(12);
			for (const part of splitMessage(text, 50)) expect(part).toMatch(/^(?:words|a|longer|word)\b/);
		}
	});

	test.each<[string, string, readonly string[]]>([
		[
			'a heading stays with what it is for',
			`${'Some words here. '.repeat(3)}\n\n## What follows\n\n${'More words. '.repeat(3)}`,
			[
				'Some words here. Some words here. Some words here.',
				`## What follows\n\n${'More words. '.repeat(3).trim()}`,
			],
		],
		[
			'an item that is broken goes on as an item',
			`- First.\n- ${'The second one is long. '.repeat(4)}\n- Third.`,
			[
				'- First.\n- The second one is long. The second one is long.',
				'- …The second one is long. The second one is long. \n- Third.',
			],
		],
		[
			'a numbered item keeps its number',
			`7. ${'The second one is long. '.repeat(4)}`,
			[
				'7. The second one is long. The second one is long.',
				'7. …The second one is long. The second one is long.',
			],
		],
		[
			'a quote goes on as a quote',
			`> ${'Somebody said this. '.repeat(5)}`,
			[
				'> Somebody said this. Somebody said this.',
				'> Somebody said this. Somebody said this.',
				'> Somebody said this.',
			],
		],
		[
			'bold and code are closed and opened again',
			`**${'Take care of it. '.repeat(5)}and \`this\`**`,
			[
				'**Take care of it. Take care of it. Take care of it.**',
				'**Take care of it. Take care of it. and `this`**',
			],
		],
		[
			'bold Chinese ends behind its full stop',
			`**${'请先保存文件。'.repeat(8)}**然后再关闭窗口就可以了。`,
			[`**${'请先保存文件。'.repeat(8)}**`, '然后再关闭窗口就可以了。'],
		],
		[
			'a list is cut between its items, not between an item and what belongs to it',
			`- One thing\n  - detail of this one\n- Another thing\n  - detail of it\n  - detail again`,
			[
				'- One thing\n  - detail of this one',
				'- Another thing\n  - detail of it\n  - detail again',
			],
		],
	])('%s', (_, text, parts) => {
		expect(splitMessage(text, 60)).toEqual(parts);
	});

	test('no grapheme is broken that fits into a message', () => {
		const segmenter = new Intl.Segmenter();
		const plain = hardText.map((text) => text.replaceAll(OPENERS, "'"));
		fc.assert(
			fc.property(plain, (text) => {
				const graphemes = [...segmenter.segment(text)];
				fc.pre(graphemes.every(({ segment }) => countCodePoints(segment) <= 20));
				const starts = new Set(graphemes.map(({ index }) => index));
				let from = 0;
				for (const part of splitMessage(text, 24)) {
					from = text.indexOf(part, from);
					// Space is left out at a cut, even where a mark clings to it.
					expect(starts.has(from) || /\s/.test(text.charAt(from - 1))).toBe(true);
					from += part.length;
				}
			}),
			{ numRuns: 800 },
		);
	});

	test('parts that are full stay as they are while more text streams in', () => {
		fc.assert(
			fc.property(hardText, fc.integer({ min: 30, max: 60 }), (text, limit) => {
				const streaming = createSplitter(limit);
				let before: readonly string[] = [];
				for (let end = 1; end <= text.length; end++) {
					const { full } = streaming.advance(text.slice(0, end));
					expect(full.slice(0, before.length)).toEqual(before);
					before = [...full];
				}
				expect(createSplitter(limit).advance(text).full).toEqual(before);
			}),
			{ numRuns: 500 },
		);
	});

	test('a line of 50,000 characters is divided in linear time', () => {
		const time = (text: string) => {
			const startedAt = performance.now();
			splitMessage(text);
			return performance.now() - startedAt;
		};
		time('x'.repeat(50_000));
		const once = time('x'.repeat(50_000));
		expect(time('x'.repeat(400_000))).toBeLessThan(Math.max(50, once) * 8 * 4);
		expect(splitMessage('x'.repeat(50_000))).toHaveLength(25);
	});

	test('streaming 50,000 characters looks at each part a bounded number of times', () => {
		const text = 'Ein Wort folgt dem anderen. '.repeat(1800);
		const splitter = createSplitter();
		const startedAt = performance.now();
		for (let end = 100; end <= text.length; end += 100) splitter.advance(text.slice(0, end));
		expect(performance.now() - startedAt).toBeLessThan(2000);
	});
});

test.each(['## Next', '> ## Next', '- ## Next', '1. ### Next', '**Next**', '**Next:**'])(
	'no message ends with %j, which belongs to what follows',
	(heading) => {
		const before = 'Some words that fill the room. '.repeat(6).trim();
		const text = `${before}\n\n${heading}\n\n${before}`;
		for (let limit = before.length + 20; limit < before.length + 60; limit++) {
			const [first] = splitMessage(text, limit);
			expect([limit, first]).toEqual([limit, before]);
		}
	},
);
