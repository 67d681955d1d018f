import { expect, test } from 'vitest';
import { type Readiness, serveHealth } from '../../../src/web/health.ts';

async function withServer(readiness: Readiness, look: (address: string) => Promise<void>) {
	const server = await serveHealth({
		host: '127.0.0.1',
		port: 0,
		readiness: async () => readiness,
	});
	try {
		await look(`http://127.0.0.1:${server.port}`);
	} finally {
		await server.close();
	}
}

test('a process that turns is alive, whatever else is down', async () => {
	await withServer({ unready: ['gateway'], degraded: [] }, async (address) => {
		expect((await fetch(`${address}/healthz`)).status).toBe(200);
	});
});

test('unready is 503 with the reason', async () => {
	await withServer({ unready: ['the store cannot be written'], degraded: [] }, async (address) => {
		const response = await fetch(`${address}/readyz`);
		expect(response.status).toBe(503);
		expect(await response.json()).toMatchObject({
			status: 'unready',
			unready: ['the store cannot be written'],
		});
	});
});

test('degraded still serves', async () => {
	await withServer({ unready: [], degraded: ['message content'] }, async (address) => {
		const response = await fetch(`${address}/readyz`);
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ status: 'degraded' });
	});
});

test('a port that is taken is an error, not a crash later', async () => {
	await withServer({ unready: [], degraded: [] }, async (address) => {
		const port = Number(new URL(address).port);
		const second = serveHealth({
			host: '127.0.0.1',
			port,
			readiness: async () => ({ unready: [], degraded: [] }),
		});
		await expect(second).rejects.toThrow('EADDRINUSE');
	});
});
