import { expect, test } from 'vitest';
import { editedFrom } from '../../../src/chat/edited-words.ts';

const words = [
	{ id: '1', text: 'a riddle?' },
	{ id: '2', text: 'an easy one' },
];
const files = '[Quoted: notes.txt]\n===\nmaterial\n===';

test('one message reads otherwise, the others and the files stay', () => {
	const text = `a riddle?\n\nan easy one\n\n${files}`;
	expect(editedFrom({ text, words }, new Map([['2', 'a hard one']]))).toEqual({
		text: `a riddle?\n\na hard one\n\n${files}`,
		words: [words[0], { id: '2', text: 'a hard one' }],
	});
});

test('files alone get words', () => {
	const bare = [{ id: '1', text: '' }];
	const edited = editedFrom({ text: files, words: bare }, new Map([['1', 'what is it?']]));
	expect(edited?.text).toBe(`what is it?\n\n${files}`);
});

test('the same words, or those of another message, are no edit', () => {
	const text = 'a riddle?\n\nan easy one';
	const edits = new Map([
		['1', 'a riddle?'],
		['3', 'something else'],
	]);
	expect(editedFrom({ text, words }, edits)).toBeUndefined();
});
