import { z } from 'zod';

const part = z.discriminatedUnion('type', [
	z.looseObject({ type: z.literal('text'), text: z.string() }),
	z.looseObject({
		type: z.literal('image_url'),
		image_url: z.looseObject({ url: z.string().regex(/^(https?:|data:image\/)/) }),
	}),
	z.looseObject({
		type: z.literal('file'),
		file: z.looseObject({ filename: z.string(), file_data: z.string() }),
	}),
]);
const content = z.union([z.string(), z.array(part).min(1)]);
const name = z.string().optional();
const message = z.discriminatedUnion('role', [
	z.looseObject({ role: z.enum(['system', 'developer', 'user']), content, name }),
	z.looseObject({ role: z.literal('assistant'), content: content.nullish(), name }),
	z.looseObject({ role: z.literal('tool'), content, tool_call_id: z.string() }),
]);
const perMillion = z.union([z.number(), z.string()]).optional();

/** What the provider takes; `provider` refuses unknown fields, the rest ignores them. */
const chatBody = z.looseObject({
	model: z.string().optional(),
	models: z.array(z.string()).min(1).optional(),
	messages: z.array(message).min(1),
	stream: z.boolean().optional(),
	max_tokens: z.number().int().positive().nullish(),
	max_completion_tokens: z.number().int().positive().nullish(),
	temperature: z.number().min(0).max(2).nullish(),
	stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
	tools: z.array(z.unknown()).optional(),
	user: z.string().optional(),
	plugins: z
		.array(
			z.looseObject({
				id: z.string(),
				pdf: z.looseObject({ engine: z.string().optional() }).optional(),
			}),
		)
		.optional(),
	provider: z
		.strictObject({
			order: z.array(z.string()).nullish(),
			only: z.array(z.string()).nullish(),
			ignore: z.array(z.string()).nullish(),
			allow_fallbacks: z.boolean().nullish(),
			require_parameters: z.boolean().nullish(),
			data_collection: z.enum(['allow', 'deny']).nullish(),
			zdr: z.boolean().nullish(),
			sort: z.unknown(),
			quantizations: z.array(z.string()).nullish(),
			preferred_min_throughput: z.unknown(),
			preferred_max_latency: z.unknown(),
			max_price: z
				.strictObject({
					prompt: perMillion,
					completion: perMillion,
					request: perMillion,
					image: perMillion,
					audio: perMillion,
				})
				.optional(),
			enforce_distillable_text: z.boolean().nullish(),
		})
		.partial()
		.optional(),
});

export type ChatBody = z.infer<typeof chatBody>;
type ChatMessage = ChatBody['messages'][number];

type ParsedBody = { body: ChatBody } | { problem: string };

/** Reads a request body as strictly as the provider and what stands behind it: UTF-8, JSON, shape, whole characters. */
export function parseChatBody(bytes: Uint8Array): ParsedBody {
	let json: unknown;
	try {
		json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		return { problem: `the body is not JSON in UTF-8: ${String(error)}` };
	}
	const parsed = chatBody.safeParse(json);
	if (!parsed.success) return { problem: z.prettifyError(parsed.error) };
	if (hasBrokenText(json)) return { problem: 'a text holds half of a surrogate pair' };
	return { body: parsed.data };
}

function hasBrokenText(value: unknown): boolean {
	if (typeof value === 'string') return !value.isWellFormed();
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([key, inner]) => !key.isWellFormed() || hasBrokenText(inner));
}

/** The words of a message, whichever of the two shapes its content has. */
export function textOf({ content }: ChatMessage): string {
	if (typeof content === 'string') return content;
	return (content ?? []).map((piece) => (piece.type === 'text' ? piece.text : '')).join('\n');
}

export const hasImage = (body: ChatBody) =>
	body.messages.some(
		({ content }) => Array.isArray(content) && content.some((piece) => piece.type === 'image_url'),
	);
