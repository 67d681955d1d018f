import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../../src/demo/choose-language.ts';

const localeOf = (...[given, environment = {}]: [string[], Record<string, string>?]) =>
	chooseLanguage(given, environment).language.locale;

describe('the environment', () => {
	test.each([
		['zh_CN', 'zh-CN'],
		['zh_CN.UTF-8', 'zh-CN'],
		['zh_SG.UTF-8', 'zh-CN'],
		['zh', 'zh-CN'],
		['zh_TW', 'zh-TW'],
		['zh_HK.Big5-HKSCS', 'zh-TW'],
		['zh_TW.UTF-8@radical', 'zh-TW'],
		['en_GB.UTF-8', 'en-US'],
		['de_DE.UTF-8', 'en-US'],
		['C', 'en-US'],
		['C.UTF-8', 'en-US'],
		['POSIX', 'en-US'],
		['nonsense in it', 'en-US'],
	])('LANG=%s is %s', (LANG, locale) => {
		expect(localeOf([], { LANG })).toBe(locale);
	});

	test('LC_ALL counts before LC_MESSAGES, and that before LANG; what is empty counts as not set', () => {
		const all = { LC_ALL: 'zh_CN', LC_MESSAGES: 'zh_TW', LANG: 'en_US' };
		expect(localeOf([], all)).toBe('zh-CN');
		expect(localeOf([], { ...all, LC_ALL: '' })).toBe('zh-TW');
		expect(localeOf([], { ...all, LC_ALL: '', LC_MESSAGES: '' })).toBe('en-US');
		expect(localeOf([], { ...all, LC_ALL: 'C' })).toBe('en-US');
		expect(localeOf([])).toBe('en-US');
	});
});

test.each([['--help'], ['-h']])('%s asks how to start it, in any language', (flag) => {
	expect(chooseLanguage([flag, '--lang', 'zh-CN'], {})).toMatchObject({
		asksHow: true,
		language: { locale: 'zh-CN' },
	});
	expect(chooseLanguage([], {}).asksHow).toBe(false);
});

describe('--lang', () => {
	test.each([
		[['--lang', 'zh-CN'], 'zh-CN'],
		[['--lang=zh_TW'], 'zh-TW'],
		[['--lang', 'zh-Hant'], 'zh-TW'],
		[['--lang', 'en'], 'en-US'],
	])('%j', (given, locale) => {
		expect(localeOf(given, { LC_ALL: 'zh_CN' })).toBe(locale);
	});

	test('of a language that there is not names those that there are', () => {
		expect(() => localeOf(['--lang', 'fr'])).toThrow(/“fr”.* en, zh-CN, zh-TW:/);
		expect(() => localeOf(['--lang', 'fr'], { LANG: 'zh_CN' })).toThrow(/不会说“fr”/);
	});

	test.each([[['--lang']], [['--language', 'en']], [['zh-CN']]])(
		'%j is told how to use it',
		(given) => {
			expect(() => localeOf(given)).toThrow('Usage: npm run demo -- [--lang en|zh-CN|zh-TW]');
		},
	);
});
