import { describe, expect, test } from 'vitest';
import { english } from '../../../src/locales/en.ts';
import { languages, nearestLanguage } from '../../../src/locales/languages.ts';
import { words } from '../../../src/locales/words.ts';
import { simplifiedChinese } from '../../../src/locales/zh-CN.ts';
import { traditionalChinese } from '../../../src/locales/zh-TW.ts';
import { wordsAsTyped } from './as-typed.ts';
import { foreignCharacters, misprints } from './chinese.ts';

const isPluralForm = /_(?:zero|one|two|few|many|other)$/;
const withoutForm = (key: string) => key.replace(isPluralForm, '');
const namesIn = (text: string) =>
	new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name));

test('English is a language', () => {
	expect(languages['en']).toBe(english);
});

describe.each(Object.entries(languages))('%s', (name, sentences) => {
	const keys = Object.keys(sentences);

	test('says every sentence, and no other', () => {
		const wanted = Object.keys(english).filter((key) => !isPluralForm.test(key));
		expect(keys.filter((key) => !isPluralForm.test(key)).sort()).toEqual(wanted.sort());
		expect(keys.map(withoutForm).filter((key) => !wanted.includes(key))).toEqual([]);
	});

	test('has the plural forms of its grammar only', () => {
		const forms = new Intl.PluralRules(name).resolvedOptions().pluralCategories;
		const allowed = ['zero', ...forms.filter((form) => form !== 'other')];
		const found = keys.filter((key) => isPluralForm.test(key)).map((key) => key.split('_').at(-1));
		expect(found.filter((form) => !allowed.includes(form ?? ''))).toEqual([]);
	});

	test('fills in what the English sentence does', () => {
		const original: Readonly<Record<string, string>> = english;
		const namesOf = (of: Readonly<Record<string, string>>, key: string) =>
			[...namesIn(of[key] ?? '')].sort();
		for (const key of keys.filter((one) => !isPluralForm.test(one)))
			expect([key, namesOf(sentences, key)]).toEqual([key, namesOf(original, key)]);
	});

	test('leaves moments to Discord, in a form that it knows', () => {
		for (const [key, text] of Object.entries(sentences)) {
			const odd = text
				.replaceAll(/<t:\{\{\w+\}\}:[tTdDfFR]>/g, '')
				.match(/<t:|\{\{(?:at|from|to)\}\}/);
			expect([key, odd]).toEqual([key, null]);
		}
	});

	test('is written as it is spoken there, without spaces at the ends', () => {
		for (const [key, text] of Object.entries(sentences)) {
			if (key.startsWith('list.')) continue;
			expect([key, text.trim(), text.normalize('NFC')]).toEqual([key, text, text]);
			expect(text).not.toBe('');
		}
	});
});

describe.each([
	['zh-CN', simplifiedChinese, 'simplified', '“”'],
	['zh-TW', traditionalChinese, 'traditional', '「」'],
] as const)('%s', (_, sentences, script, quotes) => {
	test('is Chinese in its own characters, printed as Chinese is', () => {
		const found = Object.entries(sentences).flatMap(([key, text]) =>
			[...misprints(text, quotes, wordsAsTyped.get(key)), ...foreignCharacters(text, script)].map(
				(fault) => `${key}: ${fault}`,
			),
		);
		expect(found).toEqual([]);
	});

	test('leaves no sentence in English', () => {
		const original: Readonly<Record<string, string>> = english;
		const same = Object.entries(sentences)
			.filter(([key, text]) => original[key] === text)
			.map(([key]) => key);
		expect(same).toEqual([]);
	});
});

test.each([
	['共{{count}}个', '“”', 'no space between Han and Latin'],
	['大约 <t:{{at}}:R> 轮到你', '“”', 'a space behind a time that ends in Han'],
	['大约<t:{{at}}:R>轮到你', '“”', 'no space between Han and Latin'],
	['取消, 再问', '“”', 'half-width punctuation'],
	['取消， 再问', '“”', 'a space beside full-width punctuation'],
	['请看 prompt', '“”', 'the word prompt'],
	['请选“算了”', '「」', 'other quotation marks'],
] as const)('%s is found to be misprinted', (text, quotes, fault) => {
	expect(misprints(text, quotes)).toEqual([fault]);
});

test('what a command takes may be named as it is typed, in the sentences about that option alone', () => {
	expect([...(wordsAsTyped.get('settings.places-rule-deny') ?? [])]).toContain('deny');
	expect([...(wordsAsTyped.get('settings.pause-option-on') ?? [])]).toEqual(['True', 'False']);
	expect(misprints('deny：一律禁止', '“”', wordsAsTyped.get('settings.places-rule-deny'))).toEqual(
		[],
	);
	expect(misprints('deny：一律禁止', '“”', wordsAsTyped.get('settings.pause-option-on'))).toEqual([
		'the word deny',
	]);
});

test('a character of the other script is found', () => {
	expect(foreignCharacters('請问', 'simplified')).toEqual(['請']);
	expect(foreignCharacters('請问', 'traditional')).toEqual(['问']);
});

test.each([
	['zh-CN', 'zh-CN'],
	['zh-TW', 'zh-TW'],
	['zh-HK', 'zh-TW'],
	['zh-Hant', 'zh-TW'],
	['zh-SG', 'zh-CN'],
	['zh', 'zh-CN'],
	['en-US', 'en'],
	['en-GB', 'en'],
	['de', 'en'],
	['ja', 'en'],
	['tlh', 'en'],
	['', 'en'],
	['no language', 'en'],
	['__proto__', 'en'],
])('who reads %j is spoken to in %s', (locale, language) => {
	expect(nearestLanguage(locale)).toBe(language);
});

test('the types refuse what is no sentence, form or value', () => {
	const forms = [
		// @ts-expect-error Chinese has no form of its own for one.
		words<'zero'>()({ ...simplifiedChinese, 'reset.own_one': '一个' }),
		// @ts-expect-error There is no such sentence.
		words<'zero'>()({ ...simplifiedChinese, 'reset.owm': '一个' }),
		// @ts-expect-error It has no such value.
		words<'zero'>()({ ...simplifiedChinese, 'reset.own': '{{cuont}} 个' }),
		// @ts-expect-error Nothing is counted in it.
		words<'zero'>()({ ...simplifiedChinese, 'reset.nothing_zero': '没有' }),
		// @ts-expect-error A sentence is missing.
		words<'zero'>()({ 'reset.nothing': '没有' }),
		words<'zero'>()({ ...simplifiedChinese, 'reset.own_zero': '没有' }),
	];
	expect(forms).toHaveLength(6);
});
