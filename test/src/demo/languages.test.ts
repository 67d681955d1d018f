import { describe, expect, test } from 'vitest';
import { crowd } from '../../../src/demo/crowd.ts';
import { han } from '../../../src/demo/locales/han.ts';
import { languages } from '../../../src/demo/locales/languages.ts';
import { knownAnswers } from '../../../src/demo/talk/talk.ts';
import { languages as ofTheBot } from '../../../src/locales/languages.ts';
import { foreignCharacters, misprints } from '../locales/chinese.ts';

/** Every text in it; what functions say with short values in both scripts. */
function textsOf(node: unknown): string[] {
	if (typeof node === 'string') return [node];
	if (typeof node === 'function') {
		const { length } = node;
		// A list of one text is written like the text, and can be joined.
		return [['Kim'], ['阿米']].flatMap((value) =>
			textsOf(node(...Array.from({ length }, () => value))),
		);
	}
	return typeof node === 'object' && node !== null ? Object.values(node).flatMap(textsOf) : [];
}

test('the demo plays in languages of the bot', () => {
	expect(Object.keys(ofTheBot)).toEqual(expect.arrayContaining(Object.keys(languages)));
});

describe.each([
	['zh-CN', 'simplified'],
	['zh-TW', 'traditional'],
] as const)('%s', (name, script) => {
	const { words, talk } = languages[name];
	test('is written as it is spoken there', () => {
		for (const text of [...textsOf(words), ...textsOf(talk), ...Object.keys(talk.knowledge)])
			expect([text, foreignCharacters(text, script)]).toEqual([text, []]);
	});

	test('says whole sentences without a space too many or too few', () => {
		for (const text of textsOf([words.scene, words.failure])) {
			const misprinted = misprints(text, name === 'zh-CN' ? '“”' : '「」');
			expect([text, misprinted.filter((what) => !what.startsWith('the word'))]).toEqual([text, []]);
		}
	});
});

describe.each(Object.entries(languages))('the people of %s', (_, { talk }) => {
	test('ask nothing that another question holds, so that each gets its own answer', () => {
		const questions = Object.keys(knownAnswers(talk));
		for (const one of questions)
			expect([one, questions.filter((other) => other.includes(one))]).toEqual([one, [one]]);
	});

	test('are as many as a crowd needs, with a question each', () => {
		const asked = crowd(talk, 60);
		expect(new Set(asked.map(({ question }) => question)).size).toBe(60);
		expect(new Set(asked.map(({ name }) => name)).size).toBe(60);
	});
});

test('a value is set off by spaces only where Han meets something else', () => {
	const says = (name: string) => han`只有 ${name} 能看到 ${name}：好`;
	expect(says('小雨')).toBe('只有小雨能看到小雨：好');
	expect(says('Ada')).toBe('只有 Ada 能看到 Ada：好');
});
