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
/** What every server of this dialect takes. */
export const chatFields = {
	model: z.string().optional(),
	messages: z.array(message).min(1),
	stream: z.boolean().optional(),
	stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
	max_tokens: z.number().int().positive().nullish(),
	max_completion_tokens: z.number().int().positive().nullish(),
	temperature: z.number().min(0).max(2).nullish(),
	stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
	tools: z.array(z.unknown()).optional(),
	user: z.string().optional(),
};
export const chatBody = z.looseObject(chatFields);

export type ChatBody = z.infer<typeof chatBody>;
type ChatMessage = ChatBody['messages'][number];

/** Reads a request body as strictly as a server and what stands behind it: UTF-8, JSON, shape, whole characters. */
export function parseBody<Body>(
	bytes: Uint8Array,
	shape: z.ZodType<Body>,
): { body: Body; json: unknown } | { problem: string } {
	let json: unknown;
	try {
		json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch (error) {
		return { problem: `the body is not JSON in UTF-8: ${String(error)}` };
	}
	const parsed = shape.safeParse(json);
	if (!parsed.success) return { problem: z.prettifyError(parsed.error) };
	if (hasBrokenText(json)) return { problem: 'a text holds half of a surrogate pair' };
	return { body: parsed.data, json };
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

/** The addresses of the pictures, in order. */
export const imagesOf = (body: ChatBody): string[] =>
	body.messages
		.flatMap(({ content }) => (Array.isArray(content) ? content : []))
		.flatMap((piece) => (piece.type === 'image_url' ? [piece.image_url.url] : []));

export const hasImage = (body: ChatBody) => imagesOf(body).length > 0;
