import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { sendJson } from '../model-server/http.ts';
import { createListeners } from '../model-server/listeners.ts';
import type { Pace } from '../model-server/plan.ts';
import { watchEnd } from '../model-server/record.ts';
import { createScripts } from '../model-server/scripts.ts';
import type { Account } from './account.ts';
import { answerAs } from './answer-as.ts';
import { type BusySpells, createUpstreams } from './busy-spells.ts';
import type { Catalogue } from './catalogue.ts';
import type { ProviderBody } from './chat-body.ts';
import { type ErrorId, type ErrorReply, errorReply } from './error-body.ts';
import { createIntake } from './intake.ts';
import type { OpenProviderRequest, ProviderRequest } from './request.ts';
import { accountError, chooseModel, limitOf, refuseAll } from './routing.ts';
import { askedModels } from './rules.ts';
import type { AnswerScript } from './script.ts';

/**
 * Whether each further model that is tried inside one request counts for the day like a request of its own, or the
 * request counts once. Which of the two holds at the real one is not known; the minute counts each try either way.
 */
export type FallbackCosts = 'once' | 'each';

interface Dependencies {
	clock: Clock;
	key: string;
	account: Account;
	catalogue: Catalogue;
	pace: Pace;
	fallbackCosts: FallbackCosts;
}

interface Exchange {
	response: ServerResponse;
	request: OpenProviderRequest;
	signal: AbortSignal;
	ended: () => void;
}

/** `POST /chat/completions`. */
export function createChatEndpoint({
	clock,
	key,
	account,
	catalogue,
	pace,
	fallbackCosts,
}: Dependencies) {
	const intake = createIntake({ clock, key, catalogue });
	const scripts = createScripts<ErrorId, ProviderRequest>();
	const listeners = createListeners<ProviderRequest>();
	const upstreams = createUpstreams(clock);
	/** When a further model was tried inside a request, and whether the day counted it. */
	const furtherTries: { at: number; monotonicMs: number; day: boolean }[] = [];
	let costs = fallbackCosts;

	async function handle(incoming: IncomingMessage, response: ServerResponse, signal: AbortSignal) {
		const request = intake.open(incoming);
		const ended = watchEnd(clock, request, response);
		const exchange = { response, request, signal, ended };
		const refusal = request.authorized ? account.attempt() : null;
		const taken = await intake.take(incoming, request);
		listeners.tell(request);
		if ('refused' in taken) return refuse(exchange, { kind: 'refused', error: taken.refused });
		const whole = refuseAll(taken.body, catalogue) ?? (refusal && accountError(refusal));
		if (whole) return refuse(exchange, { kind: 'refused', error: whole });
		return tryEach(exchange, taken.body);
	}

	/** Goes on to the next model when one fails before its first word, as the provider does inside one request. */
	async function tryEach(exchange: Exchange, body: ProviderBody) {
		const misses: Miss[] = [];
		for (const id of askedModels(body)) {
			const refusal = misses.length > 0 ? countFurtherTry() : null;
			exchange.request.tried += 1;
			const miss: Miss | null = refusal
				? { kind: 'refused', error: accountError(refusal) }
				: await tryOne(exchange, body, id);
			if (!miss) return;
			misses.push(miss);
		}
		const last = misses.pop();
		if (last) refuse(exchange, { ...last, error: withPrevious(last.error, misses) });
	}

	function countFurtherTry() {
		const day = costs === 'each';
		furtherTries.push({ at: clock.now(), monotonicMs: clock.monotonic(), day });
		return account.attempt({ day });
	}

	/** Resolves to `null` once the model has answered, well or badly; else to what kept it from its first byte. */
	async function tryOne(exchange: Exchange, body: ProviderBody, id: string): Promise<Miss | null> {
		const { request } = exchange;
		request.model = id;
		const model = chooseModel({ id, body, promptTokens: request.promptTokens, catalogue });
		if ('status' in model) return { kind: 'refused', error: model };
		request.model = model.id;
		const busy = upstreams.busy(model.id);
		if (busy)
			return { kind: 'failed', error: errorReply('upstream_429', { model: model.id, ...busy }) };
		const script = scripts.take(model.id, request);
		const error = scriptedError(script, model.id);
		if (error && beforeStream(script)) return { kind: 'failed', error };
		request.verdict = {
			kind: error ? 'failed' : 'answered',
			status: 200,
			error: error?.id ?? null,
		};
		await answerAs({ ...exchange, clock, body, model, script, error, pace });
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
		noteFollowed: intake.noteFollowed,
		/** What the account's minute counted of the requests with the right key, by arrival. */
		countedByMinute: () => [...authorizedOf(intake.requests), ...furtherTries],
		countedByDay: () => [
			...authorizedOf(intake.requests),
			...furtherTries.filter(({ day }) => day),
		],
		setFallbackCosts(next: FallbackCosts) {
			costs = next;
		},
		upstreamBusy: (spells: BusySpells | null) => upstreams.set(spells),
		answer: scripts.answer,
		answerNext: scripts.answerNext,
		answerModel: scripts.answerModel,
		onRequest: listeners.add,
	};
}

const authorizedOf = (requests: readonly ProviderRequest[]) =>
	requests.filter(({ authorized }) => authorized);

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
