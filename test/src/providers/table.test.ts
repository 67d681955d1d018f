import { expect, test } from 'vitest';
import { openRouter } from '../../../src/providers/table.ts';
import { aModel } from '../../helpers/a-model.ts';
import { question } from './support.ts';

test('OpenRouter is told with every request that nothing may cost anything, and who asks', () => {
	expect(openRouter.body(question)).toEqual({
		max_tokens: 512,
		user: 'person-1',
		provider: { max_price: { prompt: 0, completion: 0, request: 0 } },
	});
	expect(openRouter.headers['X-OpenRouter-Title']).toBe('Potluck');
});

test('further models of a request go to OpenRouter as those to fall back on', () => {
	const models = [aModel('a/1:free'), aModel('b/2:free'), aModel('c/3:free')] as const;
	expect(openRouter.body({ ...question, models: [...models] })).toMatchObject({
		models: ['b/2:free', 'c/3:free'],
	});
});
