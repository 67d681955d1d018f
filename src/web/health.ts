import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** Why the bot cannot serve just now (`unready`), or serves less than it should (`degraded`), in words for the operator. */
export type Readiness = {
	readonly unready: readonly string[];
	readonly degraded: readonly string[];
};

export interface HealthServer {
	readonly port: number;
	close(): Promise<void>;
}

/**
 * `/healthz`: the process turns. `/readyz`: 200, or 503 with the reasons; names no person, server or key.
 * Rejects when the address cannot be listened on.
 */
export async function serveHealth({
	host,
	port,
	readiness,
}: {
	host: string;
	port: number;
	readiness: () => Promise<Readiness>;
}): Promise<HealthServer> {
	const web = new Hono();
	web.get('/healthz', (context) => context.json({ status: 'ok' }));
	web.get('/readyz', async (context) => {
		const { unready, degraded } = await readiness();
		const status = unready.length > 0 ? 'unready' : degraded.length > 0 ? 'degraded' : 'ready';
		return context.json({ status, unready, degraded }, unready.length > 0 ? 503 : 200);
	});
	return new Promise((resolve, reject) => {
		const server = serve({ fetch: web.fetch, hostname: host, port }, (address: AddressInfo) => {
			resolve({
				port: address.port,
				close: () => new Promise((closed) => server.close(() => closed())),
			});
		});
		server.once('error', reject);
	});
}
