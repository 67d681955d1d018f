import type { ModelBudget } from '../quota/quota.ts';
import type { ChatRequest } from './provider.ts';

/** A server that speaks OpenAI's dialect, as data: what tells it from the others. */
export type ProviderRow = {
	/** For us: begins the ids of its models, but for those of OpenRouter. */
	readonly name: string;
	/** For people. */
	readonly title: string;
	readonly baseUrl: string;
	readonly headers: Readonly<Record<string, string>>;
	/** How many models one request may name: whoever can answers it. */
	readonly modelsPerRequest: number;
	/** What goes into the body of a request beside its model, its messages and the wish for a stream. */
	body(request: ChatRequest): Readonly<Record<string, unknown>>;
	/** What it lets us spend on this model; undefined: it has no limit, or all its models share an account. */
	budgetOf(remoteId: string): ModelBudget | undefined;
};

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
	body: ({ models, maxAnswerTokens, personHash }) => ({
		...(models.length > 1 && { models: models.slice(1).map(({ remoteId }) => remoteId) }),
		max_tokens: maxAnswerTokens,
		user: personHash,
		provider: { max_price: { prompt: 0, completion: 0, request: 0 } },
	}),
	budgetOf: () => undefined,
};
