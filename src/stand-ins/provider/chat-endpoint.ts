import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { Account } from './account.ts';
import { answer } from './answering.ts';
import type { Catalogue } from './catalogue.ts';
import type { ChatBody } from './chat-body.ts';
import { type ErrorReply, errorReply } from './error-body.ts';
import { sendJson } from './http.ts';
import { createIntake } from './intake.ts';
import type { Pace } from './plan.ts';
import type { OpenRequest, ProviderRequest } from './request.ts';
import { accountError, chooseModel, limitOf, refuseAll } from './routing.ts';
import { askedModels } from './rules.ts';
import type { AnswerScript } from './script.ts';
import { createScripts } from './scripts.ts';

interface Dependencies {
	clock: Clock;
	key: string;
	account: Account;
	catalogue: Catalogue;
	pace: Pace;
}

interface Exchange {
	response: ServerResponse;
	request: OpenRequest;
	signal: AbortSignal;
	ended: () => void;
}

/** `POST /chat/completions`. */
export function createChatEndpoint({ clock, key, account, catalogue, pace }: Dependencies) {
	const intake = createIntake({ clock, key, catalogue });
	const scripts = createScripts();
	const listeners = new Set<(request: ProviderRequest) => void>();

	async function handle(incoming: IncomingMessage, response: ServerResponse, signal: AbortSignal) {
		const request = intake.open(incoming);
		const ended = () => {
			request.endedMs ??= clock.monotonic();
		};
		response.once('close', () => {
			if (request.endedMs !== null) return;
			request.aborted = true;
			request.abortedAt = clock.now();
		});
		const exchange = { response, request, signal, ended };
		const refusal = request.authorized ? account.attempt() : null;
		const taken = await intake.take(incoming, request);
		for (const listener of listeners) listener(request);
		if ('refused' in taken) return refuse(exchange, { kind: 'refused', error: taken.refused });
		const asked = askedModels(taken.body);
		const whole = refuseAll(asked, catalogue) ?? (refusal && accountError(refusal));
		if (whole) return refuse(exchange, { kind: 'refused', error: whole });
		return tryEach(exchange, taken.body, asked);
	}

	/** Goes on to the next model when one fails before its first word, as the provider does inside one request. */
	async function tryEach(exchange: Exchange, body: ChatBody, asked: readonly string[]) {
		const misses: Miss[] = [];
		for (const id of asked) {
			const refusal = misses.length > 0 ? account.attempt({ day: false }) : null;
			const miss: Miss | null = refusal
				? { kind: 'refused', error: accountError(refusal) }
				: await tryOne(exchange, body, id);
			if (!miss) return;
			misses.push(miss);
		}
		const last = misses.pop();
		if (last) refuse(exchange, { ...last, error: withPrevious(last.error, misses) });
	}

	/** Resolves to `null` once the model has answered, well or badly; else to what kept it from its first byte. */
	async function tryOne(exchange: Exchange, body: ChatBody, id: string): Promise<Miss | null> {
		const { request, signal } = exchange;
		request.model = id;
		const model = chooseModel({ id, body, promptTokens: request.promptTokens, catalogue });
		if ('status' in model) return { kind: 'refused', error: model };
		request.model = model.id;
		const script = scripts.take(request);
		const error = scriptedError(script, model.id);
		if (error && beforeStream(script)) return { kind: 'failed', error };
		request.verdict = {
			kind: error ? 'failed' : 'answered',
			status: 200,
			error: error?.id ?? null,
		};
		await answer({ ...exchange, clock, body, model, script, error, pace, signal });
		return null;
	}

	function scriptedError(script: AnswerScript, model: string): ErrorReply | null {
		if (!script.failure) return null;
		const limit = limitOf(script.failure, account);
		return errorReply(script.failure, {
			model,
			...(limit && { limit }),
			retryAfterSeconds: script.retryAfterSeconds,
		});
	}

	return {
		handle,
		requests: intake.requests,
		violations: intake.violations,
		counted: () => intake.requests.filter(({ authorized }) => authorized),
		answer: scripts.answer,
		answerNext: scripts.answerNext,
		onRequest(listener: (request: ProviderRequest) => void) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
	};
}

interface Miss {
	kind: 'refused' | 'failed';
	error: ErrorReply;
}

function refuse({ request, response, ended }: Exchange, { kind, error }: Miss) {
	request.verdict = { kind, status: error.status, error: error.id };
	ended();
	sendJson(response, error);
}

const beforeStream = ({ at = 'before-stream', jsonInsteadOfStream }: AnswerScript) =>
	at === 'before-stream' && !jsonInsteadOfStream;

function withPrevious(last: ErrorReply, misses: readonly Miss[]): ErrorReply {
	if (misses.length === 0) return last;
	const previous_errors = misses.map(({ error }) => ({
		code: error.status,
		message: error.body.error.message,
	}));
	last.body.error.metadata = { ...last.body.error.metadata, previous_errors };
	return last;
}
