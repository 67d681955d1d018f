import { expect, test } from 'vitest';
import { openRouter } from '../../../src/providers/table.ts';

test('OpenRouter is told with every request that nothing may cost anything, and who asks', () => {
	expect(openRouter.body).toEqual({
		provider: { max_price: { prompt: 0, completion: 0, request: 0 } },
	});
	expect(openRouter.headers['X-OpenRouter-Title']).toBe('Potluck');
});
