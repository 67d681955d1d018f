import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { lifeOf } from './http.ts';

interface Loopback {
	/** http://127.0.0.1:PORT */
	readonly origin: string;
	/** What scripts and listeners threw since the last call. */
	takeFaults(): unknown[];
	/** Ends every connection. Rejects if a script or a listener threw and nobody took note. */
	close(): Promise<void>;
}

type Reply = (
	request: IncomingMessage,
	response: ServerResponse,
	/** Aborted when the asker leaves, and when the stand-in closes. */
	signal: AbortSignal,
) => Promise<void> | void;

/** Serves on 127.0.0.1 only; port 0: any free one. */
export async function listenOnLoopback(port: number, reply: Reply): Promise<Loopback> {
	const faults: unknown[] = [];
	const underway = new Set<AbortController>();
	const server = createServer(async (request, response) => {
		const life = lifeOf(response);
		underway.add(life);
		response.once('close', () => underway.delete(life));
		try {
			await reply(request, response, life.signal);
		} catch (error) {
			if (life.signal.aborted || request.socket.destroyed) return;
			faults.push(error);
			response.destroy();
		}
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	const bound = typeof address === 'object' && address ? address.port : port;

	return {
		origin: `http://127.0.0.1:${bound}`,
		takeFaults: () => faults.splice(0),
		async close() {
			for (const life of underway) life.abort(new Error('the stand-in is closing'));
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
			if (faults.length > 0) throw new AggregateError(faults, 'a script or a listener threw');
		},
	};
}
