import { expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { fetchModels } from '../../../src/models/fetch-models.ts';
import { createAccount } from '../../../src/providers/account.ts';
import { askOnce, createTestProvider, startServer } from './support.ts';

/** Sends every request on to itself, and counts what arrives. */
async function startRedirecting() {
	let arrived = 0;
	const url = await startServer((request, response) => {
		arrived++;
		response.writeHead(307, { Location: `${request.url}` }).end();
	});
	return { url, arrived: () => arrived };
}

test('one lease is one request: a redirect is a failure and is not followed', async () => {
	const server = await startRedirecting();
	expect((await askOnce(createTestProvider(server.url))).failure).toEqual({ kind: 'broken' });
	expect(server.arrived()).toBe(1);
});

test('the key is not carried along a redirect', async () => {
	const server = await startRedirecting();
	const clock = createSystemClock();
	const { signal } = new AbortController();
	const account = createAccount({ baseUrl: server.url, key: 'k', clock });
	await expect(account.read(signal)).rejects.toThrow('broken');
	const models = fetchModels({
		fetch,
		baseUrl: server.url,
		key: 'k',
		clock,
		timeoutMs: 5000,
		signal,
	});
	await expect(models).rejects.toThrow('HTTP 307');
	expect(server.arrived()).toBe(2);
});
