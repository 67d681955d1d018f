import { expect, test } from 'vitest';
import { joinedAnswer, shortenedToGoOn } from '../../../src/chat/going-on.ts';
import { estimateTokens } from '../../../src/chat/tokens.ts';
import { turn } from '../../contract/conversations.ts';

test.each([
	['the quick', 'brown fox', 'the quick brown fox'],
	['the quick', ', brown fox', 'the quick, brown fox'],
	['the quick ', 'brown fox', 'the quick brown fox'],
	['从前有', '一座山', '从前有一座山'],
	['从前有', 'a hill', '从前有a hill'],
	['a list:\n', '- one', 'a list:\n- one'],
	['', 'word', 'word'],
])('%j and %j are %j', (before, more, joined) => {
	expect(joinedAnswer(before, more)).toBe(joined);
});

test('of what is too long for the model its end is gone on with', () => {
	const long = turn(1, undefined, { answer: `begin ${'word '.repeat(10_000)}end` });
	const { answer, question } = shortenedToGoOn(long, 2_000, 1);
	expect(answer.endsWith('word end')).toBe(true);
	expect(estimateTokens(answer)).toBeLessThanOrEqual(1_001);
	expect(question).toBe(long.question);
	expect(shortenedToGoOn(turn(1), 2_000, 1)).toEqual(turn(1));
});
