import { expect, test } from 'vitest';
import { edit, emptyLine, type Key, type Line, lineOf } from '../../../../src/demo/input/editor.ts';

const type = (line: Line, ...keys: (Key | string)[]) =>
	keys.reduce<Line>(
		(now, key) => edit(now, typeof key === 'string' ? { sequence: key } : key),
		line,
	);
const left: Key = { name: 'left' };

test('letters go in where the cursor stands', () => {
	expect(type(emptyLine, 'a', 'c', left, 'b')).toEqual({ text: 'abc', cursor: 2 });
});

test('the cursor and Backspace step over whole characters', () => {
	expect(type(lineOf('饭👩‍👩‍👧'), left)).toEqual({ text: '饭👩‍👩‍👧', cursor: 1 });
	expect(type(lineOf('饭👩‍👩‍👧'), { name: 'backspace' })).toEqual(lineOf('饭'));
	expect(type(lineOf('饭'), left, { name: 'delete' })).toEqual(emptyLine);
});

test.each<[string, Key, Line]>([
	['Ctrl-A', { ctrl: true, name: 'a' }, { text: 'one two', cursor: 0 }],
	['Ctrl-W', { ctrl: true, name: 'w' }, lineOf('one ')],
	['Ctrl-U', { ctrl: true, name: 'u' }, emptyLine],
	['Alt-B', { meta: true, name: 'b' }, { text: 'one two', cursor: 4 }],
	['Ctrl-Left', { ctrl: true, name: 'left' }, { text: 'one two', cursor: 4 }],
])('%s works as in a shell', (_, key, expected) => {
	expect(type(lineOf('one two'), key)).toEqual(expected);
});

test('Ctrl-K takes the rest of the line', () => {
	expect(type({ text: 'one two', cursor: 3 }, { ctrl: true, name: 'k' })).toEqual(lineOf('one'));
});

test('keys that mean nothing here change nothing', () => {
	const line = lineOf('x');
	expect(
		type(
			line,
			{ name: 'f5', sequence: '\u001b[15~' },
			{ ctrl: true, name: 'z', sequence: '\u001a' },
		),
	).toBe(line);
});
