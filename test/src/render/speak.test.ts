import { describe, expect, test } from 'vitest';
import { say } from '../../../src/locales/keys.ts';
import { footer } from '../../../src/render/footer.ts';
import { createSpeak } from '../../../src/render/speak.ts';

const speak = createSpeak();

describe('speak', () => {
	test('values are filled in as they are', () => {
		const name = '<b> & "Q" {{name}}';
		expect(speak(say('model.switched-me', { name }), 'en-US')).toContain(name);
	});

	test('whoever was forgotten is somebody, and nobody else is', () => {
		const by = (person: string) => say('settings.changed', { person, at: 5 });
		expect(speak(by('0'), 'en-US')).toBe('-# Last changed by somebody <t:5:R>.');
		expect(speak(by('0'), 'zh-CN')).toBe('-# 最后由 某位成员 在 <t:5:R>修改。');
		expect(speak(by('501'), 'zh-TW')).toContain('<@501>');
	});

	test('one has a form of its own', () => {
		expect(speak(say('reset.own', { count: 1 }), 'en-US')).toContain('your question here');
		expect(speak(say('reset.own', { count: 2 }), 'en-US')).toContain('2 questions');
	});

	test('none has its own form in Chinese, one has not', () => {
		expect(speak(say('quota.mine', { count: 0 }), 'zh-CN')).toBe('**你今天：**还没用过。');
		expect(speak(say('quota.mine', { count: 1 }), 'zh-CN')).toBe('**你今天：**用了 1 次。');
	});

	test('long numbers are grouped, moments are not', () => {
		const values = { used: 1234, limit: 12_345, left: 11_111, at: 1_800_000_000 };
		expect(speak(say('quota.day', values), 'zh-TW')).toContain('已用 1234/12,345 次');
		expect(speak(say('quota.day', values), 'en-GB')).toMatch(/1234 of 12,345 .* <t:1800000000:R>/);
		expect(speak(say('render.seconds', { seconds: 3 }), 'zh-CN')).toBe('3.0 秒');
	});

	test('a list is joined as the language does', () => {
		const values = { name: 'x', nearest: ['`a`', '`b`'], count: 2 };
		expect(speak(say('model.unknown', values), 'en-US')).toContain('are `a`, `b`;');
		expect(speak(say('model.unknown', values), 'zh-TW')).toContain('是 `a`、`b`；');
	});

	test('where a language has nothing to say between sentences, it says nothing', () => {
		expect(speak(say('list.between-sentences'), 'en-US')).toBe(' ');
		expect(speak(say('list.between-sentences'), 'zh-CN')).toBe('');
	});

	test('a language that there is no translation for is spoken in English', () => {
		const sentence = say('leaving.restarting');
		expect(speak(sentence, 'tlh')).toBe(speak(sentence, 'en-GB'));
	});
});

describe('the line under an answer', () => {
	const inWords = (sentence: Parameters<typeof speak>[0]) => speak(sentence, 'en-US');

	test('tells model, seconds, tokens and what is left', () => {
		const facts = {
			modelName: 'DeepSeek: R1 (free)',
			durationMs: 3240,
			tokens: 812,
			left: { remaining: 37, limit: 50 },
		};
		expect(footer(facts, inWords)).toBe(
			'-# DeepSeek: R1 (free) · 3.2 s · 812 tok · 37/50 left today',
		);
	});

	test('leaves out what is not known, and formats no name', () => {
		expect(footer({ modelName: 'a_b_c\n<@1>', durationMs: 0 }, inWords)).toBe(
			'-# a\\_b\\_c \\<\\@1\\> · 0.0 s',
		);
	});
});
