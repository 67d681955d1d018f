import { expect, test } from 'vitest';
import { languageName, spokenLanguages } from '../../../src/render/languages.ts';

test('every language is called as it calls itself', () => {
	expect(spokenLanguages).toContainEqual({ locale: 'zh-CN', name: '简体中文' });
	const names = spokenLanguages.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)]);
	expect(names).not.toContain('');
});

test.each([
	['zh-TW', '繁體中文'],
	['zh-HK', '繁體中文'],
	['en-US', 'English'],
	['one that is gone', 'English'],
])('who reads %s is spoken to in %s', (locale, name) => {
	expect(languageName(locale)).toBe(name);
});
