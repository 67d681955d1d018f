import { squeeze } from './fold.ts';

/** Names that are like a name, by the pairs of letters that they share. `owners` are told, each once, by their index. */
export interface NameLikeness {
	/** 0 to 1 for each owner, by Dice's coefficient: the best of its names. `folded` as `fold` gives it. */
	likenesses(folded: string): readonly number[];
}

export function createNameLikeness(owners: readonly (readonly string[])[]): NameLikeness {
	const names = owners.flatMap((own, owner) =>
		[...new Set(own.map(squeeze))].map((name) => ({ owner, pairs: pairsOf(name) })),
	);
	/** Which names have this pair of letters. */
	const having = new Map<string, number[]>();
	for (const [index, { pairs }] of names.entries()) {
		for (const pair of pairs) {
			const known = having.get(pair);
			if (known) known.push(index);
			else having.set(pair, [index]);
		}
	}
	return {
		likenesses(folded) {
			const pairs = pairsOf(squeeze(folded));
			const shared = new Uint16Array(names.length);
			for (const pair of pairs) {
				for (const index of having.get(pair) ?? []) shared[index] = (shared[index] ?? 0) + 1;
			}
			const best = owners.map(() => 0);
			for (const [index, { owner, pairs: own }] of names.entries()) {
				const likeness = (2 * (shared[index] ?? 0)) / Math.max(1, pairs.size + own.size);
				if (likeness > (best[owner] ?? 0)) best[owner] = likeness;
			}
			return best;
		},
	};
}

function pairsOf(text: string): ReadonlySet<string> {
	const letters = [...text];
	return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
