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

	test('one has a form of its own', () => {
		expect(speak(say('reset.own', { count: 1 }), 'en-US')).toContain('your question here');
		expect(speak(say('reset.own', { count: 2 }), 'en-US')).toContain('2 questions');
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
			'-# a\\_b\\_c \\<@1\\> · 0.0 s',
		);
	});
});
