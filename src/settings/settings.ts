import type { PlaceKey } from '../place.ts';

/** Who or what a choice holds for. The narrower scope wins: place, then person, then server. */
export type Scope = `place:${PlaceKey}` | `person:${string}` | `server:${string}`;

/** How a server shares its part of the budget among its people. */
export type QuotaChoice = {
	/** Requests that a person may spend here in a UTC day, at least 1. */
	readonly dailyCap?: number;
	/** By role id; above 1 is served more often than others, below 1 less. */
	readonly roleWeights?: Readonly<Record<string, number>>;
	readonly changedBy: string;
	readonly at: number;
};

/** What was chosen in one scope; what is absent was not chosen. `at` is epoch milliseconds. */
export type Choices = {
	readonly model?: {
		readonly id: string;
		/** No other model may answer instead. */
		readonly isStrict?: boolean;
		readonly chosenBy: string;
		readonly at: number;
	};
	/** Of servers only. */
	readonly quota?: QuotaChoice;
};

/** The choices that become different; null takes one back. */
export type Changes = { readonly [Name in keyof Choices]?: Choices[Name] | null };

export interface Settings {
	/** Nothing chosen is `{}`. Rejects when the store fails. */
	read(scope: Scope): Promise<Choices>;
	/**
	 * Replaces the given choices and keeps the others, in one atomic step per scope; a function decides by what holds
	 * before, and when it throws nothing changes. Rejects with that, or when the store fails.
	 */
	change(scope: Scope, change: Changes | ((before: Choices) => Changes)): Promise<Choices>;
}

/** How much a person counts: the highest weight among their roles that have one, else 1. */
export function weightOf(quota: QuotaChoice | undefined, roleIds: readonly string[]): number {
	const weights = roleIds.flatMap((id) => quota?.roleWeights?.[id] ?? []);
	return weights.length === 0 ? 1 : Math.max(...weights);
}
