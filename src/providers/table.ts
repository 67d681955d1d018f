/** A server that speaks OpenAI's dialect, as data: what tells it from the others. */
export type ProviderRow = {
	readonly name: string;
	readonly baseUrl: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Goes into the body of every request. */
	readonly body: Readonly<Record<string, unknown>>;
};

/**
 * `max_price` is the belt under our own check of prices: the server itself refuses whatever costs something. HTTP-Referer is
 * left out: every operator runs a bot of their own, and there is no page that speaks for all of them.
 */
export const openRouter: ProviderRow = {
	name: 'openrouter',
	baseUrl: 'https://openrouter.ai/api/v1',
	headers: { 'X-OpenRouter-Title': 'Potluck', 'X-OpenRouter-Categories': 'general-chat' },
	body: { provider: { max_price: { prompt: 0, completion: 0, request: 0 } } },
};
