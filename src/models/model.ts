/** A model that costs nothing and can chat, as the catalogue knows it. Sizes are tokens. */
export type Model = {
	/** Unique here: OpenRouter's own id, of other providers `provider:name`. */
	readonly id: string;
	/** Whose it is: the name of a row in the table of providers. */
	readonly provider: string;
	/** What its provider calls it. */
	readonly remoteId: string;
	/** For people: without the author's prefix and "(free)". */
	readonly name: string;
	readonly author: string;
	/** What really fits: the smallest of the model's figure, its provider's, and what a minute of its budget holds. */
	readonly contextTokens: number;
	/** null: the provider names no limit. */
	readonly maxAnswerTokens: number | null;
	readonly inputs: readonly string[];
	readonly canUseTools: boolean;
	readonly canReason: boolean;
	/** Epoch milliseconds; 0: not told. */
	readonly createdAt: number;
	/** From when on it is no longer offered, as announced (epoch milliseconds); null: nothing is announced. */
	readonly expiresAt: number | null;
};

/**
 * A model that its provider's row, or the operator, declares free: what a list without prices cannot tell. Sizes are
 * tokens.
 */
export type DeclaredModel = Pick<
	Model,
	| 'remoteId'
	| 'name'
	| 'author'
	| 'contextTokens'
	| 'maxAnswerTokens'
	| 'inputs'
	| 'canUseTools'
	| 'canReason'
>;

/** What people look for in a model; it can be several of these. */
export type Category = 'flagship' | 'fast' | 'vision' | 'code' | 'reasoning';

/** What a question needs from whoever answers it. */
export type Needs = {
	/** It comes with pictures. */
	readonly sees: boolean;
	/** Of the prompt, as far as they can be told. */
	readonly promptTokens: number;
	readonly isChinese: boolean;
};

/** The free chat models of all providers, live. Everything but `refresh` answers from memory. */
export interface Catalogue {
	/** Best for a default first. */
	models(): readonly Model[];
	find(id: string): Model | undefined;
	/** The same, but not one that charged money: nobody may ask it. */
	findOffered(id: string): Model | undefined;
	/** Those on a server's list that are offered. undefined: none is, and as that would silence the server, all may be asked. */
	offeredAmong(ids: readonly string[]): readonly string[] | undefined;
	/** By what its provider calls it, as replies do. */
	findRemote(provider: string, remoteId: string): Model | undefined;
	/** Those whose id, name, author or ability matches what was typed, best first; everything for nothing typed. */
	search(typed: string, most: number): readonly Model[];
	/** The ones whose name is nearest to a name that does not exist. */
	nearest(name: string, most: number): readonly Model[];
	/** Who may answer instead of this model, nearest first by what they can do; the model itself is not among them. */
	alternatives(to: Model, needs: Needs): readonly Model[];
	/** What it is good for, in the order of the type; nothing for one that picks another at random. */
	categoriesOf(model: Model): readonly Category[];
	/** What people knew a model by that was listed once and is gone; undefined for one that is listed or was never known. */
	lastKnownName(id: string): string | undefined;
	/** The operator's choice while it is offered, else the first by rule; undefined while nothing is known. */
	defaultModel(): Model | undefined;
	/** Whether this model surely costs nothing just now: asked right before each call. */
	mayCall(id: string): boolean;
	/** Whether any model may be called. */
	isUsable(): boolean;
	/** When the list of this provider was fetched, epoch milliseconds; undefined: there is none. */
	fetchedAt(provider: string): number | undefined;
	/** Fetches this provider's list anew; failing keeps the last good copy and says so in the log. Concurrent calls share one fetch. */
	refresh(provider: string): Promise<void>;
}

export const canSee = ({ inputs }: Pick<Model, 'inputs'>): boolean => inputs.includes('image');

/** It passes the question on to a free model at random: who spoke stands in the reply. */
export const isRouter = ({ remoteId }: Pick<Model, 'remoteId'>): boolean =>
	remoteId === 'openrouter/free';
