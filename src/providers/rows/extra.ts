import type { ProviderRow } from '../table.ts';

/** What is counted on: a server that holds less drops the beginning of a conversation without a word. */
const CONTEXT_TOKENS = 8192;

/**
 * Any further server that speaks OpenAI's dialect, such as a local Ollama. `models`: those that the operator says cost
 * nothing. It is sent only what every such server knows. Source: docs.ollama.com/api/openai-compatibility, 2026.
 */
export function extraRow({
	name,
	baseUrl,
	models,
}: {
	name: string;
	baseUrl: string;
	models: readonly string[];
}): ProviderRow {
	return {
		name,
		title: name,
		baseUrl,
		headers: {},
		modelsPerRequest: 1,
		sharesBudget: false,
		declaredFree: models.map((remoteId) => ({
			remoteId,
			name: remoteId,
			author: name,
			contextTokens: CONTEXT_TOKENS,
			maxAnswerTokens: null,
			inputs: ['text'],
			canUseTools: false,
			canReason: false,
		})),
		messages: ({ messages }) => messages,
		body: ({ maxAnswerTokens }) => ({
			max_tokens: maxAnswerTokens,
			stream_options: { include_usage: true },
		}),
		budgetOf: () => undefined,
		readNews: () => undefined,
		readError: () => undefined,
	};
}
