import { expect, test } from 'vitest';
import { createHistory } from '../../../../src/demo/input/history.ts';

test('the arrows walk what was sent, and what was being typed waits at the end', () => {
	const history = createHistory();
	history.add('one');
	history.add('two');
	expect(history.older('draft')).toBe('two');
	expect(history.older('two')).toBe('one');
	expect(history.older('one')).toBe('one');
	expect(history.newer('one')).toBe('two');
	expect(history.newer('two')).toBe('draft');
	expect(history.newer('draft')).toBe('draft');
});

test('empty lines and repetitions are not kept', () => {
	const history = createHistory();
	for (const text of ['one', 'one', ' ']) history.add(text);
	expect(history.older('')).toBe('one');
	expect(history.older('one')).toBe('one');
});

test('only the latest lines are kept', () => {
	const history = createHistory(2);
	for (const text of ['one', 'two', 'three']) history.add(text);
	expect(history.older('')).toBe('three');
	expect(history.older('')).toBe('two');
	expect(history.older('')).toBe('two');
});
