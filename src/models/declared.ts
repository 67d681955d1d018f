import type { DeclaredModel, Model } from './model.ts';

/** What may be used of one provider that lists no prices: the models declared free, and how much of each. */
export type Declaration = {
	/** The name of its row: begins the ids. */
	readonly provider: string;
	readonly declared: readonly DeclaredModel[];
	/** What a minute of the model's token budget holds: no question may be larger. */
	readonly mostTokens?: ((remoteId: string) => number | undefined) | undefined;
};

/** What a list says of one model. Sizes are tokens; those that it does not tell are undefined. */
export type Listed = {
	readonly remoteId: string;
	readonly isActive: boolean;
	readonly contextTokens?: number | undefined;
	readonly maxAnswerTokens?: number | undefined;
	/** Epoch milliseconds. */
	readonly createdAt?: number | undefined;
};

/** As declared; of two sizes the smaller holds. */
export function modelOf(
	declared: DeclaredModel,
	{ provider, mostTokens }: Declaration,
	listed: Partial<Listed> = {},
): Model {
	const { remoteId, contextTokens, maxAnswerTokens } = declared;
	const sizes = [contextTokens, listed.contextTokens, mostTokens?.(remoteId)];
	return {
		...declared,
		id: idOf(provider, remoteId),
		provider,
		contextTokens: smallest(sizes) ?? contextTokens,
		maxAnswerTokens: smallest([maxAnswerTokens, listed.maxAnswerTokens]) ?? null,
		createdAt: listed.createdAt ?? 0,
		expiresAt: null,
	};
}

export const idOf = (provider: string, remoteId: string): string => `${provider}:${remoteId}`;

/** What holds while no list is to be had. */
export const declaredModels = (declaration: Declaration): readonly Model[] =>
	declaration.declared.map((declared) => modelOf(declared, declaration));

function smallest(sizes: readonly (number | null | undefined)[]): number | undefined {
	const known = sizes.filter((size) => typeof size === 'number');
	return known.length === 0 ? undefined : Math.min(...known);
}
