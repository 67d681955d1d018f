import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { answer } from '../model-server/answering.ts';
import type { Pace } from '../model-server/plan.ts';
import type { ProviderBody } from './chat-body.ts';
import { createVoice } from './chunks.ts';
import type { ErrorReply } from './error-body.ts';
import type { ProviderModel } from './model.ts';
import type { OpenProviderRequest } from './request.ts';
import type { AnswerScript } from './script.ts';

interface Answering {
	clock: Clock;
	response: ServerResponse;
	request: OpenProviderRequest;
	body: ProviderBody;
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

/** The reply of one model, named as the script wants it. */
export function answerAs({ model, error, ...rest }: Answering): Promise<void> {
	const { clock, response, request, script } = rest;
	const speaker = {
		id: request.id,
		provider: script.provider ?? upstreamOf(model.id),
		model: script.model ?? model.id,
		created: Math.floor(clock.now() / 1_000),
	};
	response.setHeader('X-Generation-Id', request.id);
	response.setHeader('Access-Control-Expose-Headers', 'X-Generation-Id,X-Provider-Name,cf-ray');
	return answer({
		...rest,
		model: {
			name: model.name,
			maxTokens: model.top_provider.max_completion_tokens ?? Number.POSITIVE_INFINITY,
		},
		voice: createVoice(speaker, script),
		error: error?.body.error ?? null,
	});
}

function upstreamOf(id: string): string {
	const author = id.split('/')[0] ?? '';
	return upstreams[author] ?? author.charAt(0).toUpperCase() + author.slice(1);
}
