import type { ChatRequest, ModelEvent } from '../providers/provider.ts';
import type { Lease, Standing } from '../quota/quota.ts';

/**
 * Makes one or more attempts, each with a lease of its own that it settles. Ends as ModelEvent says or throws a
 * ProviderFailure; leaving it ends the request upstream.
 */
export interface Router {
	stream(
		request: ChatRequest,
		options: { lease(standing: Standing): Promise<Lease> },
		signal: AbortSignal,
	): AsyncIterable<ModelEvent>;
}
