import {
	type ChatServer,
	type ChatServerOptions,
	createChatServer,
} from '../model-server/chat-server.ts';
import type { Asked, Dialect } from '../model-server/dialect.ts';
import type { ErrorReply } from '../model-server/error-reply.ts';
import { createOpenAiVoice } from '../model-server/openai-voice.ts';
import type { Script } from '../model-server/script.ts';

/** The errors that a script can ask for. */
export type PlainErrorId =
	| 'bad_request'
	| 'wrong_key'
	| 'model_not_found'
	| 'too_large'
	| 'rate_limit'
	| 'internal';

export interface PlainStandInOptions extends ChatServerOptions {
	/** Without one, nobody needs a key. */
	key?: string;
	models?: readonly string[];
	/** The only ones that the bot may ask; every model unless told otherwise. */
	freeModels?: readonly string[];
}

/** Any server of OpenAI's dialect on loopback, such as an Ollama at home: no limits, plain errors. */
export interface PlainStandIn extends ChatServer<PlainErrorId> {
	setModels(models: readonly string[]): void;
}

const usualModels = ['llama3.2:latest', 'qwen3:8b'];

export async function createPlainStandIn({
	key,
	models: initial = usualModels,
	freeModels,
	...options
}: PlainStandInOptions): Promise<PlainStandIn> {
	const { clock } = options;
	let models = [...initial];
	const created = Math.floor(clock.now() / 1_000);

	const admit = ({ request, body }: Asked) => {
		const { model } = request;
		if (!models.includes(model))
			return plainError('model_not_found', `model "${model}" not found, try pulling it first`);
		const speaker = { id: request.id, model, created: Math.floor(clock.now() / 1_000) };
		const usageChunk = body.stream_options?.include_usage ?? false;
		return {
			model: { id: model, name: model, maxTokens: Number.POSITIVE_INFINITY },
			headers: {},
			voice: (script: Script) =>
				createOpenAiVoice(
					speaker,
					{
						extra: { system_fingerprint: 'fp_ollama' },
						delta: { role: 'assistant' },
						usageChunk,
					},
					script,
				),
			settle() {},
		};
	};
	const dialect: Dialect<PlainErrorId> = {
		basePath: '/v1',
		idPrefix: 'chatcmpl-',
		needsKey: key !== undefined,
		isAuthorized: (authorization) => key === undefined || authorization === `Bearer ${key}`,
		wrongKey: () => plainError('wrong_key'),
		unreadable: (problem) => plainError('bad_request', problem),
		tooLarge: () => plainError('too_large'),
		malformed: () => null,
		admit,
		failure: ({ failure, retryAfterSeconds }) => {
			const error = plainError(failure);
			if (retryAfterSeconds !== undefined) error.headers['retry-after'] = String(retryAfterSeconds);
			return error;
		},
		models: () => ({
			status: 200,
			body: {
				object: 'list',
				data: models.map((id) => ({ id, object: 'model', created, owned_by: 'library' })),
			},
		}),
		notFound: () => ({ status: 404, body: { error: { message: '404 page not found' } } }),
		isFree: (id) => freeModels?.includes(id) ?? true,
	};

	return Object.assign(await createChatServer(dialect, options), {
		setModels(next: readonly string[]) {
			models = [...next];
		},
	});
}

const plain: Record<PlainErrorId, { status: number; type: string; message: string }> = {
	bad_request: { status: 400, type: 'invalid_request_error', message: 'invalid request' },
	wrong_key: { status: 401, type: 'invalid_request_error', message: 'Incorrect API key provided' },
	model_not_found: { status: 404, type: 'not_found_error', message: 'model not found' },
	too_large: { status: 413, type: 'invalid_request_error', message: 'request too large' },
	rate_limit: { status: 429, type: 'rate_limit_error', message: 'Rate limit reached' },
	internal: { status: 500, type: 'api_error', message: 'llama runner process has terminated' },
};

function plainError(id: PlainErrorId, words?: string): ErrorReply<PlainErrorId> {
	const { status, type, message } = plain[id];
	const inner = { message: words ?? message, type, param: null, code: null };
	return { id, status, headers: {}, body: { error: inner }, inner };
}
