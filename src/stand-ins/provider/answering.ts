import type { ServerResponse } from 'node:http';
import { type Clock, sleep } from '../../clock.ts';
import { cannedAnswer } from './canned.ts';
import type { ChatBody } from './chat-body.ts';
import { completion, type Speaker } from './chunks.ts';
import type { ErrorReply } from './error-body.ts';
import { sendJson } from './http.ts';
import type { ProviderModel } from './model.ts';
import { createPlan, type Pace, type Plan } from './plan.ts';
import { play } from './play.ts';
import type { OpenRequest } from './request.ts';
import type { AnswerScript } from './script.ts';

interface Answering {
	clock: Clock;
	response: ServerResponse;
	request: OpenRequest;
	body: ChatBody;
	model: ProviderModel;
	script: AnswerScript;
	/** What the script's failure is, filled in for this moment. */
	error: ErrorReply | null;
	pace: Pace;
	signal: AbortSignal;
	ended: () => void;
}

/** Where the free models really run; the rest of the names are made up from the author's. */
const upstreams: Record<string, string> = {
	google: 'Google AI Studio',
	nvidia: 'Nvidia',
	openai: 'OpenInference',
};

/** Everything of a reply that begins with HTTP 200, and the two that are no replies at all. */
export async function answer(answering: Answering): Promise<void> {
	const { clock, response, request, body, model, script, error, pace, signal, ended } = answering;
	if (script.headerStall) {
		const ms = script.headerStall === true ? Number.POSITIVE_INFINITY : script.headerStall;
		await sleep(clock, ms, signal);
	}
	if (script.cutBeforeHeaders || script.html502) {
		ended();
		return script.html502
			? void response.writeHead(502, { 'Content-Type': 'text/html' }).end(badGatewayPage)
			: void response.destroy();
	}
	const plan = createPlan({
		script,
		canned: () => cannedAnswer(body, model.name),
		pace,
		promptTokens: request.promptTokens,
		maxTokens: mostTokens(body, model),
	});
	const speaker: Speaker = {
		id: request.id,
		provider: script.provider ?? upstreamOf(model.id),
		model: script.model ?? model.id,
		created: Math.floor(clock.now() / 1_000),
	};
	response.setHeader('X-Generation-Id', request.id);
	response.setHeader('Access-Control-Expose-Headers', 'X-Generation-Id,X-Provider-Name,cf-ray');
	response.setHeader('Cache-Control', 'no-cache');
	if (body.stream && !script.jsonInsteadOfStream) {
		response.setHeader('Content-Type', 'text/event-stream');
		return play({ clock, response, request, speaker, plan, error, signal, ended });
	}
	return answerAtOnce(answering, plan, speaker);
}

async function answerAtOnce(answering: Answering, plan: Plan, speaker: Speaker) {
	const { clock, response, request, script, error, signal, ended } = answering;
	const pieces = [...plan.pieces];
	await sleep(clock, plan.firstTokenDelayMs + pieces.length * plan.intervalMs, signal);
	ended();
	if (error) return sendJson(response, { status: 200, body: { error: error.body.error } });
	request.sentText = pieces.join('');
	const content = { content: request.sentText, reasoning: script.reasoning ?? null };
	const text = { ...content, finish: plan.finish() };
	return sendJson(response, { status: 200, body: completion(speaker, text, plan.counts()) });
}

const mostTokens = ({ max_completion_tokens, max_tokens }: ChatBody, model: ProviderModel) =>
	Math.min(
		max_completion_tokens ?? max_tokens ?? Number.POSITIVE_INFINITY,
		model.top_provider.max_completion_tokens ?? Number.POSITIVE_INFINITY,
	);

function upstreamOf(id: string): string {
	const author = id.split('/')[0] ?? '';
	return upstreams[author] ?? author.charAt(0).toUpperCase() + author.slice(1);
}

const badGatewayPage = `<!DOCTYPE html>
<html><head><title>openrouter.ai | 502: Bad gateway</title></head>
<body><h1>Bad gateway</h1><p>Error code 502. Visit cloudflare.com for more information.</p></body></html>
`;
