import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { ChatBody } from './chat-body.ts';
import { headersOf } from './http.ts';
import type { ModelRequest, Open, OpenRequest } from './request.ts';

interface Arriving {
	clock: Clock;
	number: number;
	/** How this server begins the names of its replies. */
	idPrefix: string;
	authorized: boolean;
}

/** The record of a request that has just arrived and was not read yet. */
export function openRecord<Failure extends string, Body extends ChatBody>(
	incoming: IncomingMessage,
	{ clock, number, idPrefix, authorized }: Arriving,
): Open<ModelRequest<Failure, Body>> {
	return {
		number,
		id: `${idPrefix}${Math.floor(clock.now() / 1_000)}-${String(number).padStart(20, '0')}`,
		at: clock.now(),
		monotonicMs: clock.monotonic(),
		headers: headersOf(incoming),
		authorized,
		body: null,
		promptTokens: 0,
		model: '',
		tried: 0,
		verdict: { kind: 'open' },
		sentText: '',
		sent: [],
		endedMs: null,
		aborted: false,
		abortedAt: null,
	};
}

/** Notes when the asker leaves; the returned function notes that the reply has ended of itself. */
export function watchEnd(clock: Clock, request: OpenRequest, response: ServerResponse) {
	response.once('close', () => {
		if (request.endedMs !== null) return;
		request.aborted = true;
		request.abortedAt = clock.now();
	});
	return () => {
		request.endedMs ??= clock.monotonic();
	};
}
