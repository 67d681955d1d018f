import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

type Fetch = Parameters<typeof getRequestListener>[0];

export interface LoopbackServer {
	readonly server: Server;
	readonly origin: string;
	close(): Promise<void>;
}

/** Serves on 127.0.0.1 only; port 0: any free one. */
export async function listen(fetch: Fetch, port = 0): Promise<LoopbackServer> {
	const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
	const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
		void listener(incoming, outgoing);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	return {
		server,
		origin: `http://127.0.0.1:${isAddress(address) ? address.port : port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
	typeof address === 'object' && address !== null;
