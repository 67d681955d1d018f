import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { MOVED_PATH } from './answering.ts';
import { createChatDesk } from './chat-desk.ts';
import type { Dialect } from './dialect.ts';
import { sendJson } from './http.ts';
import { listenOnLoopback } from './loopback.ts';
import type { Rule } from './manners.ts';
import type { Pace } from './plan.ts';
import type { ModelRequest, Violation } from './request.ts';
import type { Answerer } from './scripts.ts';

export type ListFailure = '500' | 'empty' | 'garbage' | 'stall';

/** A server of OpenAI's dialect on loopback, which remembers everything that was asked of it. */
export interface ChatServer<Failure extends string = string> {
	readonly url: string;
	readonly requests: readonly ModelRequest<Failure>[];
	/** Requests that the server turned down of itself; scripted failures are not among them. */
	readonly refusals: readonly ModelRequest<Failure>[];
	/** What a bot on free models must never send. A good test ends with none. */
	readonly violations: readonly Violation<Rule, ModelRequest<Failure>>[];
	/** The other calls that arrived, such as `GET /models`; wall time. */
	readonly calls: readonly { at: number; path: string; authorized: boolean }[];
	failModels(failure: ListFailure | null): void;
	/** How every question from now on is answered; `null`: in canned words again. */
	answer(answerer: Answerer<Failure, ModelRequest<Failure>> | null): void;
	/** How the next questions are answered, one script each, before `answer` counts again. */
	answerNext(...answerers: Answerer<Failure, ModelRequest<Failure>>[]): void;
	/** How this model answers from now on, whatever else is scripted; `null`: like the others. */
	answerModel(id: string, answerer: Answerer<Failure, ModelRequest<Failure>> | null): void;
	/** Called when a request was read, before it is answered. The returned function stops it. */
	onRequest(listener: (request: ModelRequest<Failure>) => void): () => void;
	/** What scripts and listeners threw since the last call. */
	takeFaults(): unknown[];
	/** Ends every connection. Rejects if a script or a listener threw and nobody took note. */
	close(): Promise<void>;
}

export interface ChatServerOptions {
	clock: Clock;
	/** 0: any free port. */
	port?: number;
	/** How fast unscripted answers come. */
	pace?: Pace;
}

const DEFAULT_PACE: Pace = { firstTokenDelayMs: 200, tokensPerSecond: 120 };

export async function createChatServer<Failure extends string>(
	dialect: Dialect<Failure>,
	{ clock, port = 0, pace = DEFAULT_PACE }: ChatServerOptions,
): Promise<ChatServer<Failure>> {
	const desk = createChatDesk({ clock, dialect, pace });
	const calls: { at: number; path: string; authorized: boolean }[] = [];
	let listFailure: ListFailure | null = null;

	const sendModels = (response: ServerResponse) => {
		if (listFailure === 'stall') return;
		if (listFailure === 'garbage')
			return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><body>');
		if (listFailure === '500') return sendJson(response, { status: 500, body: {} });
		const empty = { status: 200, body: { object: 'list', data: [] } };
		return sendJson(response, listFailure === 'empty' ? empty : dialect.models());
	};
	const reply = (request: IncomingMessage, response: ServerResponse, signal: AbortSignal) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const route = `${request.method} ${pathname}`;
		if (route === `POST ${dialect.basePath}/chat/completions`)
			return desk.handle(request, response, signal);
		if (route === `POST ${MOVED_PATH}`) desk.noteFollowed(request);
		const { authorization } = request.headers;
		const authorized = dialect.isAuthorized(authorization);
		calls.push({ at: clock.now(), path: pathname, authorized });
		if (route !== `GET ${dialect.basePath}/models`) return sendJson(response, dialect.notFound());
		return authorized ? sendModels(response) : sendJson(response, dialect.wrongKey(authorization));
	};
	const { origin, takeFaults, close } = await listenOnLoopback(port, reply);

	return {
		url: `${origin}${dialect.basePath}`,
		requests: desk.requests,
		get refusals() {
			return desk.requests.filter(({ verdict }) => verdict.kind === 'refused');
		},
		violations: desk.violations,
		calls,
		failModels(failure) {
			listFailure = failure;
		},
		answer: desk.answer,
		answerNext: desk.answerNext,
		answerModel: desk.answerModel,
		onRequest: desk.onRequest,
		takeFaults,
		close,
	};
}
