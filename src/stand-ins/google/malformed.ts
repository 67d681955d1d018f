import type { Asked } from '../model-server/dialect.ts';
import type { ErrorReply } from '../model-server/error-reply.ts';
import { type GoogleErrorId, googleError } from './error-body.ts';

const knownFields = new Set([
	'messages',
	'model',
	'frequency_penalty',
	'max_completion_tokens',
	'max_tokens',
	'n',
	'parallel_tool_calls',
	'presence_penalty',
	'reasoning_effort',
	'response_format',
	'seed',
	'stop',
	'stream',
	'stream_options',
	'temperature',
	'tool_choice',
	'tools',
	'top_p',
]);
const knownInMessages = new Set(['role', 'content', 'tool_calls', 'tool_call_id', 'extra_content']);

/** Fields that the server does not know: it reads the body as a message of protocol buffers, and that one is closed. */
export function malformed({ body }: Asked): ErrorReply<GoogleErrorId> | null {
	const around = Object.keys(body)
		.filter((field) => !knownFields.has(field))
		.map((field) => `Invalid JSON payload received. Unknown name "${field}": Cannot find field.`);
	const inside = body.messages.flatMap((message, index) =>
		Object.keys(message)
			.filter((field) => !knownInMessages.has(field))
			.map(
				(field) =>
					`Invalid JSON payload received. Unknown name "${field}" at 'messages[${index}]': Cannot find field.`,
			),
	);
	const problems = [...around, ...inside];
	if (problems.length === 0) return null;
	return googleError('gemini_invalid', {
		message: problems.join('\n'),
		details: [
			{
				'@type': 'type.googleapis.com/google.rpc.BadRequest',
				fieldViolations: problems.map((description) => ({ description })),
			},
		],
	});
}
