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

test('of a server without a list, as at an address that lacks its end, the log says so', async () => {
	const url = await startServer((_, response) => response.writeHead(404).end('404 page not found'));
	const whole = await startWhole({
		openRouter: false,
		environment: { EXTRA_PROVIDER_URL: url, EXTRA_PROVIDER_MODELS: 'llama3.2' },
	});
	expect(whole.logged()).toMatch(/"level":40.*may lack \/v1/);
	expect(whole.logged()).not.toContain('the list of models is fresh');
	await whole.end();
});
