import { expect, test } from 'vitest';
import { startWhole } from '../helpers/whole.ts';
import { startServer } from '../src/providers/support.ts';

test('without a key of OpenRouter the bot starts with another provider, and asks OpenRouter for nothing', async () => {
	const asked: string[] = [];
	const openRouter = await startServer((request, response) => {
		asked.push(request.url ?? '');
		response.end('{}');
	});
	const whole = await startWhole({
		environment: {
			OPENROUTER_API_KEY: '',
			OPENROUTER_BASE_URL: openRouter,
			EXTRA_PROVIDER_URL: 'http://127.0.0.1:9/v1',
			EXTRA_PROVIDER_MODELS: 'llama3.2',
		},
	});
	expect(whole.logged()).toContain('"ready"');
	await whole.end();
	expect(asked).toEqual([]);
	expect(whole.provider.requests).toEqual([]);
});
