/** A model that costs nothing and can chat, as the catalogue knows it. Sizes are tokens. */
export type Model = {
	readonly id: string;
	/** For people: without the author's prefix and "(free)". */
	readonly name: string;
	readonly author: string;
	/** What really fits: the smaller of the model's and its provider's figure. */
	readonly contextTokens: number;
	/** null: the provider names no limit. */
	readonly maxAnswerTokens: number | null;
	readonly inputs: readonly string[];
	/** Epoch milliseconds. */
	readonly createdAt: number;
};

/** The free chat models, live. Everything but `refresh` answers from memory. */
export interface Catalogue {
	/** Best for a default first. */
	models(): readonly Model[];
	find(id: string): Model | undefined;
	/** Those whose id, name or author matches what was typed, best first; everything for nothing typed. */
	search(typed: string, most: number): readonly Model[];
	/** The ones whose name is nearest to a name that does not exist. */
	nearest(name: string, most: number): readonly Model[];
	/** The operator's choice while it is listed, else the first by rule; undefined while nothing is known. */
	defaultModel(): Model | undefined;
	/** Whether the copy is young enough to call a model by it: what costs nothing now may cost something later. */
	mayCall(): boolean;
	/** When the copy was fetched, epoch milliseconds; undefined: there is none. */
	fetchedAt(): number | undefined;
	/** Fetches anew; failing keeps the last good copy and says so in the log. Concurrent calls share one fetch. */
	refresh(): Promise<void>;
}
