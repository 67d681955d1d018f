import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock.ts';
import { MOVED_PATH } from './answering.ts';
import { type ChatBody, chatBody, parseBody } from './chat-body.ts';
import type { Asked, Dialect } from './dialect.ts';
import type { ErrorReply } from './error-reply.ts';
import { readBody } from './http.ts';
import { brokenManners, type Rule } from './manners.ts';
import { openRecord } from './record.ts';
import type { ModelRequest, Open, Violation } from './request.ts';
import { countPromptTokens } from './tokens.ts';

interface Dependencies<Failure extends string> {
	clock: Clock;
	dialect: Dialect<Failure>;
}

/** Writes down every request that arrives, and judges it: what the server refuses, and what no good bot sends. */
export function createChatIntake<Failure extends string>({
	clock,
	dialect,
}: Dependencies<Failure>) {
	type OpenRequest = Open<ModelRequest<Failure>>;
	const requests: OpenRequest[] = [];
	const violations: Violation<Rule, ModelRequest<Failure>>[] = [];

	const record = (incoming: IncomingMessage): OpenRequest =>
		openRecord<Failure, ChatBody>(incoming, {
			clock,
			number: requests.length + 1,
			idPrefix: dialect.idPrefix,
			authorized: dialect.isAuthorized(incoming.headers.authorization),
		});

	async function read(
		incoming: IncomingMessage,
		request: OpenRequest,
	): Promise<Asked | ErrorReply<Failure>> {
		const bytes = await readBody(incoming);
		if (!bytes) return dialect.tooLarge();
		const parsed = parseBody(bytes, chatBody);
		if ('problem' in parsed) return dialect.unreadable(parsed.problem);
		const { body } = parsed;
		request.body = body;
		request.model = body.model ?? '';
		request.promptTokens = countPromptTokens(body);
		const { headers } = request;
		for (const broken of brokenManners({ headers, body, isFree: dialect.isFree }))
			violations.push({ ...broken, request });
		return dialect.malformed(asked(request, body, bytes)) ?? asked(request, body, bytes);
	}

	return {
		requests,
		violations,
		open(incoming: IncomingMessage): OpenRequest {
			const request = record(incoming);
			requests.push(request);
			return request;
		},
		/** What was asked, or why it cannot be. */
		async take(
			incoming: IncomingMessage,
			request: OpenRequest,
		): Promise<Asked | ErrorReply<Failure>> {
			const { authorization } = incoming.headers;
			if (dialect.needsKey && !authorization)
				violations.push({ rule: 'authorization', detail: 'no Authorization header', request });
			const taken = await read(incoming, request);
			if ('status' in taken)
				violations.push({ rule: 'body', detail: JSON.stringify(taken.inner), request });
			return request.authorized ? taken : dialect.wrongKey(authorization);
		},
		/** Somebody went where a redirect led, which a bot that guards its key does not. */
		noteFollowed(incoming: IncomingMessage) {
			violations.push({ rule: 'redirect', detail: MOVED_PATH, request: record(incoming) });
		},
	};
}

const asked = (request: Asked['request'], body: ChatBody, bytes: Uint8Array): Asked => ({
	request,
	body,
	bytes: bytes.length,
});
