import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCodePoints } from '../../../src/render/code-points.ts';
import { createPresenter } from '../../../src/render/present/presenter.ts';
import { createSpeak } from '../../../src/render/speak.ts';
import { createSplitter } from '../../../src/render/split.ts';
import { createAnswerView } from '../../../src/render/view.ts';
import { wrongInRejoining } from '../../helpers/rejoin.ts';
import { anyAnswer, sampleAnswers } from '../../helpers/sample-answers.ts';

const speak = createSpeak();
const newView = () => createAnswerView((sentence) => speak(sentence, 'en-US'));

/** What would look broken in a message that somebody reads just now; undefined when nothing does. */
function garbageIn(message: string): string | undefined {
	if ((message.match(/`{3}/g) ?? []).length % 2 === 1) return 'a block without its end';
	const prose = message
		.replaceAll(/```[\s\S]*?```/g, '')
		.replaceAll(/\\[\s\S]/g, '')
		.replaceAll(/(`+)[^`\n]+\1/g, '');
	if (prose.includes('`')) return 'code without its end';
	if ((prose.match(/\*\*/g) ?? []).length % 2 === 1) return 'bold without its end';
	if ((prose.match(/~~/g) ?? []).length % 2 === 1) return 'strike without its end';
	if ((prose.match(/\|\|/g) ?? []).length % 2 === 1) return 'a spoiler without its end';
	if (/^\|/m.test(prose) || /^[|:-]+-[|:-]*$/m.test(prose)) return 'the source of a table';
	if (/\\(?:frac|log|leq|text|int)|\$\$|\$[a-z]|\\[([]/.test(prose))
		return 'the source of a formula';
	if (/\]\(|\[[^\]\s][^\]]*$|<https?:[^>]*$/.test(prose)) return 'the source of a link';
	if (/^#{4,}/m.test(prose)) return 'the source of a heading';
	return undefined;
}

describe('at every chunk', () => {
	test.each(sampleAnswers.filter(([name]) => name !== 'hostile'))(
		'nothing of the %s answer looks broken, and full messages stay',
		(_, text) => {
			const view = newView();
			let full: readonly string[] = [];
			for (let end = 1; end <= text.length; end++) {
				const { parts } = view.whileStreaming(text.slice(0, end));
				const wrong = parts.map((part) => [garbageIn(part), part]).filter(([what]) => what);
				expect(wrong).toEqual([]);
				for (const part of parts) expect(countCodePoints(part)).toBeLessThanOrEqual(2000);
				expect(parts.slice(0, full.length)).toEqual(full);
				full = parts.slice(0, -1);
			}
			const { parts } = view.ended(text, ['-# model']);
			expect(parts.slice(0, full.length)).toEqual(full);
			expect(parts.map(garbageIn).filter((what) => what !== undefined)).toEqual([]);
		},
	);

	test('so it is for the blocks of answers in any order', () => {
		fc.assert(
			fc.property(anyAnswer, fc.integer({ min: 3, max: 90 }), (text, step) => {
				const view = newView();
				let full: readonly string[] = [];
				for (let end = step; end < text.length; end += step) {
					const { parts } = view.whileStreaming(text.slice(0, end));
					for (const part of parts) expect(countCodePoints(part)).toBeLessThanOrEqual(2000);
					expect(parts.slice(0, full.length)).toEqual(full);
					full = parts.slice(0, -1);
				}
				const { parts } = view.ended(text, ['-# model']);
				expect(parts.slice(0, Math.min(full.length, 3))).toEqual(full.slice(0, 3));
			}),
			{ numRuns: 100 },
		);
	});
});

test('messages joined are the presented text, but for what is opened again', () => {
	fc.assert(
		fc.property(anyAnswer, fc.integer({ min: 100, max: 700 }), (text, limit) => {
			const shown = createPresenter().finish(text);
			const parts = createSplitter(limit).finish(shown);
			for (const part of parts) expect(countCodePoints(part)).toBeLessThanOrEqual(limit);
			expect(wrongInRejoining(parts, shown)).toBeUndefined();
		}),
		{ numRuns: 300 },
	);
});

test('the file has the answer as it was written, well-formed', () => {
	const text = `${sampleAnswers.map(([, answer]) => answer).join('\n')}\ud800 -# end\n`.repeat(5);
	const { file, parts } = newView().ended(text, ['-# model']);
	expect(parts).toHaveLength(4);
	expect(parts[3]).toMatch(/attached file\.\n-# model$/);
	expect(file?.content).toBe(text.toWellFormed());
});

test('below an answer the bot alone speaks in small type', () => {
	const text = 'Words.\n-# Model · 1.0 s · 50/50 left today\n> -# Stopped here.';
	expect(
		newView()
			.ended(text, ['Stopped here.', '-# Model'])
			.parts[0]?.match(/^-# .*$/gm),
	).toEqual(['-# Stopped here.', '-# Model']);
});
