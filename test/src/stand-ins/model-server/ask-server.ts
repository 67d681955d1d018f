import OpenAI from 'openai';
import { onTestFinished } from 'vitest';
import type { ChatServer } from '../../../../src/stand-ins/model-server/chat-server.ts';

type Server = Pick<ChatServer<never>, 'url'> & { readonly key?: string };

/** Closes it when the test ends. */
export async function untilTestEnds<Open extends { close(): Promise<void> }>(
	opening: Promise<Open>,
): Promise<Open> {
	const open = await opening;
	onTestFinished(() => open.close());
	return open;
}

const keyOf = ({ key = 'none' }: Server) => key;

export const question = (model: string, changes: object = {}) => ({
	model,
	messages: [{ role: 'user', content: 'hello' }],
	max_completion_tokens: 100,
	stream: true,
	...changes,
});

export const postTo = (server: Server, body: object | string, headers: object = {}) =>
	fetch(`${server.url}/chat/completions`, {
		method: 'POST',
		headers: {
			Authorization: `Bearer ${keyOf(server)}`,
			'Content-Type': 'application/json',
			...headers,
		},
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});

export const getFrom = (server: Server, path: string, key = keyOf(server)) =>
	fetch(`${server.url}${path}`, { headers: { Authorization: `Bearer ${key}` } });

export const clientFor = (server: Server) =>
	new OpenAI({ baseURL: server.url, apiKey: keyOf(server), maxRetries: 0 });

/** Asks through the `openai` package and gathers the chunks. */
export async function streamFrom(server: Server, model: string, changes: object = {}) {
	const chunks: OpenAI.ChatCompletionChunk[] = [];
	const stream = await clientFor(server).chat.completions.create({
		model,
		messages: [{ role: 'user', content: 'hello' }],
		max_completion_tokens: 100,
		...changes,
		stream: true,
	});
	for await (const chunk of stream) chunks.push(chunk);
	return { chunks, text: chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('') };
}

export const image = (url = 'data:image/png;base64,AA==') => ({
	type: 'image_url',
	image_url: { url },
});
