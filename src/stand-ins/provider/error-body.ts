import bodies from './error-bodies.json' with { type: 'json' };

/** The name of a stored body. All but `context_length`, `bad_request` and `not_found` were captured or documented. */
export type ErrorId = keyof typeof bodies;

export interface ErrorReply {
	id: ErrorId;
	status: number;
	headers: Record<string, string>;
	body: ErrorBody;
}

interface ErrorBody {
	error: { message: string; code?: number; metadata?: Record<string, unknown> };
	user_id?: string;
}

const known: Record<ErrorId, { status: number; headers: object; body: ErrorBody }> = bodies;

interface Changes {
	message?: string;
	/** Replaces the model that the stored body names. */
	model?: string;
	/** X-RateLimit-* values, sent as headers and again inside the metadata. */
	limit?: { limit: number; resetMs: number };
	metadata?: Record<string, unknown>;
	retryAfterSeconds?: number | undefined;
}

/** A fresh copy of a known error, with what depends on the request and on the moment filled in. */
export function errorReply(id: ErrorId, changes: Changes = {}): ErrorReply {
	const { status, headers, body } = structuredClone(known[id]);
	const reply: ErrorReply = { id, status, headers: { ...headers }, body };
	const { error } = body;
	if (changes.model) {
		const model = changes.model;
		error.message = error.message.replace(namedModel, model);
		const raw = error.metadata?.['raw'];
		if (error.metadata && typeof raw === 'string')
			error.metadata['raw'] = raw.replace(namedModel, model);
	}
	if (changes.message) error.message = changes.message;
	if (changes.limit) {
		const rateLimit = {
			'X-RateLimit-Limit': String(changes.limit.limit),
			'X-RateLimit-Remaining': '0',
			'X-RateLimit-Reset': String(changes.limit.resetMs),
		};
		Object.assign(reply.headers, rateLimit);
		error.metadata = { ...error.metadata, headers: rateLimit };
	}
	if (changes.metadata) error.metadata = { ...error.metadata, ...changes.metadata };
	if (changes.retryAfterSeconds !== undefined)
		reply.headers['Retry-After'] = String(changes.retryAfterSeconds);
	return reply;
}

const namedModel =
	/acme\/fake-1\.0|google\/gemini-2\.0-flash-exp:free|google\/gemma-4-31b-it:free|meta-llama\/llama-3-70b|thinkingmachines\/inkling:free|openai\/gpt-oss-20b(?!:)/;
