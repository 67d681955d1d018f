import { describe, expect, test } from 'vitest';
import { countCodePoints } from '../../../src/render/code-points.ts';
import { createSpeak } from '../../../src/render/speak.ts';
import { createAnswerView } from '../../../src/render/view.ts';

const speak = createSpeak();
const newView = () => createAnswerView((sentence) => speak(sentence, 'en-US'));
const paragraphs = (count: number) =>
	Array.from({ length: count }, (_, number) => `${number}: ${'word '.repeat(100)}`.trim()).join(
		'\n\n',
	);

describe('while it streams', () => {
	test('nothing to see is no message', () => {
		expect(newView().whileStreaming('\n ').parts).toEqual([]);
		expect(newView().whileStreaming('```').parts).toEqual([]);
	});

	test('half a character waits for its other half', () => {
		expect(newView().whileStreaming('a\ud83d').parts).toEqual(['a']);
	});

	test('messages that are full do not change any more', () => {
		const text = paragraphs(14);
		const view = newView();
		let before: readonly string[] = [];
		for (let end = 1; end <= text.length; end += 7) {
			const { parts } = view.whileStreaming(text.slice(0, end));
			expect(parts.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
			expect(parts.length).toBeGreaterThanOrEqual(before.length);
			before = parts;
		}
		expect(before.length).toBe(4);
	});

	test('there are at most four messages, and the last says that more is to come', () => {
		const view = newView();
		const { file, parts } = view.whileStreaming(paragraphs(60));
		expect(parts).toHaveLength(4);
		expect(parts[3]).toMatch(/attached file\.$/);
		expect(file).toBeUndefined();
		for (const part of parts) expect(countCodePoints(part)).toBeLessThanOrEqual(2000);
	});
});

describe('at the end', () => {
	test('the lines stand below the text', () => {
		expect(newView().ended('Hello.\n', ['Stopped here.', '-# model'])).toEqual({
			parts: ['Hello.\n-# Stopped here.\n-# model'],
		});
	});

	test('lines that do not fit get a message of their own', () => {
		const { parts } = newView().ended('x'.repeat(1995), ['-# model · 3.2 s']);
		expect(parts).toEqual(['x'.repeat(1995), '-# model · 3.2 s']);
	});

	test('without text the lines are all there is', () => {
		expect(newView().ended('  ', ['Stopped here.']).parts).toEqual(['Stopped here.']);
	});

	test('lines below an open block are not part of it', () => {
		expect(newView().ended('```py\nprint(1)', ['-# model']).parts).toEqual([
			'```py\nprint(1)\n```\n-# model',
		]);
	});

	test('a longer answer is attached as a whole, and its last message says so', () => {
		const text = paragraphs(60);
		const { file, parts } = newView().ended(text, ['-# model']);
		expect(parts).toHaveLength(4);
		expect(parts[3]).toMatch(/\n-# .*attached file\.\n-# model$/);
		expect(file).toMatchObject({ name: 'answer.md', content: text });
		expect(file?.instead).toHaveLength(8);
		expect(file?.instead.at(-1)).toMatch(/not allowed to attach files.*\n-# model$/);
		for (const part of [...parts, ...(file?.instead ?? [])]) {
			expect(countCodePoints(part)).toBeLessThanOrEqual(2000);
		}
	});

	test('the messages that stood while it streamed stand at the end', () => {
		const text = paragraphs(60);
		const view = newView();
		const { parts } = view.whileStreaming(text);
		expect(view.ended(text, ['-# model']).parts.slice(0, 3)).toEqual(parts.slice(0, 3));
	});

	test('an answer of exactly four messages needs no file', () => {
		const text = Array.from({ length: 4 }, () => 'x'.repeat(1900)).join('\n\n');
		const { file, parts } = newView().ended(text, ['-# model']);
		expect(parts).toEqual([...Array(3).fill('x'.repeat(1900)), `${'x'.repeat(1900)}\n-# model`]);
		expect(file).toBeUndefined();
	});

	test.each([20, 60])('any part can be the end of %i paragraphs', (count) => {
		const { endingAt, parts } = newView().ended(paragraphs(count), ['Stopped.', '-# model']);
		for (const part of parts.keys()) {
			const ending = endingAt?.(part) ?? '';
			expect(ending).toMatch(/^\d+: word[^#]*word\n-# Stopped\.\n-# model$/);
			expect(ending.slice(0, 1500)).toBe(parts[part]?.slice(0, 1500));
			expect(countCodePoints(ending)).toBeLessThanOrEqual(2000);
		}
	});

	test('lines in a message of their own move up to the text', () => {
		const { endingAt, parts } = newView().ended('x'.repeat(1995), ['Stopped.']);
		expect(parts).toHaveLength(2);
		expect(endingAt?.(0)).toMatch(/^x{1900,}\n-# Stopped\.$/);
		expect(endingAt?.(0, true)).toMatch(/^x{1900,}\n-# I am not allowed[^\n]+\n-# Stopped\.$/);
	});
});
