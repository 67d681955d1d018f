import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { answer } from './answering.ts';
import { createChatIntake } from './chat-intake.ts';
import type { Dialect } from './dialect.ts';
import type { ErrorReply } from './error-reply.ts';
import { sendJson } from './http.ts';
import { createListeners } from './listeners.ts';
import type { Pace } from './plan.ts';
import { watchEnd } from './record.ts';
import type { ModelRequest } from './request.ts';
import type { Script } from './script.ts';
import { createScripts } from './scripts.ts';

interface Dependencies<Failure extends string> {
	clock: Clock;
	dialect: Dialect<Failure>;
	pace: Pace;
}

/** `POST /chat/completions` in any dialect: written down, judged, and answered as it was scripted. */
export function createChatDesk<Failure extends string>({
	clock,
	dialect,
	pace,
}: Dependencies<Failure>) {
	const intake = createChatIntake({ clock, dialect });
	const scripts = createScripts<Failure, ModelRequest<Failure>>();
	const listeners = createListeners<ModelRequest<Failure>>();

	async function handle(incoming: IncomingMessage, response: ServerResponse, signal: AbortSignal) {
		const request = intake.open(incoming);
		const ended = watchEnd(clock, request, response);
		const refuse = (kind: 'refused' | 'failed', error: ErrorReply<Failure>) => {
			request.verdict = { kind, status: error.status, error: error.id };
			ended();
			sendJson(response, error);
		};
		const asked = await intake.take(incoming, request);
		listeners.tell(request);
		if ('status' in asked) return refuse('refused', asked);
		request.tried = 1;
		const admission = dialect.admit(asked);
		if ('status' in admission) return refuse('refused', admission);
		const { model } = admission;
		const script = scripts.take(model.id, request);
		const error = failureOf(script, model.id);
		if (error && isBeforeStream(script)) return refuse('failed', error);
		request.verdict = {
			kind: error ? 'failed' : 'answered',
			status: 200,
			error: error?.id ?? null,
		};
		response.setHeaders(new Map(Object.entries(admission.headers)));
		return answer({
			clock,
			response,
			request,
			body: asked.body,
			model,
			script,
			voice: admission.voice(script),
			error: error?.inner ?? null,
			pace,
			signal,
			ended(counts) {
				if (counts) admission.settle(counts);
				ended();
			},
		});
	}

	const failureOf = ({ failure, ...script }: Script<Failure>, model: string) =>
		failure === undefined ? null : dialect.failure({ ...script, failure }, model);

	return {
		handle,
		requests: intake.requests,
		violations: intake.violations,
		noteFollowed: intake.noteFollowed,
		answer: scripts.answer,
		answerNext: scripts.answerNext,
		answerModel: scripts.answerModel,
		onRequest: listeners.add,
	};
}

const isBeforeStream = ({ at = 'before-stream', jsonInsteadOfStream }: Script) =>
	at === 'before-stream' && !jsonInsteadOfStream;
