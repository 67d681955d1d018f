import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { sleep } from '../../../clock.ts';
import type { Core } from '../core.ts';
import type { Fault } from '../faults.ts';
import type { RestContext } from './environment.ts';

/** Answers as a scripted fault says; undefined: no fault, or one that only delays. */
export async function answerWithFault(
	{ clock, faults }: Core,
	context: RestContext,
	perform: () => Promise<void>,
	closing: AbortSignal,
): Promise<Response | undefined> {
	const fault = faults.take(context.req.method, context.req.path);
	if (!fault) {
		await perform();
		return undefined;
	}
	const replaces = fault.status !== undefined || fault.connection !== undefined;
	if (fault.performFirst) await perform();
	if (fault.delayMs !== undefined) await sleep(clock, fault.delayMs, closing);
	if (!replaces && !fault.performFirst) await perform();
	return replaces ? scriptedAnswer(fault, context) : undefined;
}

function scriptedAnswer(fault: Fault, context: RestContext): Response {
	const { incoming, outgoing } = context.env;
	if (fault.connection === 'close') {
		incoming.socket.destroy();
		return RESPONSE_ALREADY_SENT;
	}
	const isText = typeof fault.body === 'string';
	const body = isText
		? String(fault.body)
		: JSON.stringify(fault.body ?? { message: 'Scripted', code: 0 });
	const headers = { 'content-type': isText ? 'text/html' : 'application/json', ...fault.headers };
	const status = fault.status ?? 200;
	if (fault.connection === 'truncate') {
		outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) + 64 });
		outgoing.write(body, () => incoming.socket.destroy());
		return RESPONSE_ALREADY_SENT;
	}
	return new Response(body, { status, headers });
}
