import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/locales/languages.ts';

/** Rules that the bot has not made and does not know must not be what it refuses by. */
const INVENTED =
	/polic(?:y|ies)|guideline|terms of|as an ai\b|inappropriate|not permitted|against (?:the|our) rules|政策|准则|準則|规定|規定|条款|條款|规范|規範|违规|違規|不当|不當/i;

/** These speak of real rules: how to complain of an answer, and Discord's age. */
const OF_RULES = ['help.complain', 'help.complain-dm', 'help.age'];

const faults = (sentences: Readonly<Record<string, string>>) =>
	Object.entries(sentences).flatMap(([key, text]) =>
		!OF_RULES.includes(key) && INVENTED.test(text) ? [key] : [],
	);

describe.each(Object.entries(languages))('%s', (_, sentences) => {
	test('blames no policy that nobody has made', () => {
		expect(faults(sentences)).toEqual([]);
	});

	test('says of every failure whose it was', () => {
		const failures = Object.entries(sentences).filter(([key]) => key.startsWith('chat.failed-'));
		expect(failures.length).toBeGreaterThan(5);
		for (const [key, text] of failures)
			expect([key, text]).toEqual([
				key,
				expect.stringMatching(/\{\{name\}\}|provider|models|服务商|服務商|模型/),
			]);
	});
});

test.each([
	'This is against our policy.',
	'As an AI I cannot say that.',
	'Your question is inappropriate.',
	'这违反了社区准则。',
	'你的內容不當。',
])('%j would be found', (text) => {
	expect(faults({ 'chat.any': text })).toEqual(['chat.any']);
});
