/** What people are called, say and are answered in the demo: one file a language has all of it. */
export interface Talk {
	readonly server: string;
	readonly channel: string;
	readonly role: string;
	/** Who owns the server, a friend, and somebody else. */
	readonly me: string;
	readonly friend: string;
	readonly guest: string;
	readonly first: Exchange;
	/** What the first question tells, and the second asks for. */
	readonly dish: string;
	readonly followUp: string;
	readonly whichModel: string;
	readonly stillThere: string;
	/** Goes on for so long that somebody stops it. */
	readonly long: Exchange;
	/** Asked twice. */
	readonly proverb: Exchange & { readonly other: string };
	readonly refused: Exchange;
	/** `meant`: one of those that are known. */
	readonly mistyped: Exchange & { readonly meant: string };
	/** The second goes on from the first. */
	readonly inThread: readonly [Exchange, Exchange];
	readonly secret: Exchange;
	readonly crowd: readonly string[];
	/** What the crowd asks, and what the models know about it; no question is a part of another. */
	readonly knowledge: Readonly<Record<string, string>>;
}

export interface Exchange {
	readonly question: string;
	readonly answer: string;
}

/** All that the models know by heart, by question. */
export const knownAnswers = ({
	first,
	long,
	proverb,
	refused,
	mistyped,
	inThread,
	secret,
	knowledge,
}: Talk) => ({
	...Object.fromEntries(
		[first, long, proverb, refused, mistyped, ...inThread, secret].map(({ question, answer }) => [
			question,
			answer,
		]),
	),
	...knowledge,
});
