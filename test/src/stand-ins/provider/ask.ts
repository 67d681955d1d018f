import OpenAI from 'openai';
import { onTestFinished } from 'vitest';
import { createSystemClock } from '../../../../src/clock.ts';
import {
	createProviderStandIn,
	type ProviderStandIn,
	type ProviderStandInOptions,
} from '../../../../src/stand-ins/provider/stand-in.ts';

export const FREE = 'google/gemma-4-31b-it:free';

/** A stand-in that is closed when the test ends. */
export async function startProvider(options: Partial<ProviderStandInOptions> = {}) {
	const provider = await createProviderStandIn({ clock: createSystemClock(), ...options });
	onTestFinished(() => provider.close());
	return provider;
}

const title = { 'X-OpenRouter-Title': 'Potluck' };

export const goodBody = (changes: object = {}) => ({
	model: FREE,
	stream: true,
	messages: [{ role: 'user', content: 'hello' }],
	provider: { max_price: { prompt: 0, completion: 0 } },
	...changes,
});

/** A raw request as a good bot sends it. */
export const post = (
	provider: ProviderStandIn,
	body: string | object = goodBody(),
	headers: Record<string, string> = { Authorization: `Bearer ${provider.key}`, ...title },
	signal?: AbortSignal,
) =>
	fetch(`${provider.url}/chat/completions`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', ...headers },
		body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
		signal: signal ?? null,
	});

export const get = (provider: ProviderStandIn, path: string, key = provider.key) =>
	fetch(`${provider.url}${path}`, {
		headers: key === '' ? {} : { Authorization: `Bearer ${key}` },
	});

export const clientOf = (provider: ProviderStandIn) =>
	new OpenAI({
		baseURL: provider.url,
		apiKey: provider.key,
		maxRetries: 0,
		defaultHeaders: title,
	});

/** Asks through the `openai` package and gathers what came, together with what was thrown in the end. */
export async function stream(
	provider: ProviderStandIn,
	changes: object = {},
	signal?: AbortSignal,
) {
	const body: OpenAI.ChatCompletionCreateParamsStreaming = {
		model: FREE,
		stream: true,
		messages: [{ role: 'user', content: 'hello' }],
		...changes,
	};
	Object.assign(body, { provider: goodBody().provider });
	const got = { text: '', chunks: [] as OpenAI.ChatCompletionChunk[], finish: [] as string[] };
	const thrown = await readInto(got, provider, body, signal).then(
		() => null,
		(error: unknown) => error,
	);
	return { ...got, thrown };
}

async function readInto(
	got: { text: string; chunks: OpenAI.ChatCompletionChunk[]; finish: string[] },
	provider: ProviderStandIn,
	body: OpenAI.ChatCompletionCreateParamsStreaming,
	signal?: AbortSignal,
) {
	const chunks = await clientOf(provider).chat.completions.create(body, signal ? { signal } : {});
	for await (const chunk of chunks) {
		got.chunks.push(chunk);
		const choice = chunk.choices?.[0];
		got.text += choice?.delta?.content ?? '';
		if (choice?.finish_reason) got.finish.push(choice.finish_reason);
	}
}
