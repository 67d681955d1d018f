import type { ServerResponse } from 'node:http';
import { type Clock, sleep } from '../../clock.ts';
import { cannedAnswer } from './canned.ts';
import type { ChatBody } from './chat-body.ts';
import { sendJson } from './http.ts';
import { createPlan, type Pace, type Plan } from './plan.ts';
import { play } from './play.ts';
import type { OpenRequest } from './request.ts';
import type { Script } from './script.ts';
import type { TokenCounts, Voice } from './voice.ts';

interface Answering {
	clock: Clock;
	response: ServerResponse;
	request: OpenRequest;
	body: ChatBody;
	/** What the canned words call it, and the most tokens that it ever writes. */
	model: { name: string; maxTokens: number };
	script: Script;
	voice: Voice;
	/** The error that the script wants at HTTP 200. */
	error: object | null;
	pace: Pace;
	signal: AbortSignal;
	/** Called just before the reply ends of itself, with what it came to; not when the asker leaves. */
	ended: (counts?: TokenCounts) => void;
}

/** Where a redirect leads. */
export const MOVED_PATH = '/moved/chat/completions';

/** Everything of a reply that begins with HTTP 200, and what is no reply at all. */
export async function answer(answering: Answering): Promise<void> {
	const { clock, response, request, body, model, script, voice, error, pace, signal } = answering;
	if (script.headerStall) {
		const ms = script.headerStall === true ? Number.POSITIVE_INFINITY : script.headerStall;
		await sleep(clock, ms, signal);
	}
	if (script.redirect || script.cutBeforeHeaders || script.html502) {
		answering.ended();
		return answerWithout(response, script);
	}
	const plan = createPlan({
		script,
		canned: () => cannedAnswer(body, model.name),
		pace,
		promptTokens: request.promptTokens,
		maxTokens: mostTokens(body, model.maxTokens),
	});
	response.setHeader('Cache-Control', 'no-cache');
	if (body.stream && !script.jsonInsteadOfStream) {
		response.setHeader('Content-Type', 'text/event-stream');
		const counted = () => answering.ended(plan.counts());
		return play({ clock, response, request, voice, plan, error, signal, ended: counted });
	}
	return answerAtOnce(answering, plan);
}

function answerWithout(response: ServerResponse, script: Script) {
	if (script.redirect) response.writeHead(307, { Location: MOVED_PATH }).end();
	else if (script.html502)
		response.writeHead(502, { 'Content-Type': 'text/html' }).end(badGatewayPage);
	else response.destroy();
}

async function answerAtOnce(answering: Answering, plan: Plan) {
	const { clock, response, request, script, voice, error, signal } = answering;
	const pieces = [...plan.pieces];
	await sleep(clock, plan.firstTokenDelayMs + pieces.length * plan.intervalMs, signal);
	answering.ended(plan.counts());
	if (error) return sendJson(response, { status: 200, body: { error } });
	request.sentText = pieces.join('');
	const content = { content: request.sentText, reasoning: script.reasoning ?? null };
	const text = { ...content, finish: plan.finish() };
	return sendJson(response, { status: 200, body: voice.whole(text, plan.counts()) });
}

const mostTokens = ({ max_completion_tokens, max_tokens }: ChatBody, longest: number) =>
	Math.min(max_completion_tokens ?? max_tokens ?? Number.POSITIVE_INFINITY, longest);

const badGatewayPage = `<!DOCTYPE html>
<html><head><title>502: Bad gateway</title></head>
<body><h1>Bad gateway</h1><p>Error code 502. Visit cloudflare.com for more information.</p></body></html>
`;
