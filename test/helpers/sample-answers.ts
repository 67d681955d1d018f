import { readFileSync } from 'node:fs';
import fc from 'fast-check';

/** Answers as models write them, in several scripts, and one that tries everything. */
export const sampleAnswers: readonly (readonly [string, string])[] = [
	'english',
	'chinese',
	'right-to-left',
	'hostile',
].map((name) => [
	name,
	readFileSync(new URL(`../fixtures/answers/${name}.md`, import.meta.url), 'utf8'),
]);

const blocks = sampleAnswers
	.filter(([name]) => name !== 'hostile')
	.flatMap(([, text]) => text.split('\n\n'));

/** Real Markdown, its blocks in any order, some of them cut short. */
export const anyAnswer = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(...blocks) },
			{
				weight: 1,
				arbitrary: fc
					.tuple(fc.constantFrom(...blocks), fc.nat(60))
					.map(([block, length]) => block.slice(0, length)),
			},
			{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
		),
		{ minLength: 1, maxLength: 24 },
	)
	.map((pieces) => pieces.join('\n\n'));
