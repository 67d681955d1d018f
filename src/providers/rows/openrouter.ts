import { readOpenRouterError } from '../readings/openrouter.ts';
import type { ProviderRow } from '../table.ts';

/**
 * `max_price` is the belt under our own check of prices: the server itself refuses whatever costs something. HTTP-Referer is
 * left out: every operator runs a bot of their own, and there is no page that speaks for all of them.
 */
export const openRouter: ProviderRow = {
	name: 'openrouter',
	title: 'OpenRouter',
	baseUrl: 'https://openrouter.ai/api/v1',
	headers: { 'X-OpenRouter-Title': 'Potluck', 'X-OpenRouter-Categories': 'general-chat' },
	modelsPerRequest: 3,
	sharesBudget: true,
	declaredFree: [],
	messages: ({ messages }) => messages,
	body: ({ models, maxAnswerTokens, personHash }) => ({
		...(models.length > 1 && { models: models.slice(1).map(({ remoteId }) => remoteId) }),
		max_tokens: maxAnswerTokens,
		user: personHash,
		provider: { max_price: { prompt: 0, completion: 0, request: 0 } },
	}),
	budgetOf: () => undefined,
	readNews: () => undefined,
	readError: readOpenRouterError,
};
