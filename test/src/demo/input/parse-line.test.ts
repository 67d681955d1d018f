import { expect, test } from 'vitest';
import { type Entry, parseLine } from '../../../../src/demo/input/parse-line.ts';
import { english } from '../../../../src/demo/locales/en.ts';

test.each<[string, Entry]>([
	['', { kind: 'nothing' }],
	['  ', { kind: 'nothing' }],
	['hello there', { kind: 'message', text: 'hello there' }],
	['@potluck what is x?', { kind: 'message', text: '@potluck what is x?' }],
	['/ask what is\nx?', { kind: 'command', name: 'ask', text: 'what is\nx?' }],
	['/quota', { kind: 'command', name: 'quota', text: '' }],
	['/as bob', { kind: 'as', name: 'bob' }],
	['/as 小明', { kind: 'as', name: '小明' }],
	['/reply and why?', { kind: 'reply', text: 'and why?' }],
	['/edit I meant this', { kind: 'edit', text: 'I meant this' }],
	['/delete', { kind: 'delete' }],
	['/apps Ask about this', { kind: 'menu', name: 'Ask about this' }],
	['/dm psst', { kind: 'direct', text: 'psst' }],
	['/press 12', { kind: 'press', number: 12 }],
	['/choose 1 Sees pictures', { kind: 'choose', number: 1, choice: 'Sees pictures' }],
	['/crowd', { kind: 'crowd', count: 25 }],
	['/crowd 3', { kind: 'crowd', count: 3 }],
	['/quit', { kind: 'quit' }],
	['/etc/hosts is a file', { kind: 'message', text: '/etc/hosts is a file' }],
])('%s', (line, entry) => {
	expect(parseLine(line, english.input)).toEqual(entry);
});

test.each([
	'/as',
	'/as <@1>',
	'/reply',
	'/edit',
	'/apps',
	'/dm',
	'/press',
	'/choose',
	'/choose 1',
	'/choose Fast',
	'/press Cancel',
	'/crowd many',
	'/crowd 1000',
	'/crowd 0',
])('%s is answered with how to do it', (line) => {
	expect(parseLine(line, english.input)).toEqual({
		kind: 'problem',
		sentence: expect.stringMatching(/\w{3}/),
	});
});
