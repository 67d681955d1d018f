import type { Model } from './model.ts';

/** A model that was listed once, and what people knew it by. */
export type GoneModel = Pick<Model, 'id' | 'name'>;

/** Older ones are forgotten. */
const MOST_GONE = 200;

/** Those that are gone, the latest last, when one list took the place of another. */
export function goneAfter(
	gone: readonly GoneModel[],
	before: readonly Model[],
	after: readonly Model[],
): readonly GoneModel[] {
	const listed = new Set(after.map(({ id }) => id));
	const names = new Map(gone.map(({ id, name }) => [id, name]));
	for (const { id, name } of before) {
		names.delete(id);
		names.set(id, name);
	}
	return [...names]
		.filter(([id]) => !listed.has(id))
		.map(([id, name]) => ({ id, name }))
		.slice(-MOST_GONE);
}
