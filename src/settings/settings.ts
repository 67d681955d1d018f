import type { PlaceKey } from '../place.ts';

/** Who or what a choice holds for. The narrower scope wins: place, then person, then server. */
export type Scope = `place:${PlaceKey}` | `person:${string}` | `server:${string}`;

/** What was chosen in one scope; what is absent was not chosen. `at` is epoch milliseconds. */
export type Choices = {
	readonly model?: { readonly id: string; readonly chosenBy: string; readonly at: number };
};

export interface Settings {
	/** Nothing chosen is `{}`. Rejects when the store fails. */
	read(scope: Scope): Promise<Choices>;
	/** Replaces the given choices and keeps the others; null takes a choice back. One atomic step per scope. */
	change(scope: Scope, change: { readonly model?: Choices['model'] | null }): Promise<Choices>;
}
