import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { fetchModels } from '../../../src/models/fetch-models.ts';
import { eventually } from '../../helpers/eventually.ts';

async function serve(listener: RequestListener) {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(
		() =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
	return fetchModels({
		fetch: globalThis.fetch,
		baseUrl,
		key: 'k',
		clock: createSystemClock(),
		timeoutMs: 10_000,
		signal: new AbortController().signal,
	});
}

test('a body without end is cut off', async () => {
	let closed = false;
	const fetched = serve((_, response) => {
		const more = setInterval(() => response.write('x'.repeat(4_000_000)), 1);
		response.on('close', () => {
			closed = true;
			clearInterval(more);
		});
	});
	await expect(fetched).rejects.toThrow('too large');
	await eventually(() => expect(closed).toBe(true));
});

test('the key is not carried to another server', async () => {
	const body = { data: [], links: { next: 'http://127.0.0.2:1/models' } };
	const fetched = serve((_, response) => void response.end(JSON.stringify(body)));
	await expect(fetched).rejects.toThrow('elsewhere');
});

test('a list that leads back to itself ends', async () => {
	let pages = 0;
	const fetched = serve((_, response) => {
		pages++;
		response.end(JSON.stringify({ data: [], links: { next: '/api/v1/models' } }));
	});
	await expect(fetched).rejects.toThrow('does not end');
	expect(pages).toBe(10);
});

test('one bad page spoils the list', async () => {
	const fetched = serve((request, response) => {
		if (request.url?.includes('offset')) response.writeHead(502).end('<html>');
		else response.end(JSON.stringify({ data: [], links: { next: '/api/v1/models?offset=1' } }));
	});
	await expect(fetched).rejects.toThrow('HTTP 502');
});
