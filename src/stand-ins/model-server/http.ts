import type { IncomingMessage, ServerResponse } from 'node:http';

/** Aborted when the asker leaves before the response has ended. */
export function lifeOf(response: ServerResponse): AbortController {
	const life = new AbortController();
	response.once('close', () => {
		if (!response.writableFinished) life.abort(new Error('the asker left'));
	});
	return life;
}

export function sendJson(
	response: ServerResponse,
	reply: { status: number; headers?: Record<string, string>; body: object },
): void {
	response
		.writeHead(reply.status, { 'Content-Type': 'application/json', ...reply.headers })
		.end(JSON.stringify(reply.body));
}

const LARGEST_BODY_BYTES = 32 * 1024 * 1024;

/** The whole request body, or `null` when it is larger than the provider takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const part of request) {
		bytes += part.length;
		if (bytes <= LARGEST_BODY_BYTES) parts.push(part);
	}
	return bytes > LARGEST_BODY_BYTES ? null : Buffer.concat(parts);
}

export const headersOf = (request: IncomingMessage): Record<string, string> =>
	Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
	);
