import { expect, test } from 'vitest';
import { lineOf } from '../../../../src/demo/input/editor.ts';
import { inputView } from '../../../../src/demo/input/input-view.ts';
import { textWidth } from '../../../../src/demo/terminal/width.ts';

test('a line that fits is shown whole', () => {
	expect(inputView({ text: '百家饭 x', cursor: 2 }, 20)).toEqual({ text: '百家饭 x', column: 4 });
});

test('a longer one is shown around the cursor, never wider than the window', () => {
	const line = lineOf('0123456789百家饭');
	const { text, column } = inputView(line, 10);
	expect(text.endsWith('百家饭')).toBe(true);
	expect(text.startsWith('…')).toBe(true);
	expect(column).toBe(textWidth(text));
	expect(column).toBeLessThan(10);
	expect(inputView({ ...line, cursor: 0 }, 10)).toEqual({ text: '0123456789', column: 0 });
});

test('a pasted line break is one sign', () => {
	expect(inputView(lineOf('a\nb'), 10).text).toBe('a⏎b');
});
