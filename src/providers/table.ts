import type { DeclaredModel } from '../models/model.ts';
import type { ModelBudget, ModelNews } from '../quota/quota.ts';
import type { ErrorFacts } from './error-facts.ts';
import type { ChatMessage, ChatRequest, Failure } from './provider.ts';
import type { HeaderLookup } from './retry-time.ts';
import { google } from './rows/google.ts';
import { groq } from './rows/groq.ts';
import { openRouter } from './rows/openrouter.ts';

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
	/** One budget for all its models, so that a lease holds for any of them. */
	readonly sharesBudget: boolean;
	/** Its models that cost nothing, where its list tells no prices. */
	readonly declaredFree: readonly DeclaredModel[];
	/** The messages as this model takes them. */
	messages(request: ChatRequest): readonly ChatMessage[];
	/** What goes into the body of a request beside its model, its messages and the wish for a stream. */
	body(request: ChatRequest): Readonly<Record<string, unknown>>;
	/** What it lets us spend on this model; undefined: it has no limit, or all its models share an account. */
	budgetOf(remoteId: string): ModelBudget | undefined;
	/** What the headers of any reply, of an error too, say of the budget of the model that was asked. */
	readNews(header: HeaderLookup, remoteId: string): ModelNews | undefined;
	/** What an error means that this server words in its own way; undefined: it means what it means everywhere. */
	readError: ReadError;
};

/** `nowMs` is epoch milliseconds. */
export type ReadError = (facts: ErrorFacts, nowMs: number) => Failure | undefined;

/** The servers that we know; `extraRow` makes a row of any other one. */
export { google, groq, openRouter };
