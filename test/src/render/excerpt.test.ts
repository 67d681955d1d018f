import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExcerpt } from '../../../src/render/excerpt.ts';
import { createPresenter } from '../../../src/render/present/presenter.ts';
import { closedText } from '../../../src/render/preview.ts';
import { createSplitter } from '../../../src/render/split.ts';
import { anyAnswer } from '../../helpers/sample-answers.ts';

const LIMIT = 300;
const howItEnds = fc.constantFrom('whole' as const, 'cut' as const);

/** All of it, presented and split at once. */
function atOnce(text: string, how: 'whole' | 'cut') {
	const presented = createPresenter().finish(text);
	const parts = createSplitter(LIMIT).finish(how === 'cut' ? closedText(presented) : presented);
	return { text: parts[0] ?? '', isAll: parts.length < 2 };
}

describe('the beginning of a text', () => {
	test('is the same however it came', () => {
		fc.assert(
			fc.property(anyAnswer, howItEnds, fc.integer({ min: 20, max: 900 }), (text, how, step) => {
				const excerpt = createExcerpt(LIMIT);
				for (let end = step; end < text.length; end += step)
					excerpt({ text: text.slice(0, end), how: 'growing' });
				expect(excerpt({ text, how })).toEqual(atOnce(text, how));
				expect(createExcerpt(LIMIT)({ text, how })).toEqual(atOnce(text, how));
			}),
		);
	});

	test('is made anew of a text that starts anew', () => {
		const excerpt = createExcerpt(LIMIT);
		excerpt({ text: 'many words '.repeat(100), how: 'growing' });
		expect(excerpt({ text: 'A **word', how: 'growing' })).toEqual({
			text: 'A **word**',
			isAll: true,
		});
		const text = 'A **word** and others.';
		expect(excerpt({ text, how: 'whole' })).toEqual({ text, isAll: true });
	});

	test('stays once it is full', () => {
		const excerpt = createExcerpt(LIMIT);
		const text = 'many words '.repeat(200);
		const before = excerpt({ text, how: 'growing' });
		expect(before.isAll).toBe(false);
		expect(excerpt({ text: `${text}and more`, how: 'growing' })).toEqual(before);
		expect(excerpt({ text: `${text}and more`, how: 'cut' })).toEqual(before);
	});

	test('that has ended can end otherwise', () => {
		const excerpt = createExcerpt(LIMIT);
		const text = 'open **bold';
		for (const how of ['whole', 'cut', 'whole'] as const)
			expect(excerpt({ text, how })).toEqual(atOnce(text, how));
	});
});
