import { type ChatBody, hasImage, imagesOf } from '../model-server/chat-body.ts';
import type { Asked } from '../model-server/dialect.ts';
import type { ErrorReply } from '../model-server/error-reply.ts';
import { type GroqErrorId, groqError } from './error-body.ts';
import type { GroqModel } from './model.ts';

/** As `groq-sdk` 1.6.0 has them, without `logprobs`, `top_logprobs` and `logit_bias`, which are answered with a 400. */
const knownFields = new Set([
	'messages',
	'model',
	'citation_options',
	'compound_custom',
	'disable_tool_validation',
	'documents',
	'exclude_domains',
	'frequency_penalty',
	'function_call',
	'functions',
	'include_domains',
	'include_reasoning',
	'max_completion_tokens',
	'max_tokens',
	'metadata',
	'n',
	'parallel_tool_calls',
	'presence_penalty',
	'reasoning_effort',
	'reasoning_format',
	'response_format',
	'search_settings',
	'seed',
	'service_tier',
	'stop',
	'store',
	'stream',
	'stream_options',
	'temperature',
	'tool_choice',
	'tools',
	'top_p',
	'user',
]);

/** What the server cannot read. console.groq.com/docs/openai names `messages[].name`, `n` and the log probabilities. */
export function malformed({ body }: Asked): ErrorReply<GroqErrorId> | null {
	const unknown = Object.keys(body).find((field) => !knownFields.has(field));
	if (unknown !== undefined) return bad(`property '${unknown}' is unsupported`);
	const named = body.messages.findIndex((message) => 'name' in message);
	if (named >= 0) {
		const at = `'messages.${named}'`;
		return bad(
			`${at} : for 'role:${body.messages[named]?.role}' the following must be satisfied[(${at} : property 'name' is unsupported)]`,
		);
	}
	if ((body['n'] ?? 1) !== 1) return bad("'n' : number must be at most 1");
	if ('include_reasoning' in body && 'reasoning_format' in body)
		return bad('cannot specify both reasoning_format and include_reasoning');
	return null;
}

const MOST_IMAGES = 5;
const MOST_INLINE_BYTES = 4 * 1024 * 1024;

/** What is wrong with the pictures of a request for this model. console.groq.com/docs/vision */
export function unseen({ body, bytes }: Asked, model: GroqModel): ErrorReply<GroqErrorId> | null {
	if (!hasImage(body)) return null;
	if (!model.sees) return bad(`messages[${firstWithParts(body)}].content must be a string`);
	const images = imagesOf(body);
	if (images.length > MOST_IMAGES)
		return bad(`Too many images provided. This model supports up to ${MOST_IMAGES} images`);
	const inline = images.some((url) => url.startsWith('data:'));
	return inline && bytes > MOST_INLINE_BYTES ? groqError('groq_entity_too_large') : null;
}

const firstWithParts = ({ messages }: ChatBody) =>
	messages.findIndex(({ content }) => Array.isArray(content));

const bad = (message: string) => groqError('groq_bad_request', { message });
