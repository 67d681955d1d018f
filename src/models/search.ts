import type { Model } from './model.ts';

/** Finding models by what people type. `models` come in the order that decides between equals. */
export interface ModelSearch {
	search(typed: string, most: number): readonly Model[];
	nearest(name: string, most: number): readonly Model[];
}

const LONGEST_QUERY = 100;
/** Below this two names have nothing in common that a person would see. */
const LEAST_LIKENESS = 0.2;

type Entry = {
	readonly model: Model;
	readonly names: readonly string[];
	readonly words: string;
	readonly squeezed: string;
	readonly pairs: readonly ReadonlySet<string>[];
};

export function createModelSearch(models: readonly Model[]): ModelSearch {
	const entries = models.map(entryOf);
	const best = (score: (entry: Entry) => number, least: number, most: number) =>
		entries
			.map((entry) => ({ model: entry.model, score: score(entry) }))
			.filter((found) => found.score > least)
			.sort((one, other) => other.score - one.score)
			.slice(0, most)
			.map(({ model }) => model);
	return {
		search(typed, most) {
			const query = fold(typed.slice(0, LONGEST_QUERY));
			if (query === '') return typed.trim() === '' ? models.slice(0, most) : [];
			return best((entry) => matchScore(entry, query), 0, most);
		},
		nearest(name, most) {
			const pairs = pairsOf(squeeze(fold(name.slice(0, LONGEST_QUERY))));
			return best(
				(entry) => Math.max(...entry.pairs.map((known) => likeness(pairs, known))),
				LEAST_LIKENESS,
				most,
			);
		},
	};
}

function entryOf(model: Model): Entry {
	const bare = model.id.replace(/:free$/, '');
	const slug = bare.slice(bare.indexOf('/') + 1);
	const names = [model.id, bare, slug, model.name, `${model.author} ${model.name}`].map(fold);
	const words = ` ${names.join(' ')} `;
	return {
		model,
		names,
		words,
		squeezed: squeeze(words),
		pairs: names.map((name) => pairsOf(squeeze(name))),
	};
}

/** 4: the very name, 3: its beginning, 2: the beginnings of its words, 1: somewhere inside, 0: nowhere. */
function matchScore({ names, words, squeezed }: Entry, query: string): number {
	if (names.includes(query)) return 4;
	if (names.some((name) => name.startsWith(query))) return 3;
	const parts = query.split(' ');
	if (parts.every((part) => words.includes(` ${part}`))) return 2;
	const isInside = parts.every((part) => words.includes(part)) || squeezed.includes(squeeze(query));
	return isInside ? 1 : 0;
}

/** One form for all spellings: no case, no accents, no full-width letters; what is no letter or digit is a space. */
function fold(text: string): string {
	const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const squeeze = (folded: string) => folded.replaceAll(' ', '');

function pairsOf(text: string): ReadonlySet<string> {
	const letters = [...text];
	return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** Dice's coefficient over pairs of letters, 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	if (one.size + other.size === 0) return 0;
	let shared = 0;
	for (const pair of one) if (other.has(pair)) shared++;
	return (2 * shared) / (one.size + other.size);
}
