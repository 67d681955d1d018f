/** What somebody found best of what they saw side by side. */
export type Vote = {
	readonly comparisonId: string;
	readonly serverId: string;
	readonly personId: string;
	/** All that answered, by id. */
	readonly modelIds: readonly string[];
	/** One of them; absent: a tie, or none was good. */
	readonly winnerId?: string;
};

/** Epoch milliseconds. */
export type KeptVote = Vote & { readonly votedAt: number };

/** How many found which model best. */
export type VoteCount = {
	readonly wins: Readonly<Record<string, number>>;
	readonly ties: number;
};

/**
 * How strong a model is by the votes, in points like those of chess: 1,000 is the mean of all that were compared, and
 * 400 points more win ten times as often. With a chance of 95 in 100 it lies between `low` and `high`.
 */
export type Rating = {
	readonly modelId: string;
	readonly points: number;
	readonly low: number;
	readonly high: number;
	/** In how many votes it could have been chosen. */
	readonly votes: number;
};

/** What people think of the models, server by server. Methods reject when it cannot be read or written. */
export interface Arena {
	/** One vote of a person for a comparison; another one takes its place. */
	vote(vote: Vote): Promise<'new' | 'changed' | 'same'>;
	count(comparisonId: string): Promise<VoteCount>;
	/** Best first, by this server's votes alone. */
	standings(
		serverId: string,
	): Promise<{ readonly votes: number; readonly ratings: readonly Rating[] }>;
	/** A person's votes, oldest first. */
	export(personId: string): Promise<readonly KeptVote[]>;
	/** Both return how many votes were forgotten. */
	forgetPerson(personId: string): Promise<number>;
	forgetServer(serverId: string): Promise<number>;
	/** Removes votes older than this (epoch ms); returns how many. */
	sweep(votedBefore: number): Promise<number>;
}
