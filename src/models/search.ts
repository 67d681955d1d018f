import { type Ability, abilitiesIn, hasAbility } from './ability-words.ts';
import { isOut, isPoor } from './condition.ts';
import { fold, squeeze } from './fold.ts';
import type { HealthView } from './health.ts';
import type { Model } from './model.ts';
import { createNameLikeness } from './nearest.ts';
import { nicknamesOf } from './nicknames.ts';

/** Finding models by what people type. `models` come in the order that decides between equals. */
export interface ModelSearch {
	/** By name, author, provider and ability; several words narrow. Of equals, those who do badly just now come last. */
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
};

/** One word of a query, and what it may ask for besides a name. */
type Part = { readonly word: string; readonly abilities: readonly Ability[] };

export function createModelSearch(
	models: readonly Model[],
	view: (id: string) => HealthView,
): ModelSearch {
	const entries = models.map(entryOf);
	const names = createNameLikeness(entries.map((entry) => entry.names));
	const best = (score: (entry: Entry, index: number) => number, least: number, most: number) =>
		entries
			.map((entry, index) => ({ model: entry.model, score: score(entry, index) }))
			.filter((found) => found.score > least)
			.map((found) => ({ ...found, isLast: doesBadly(view(found.model.id)) ? 1 : 0 }))
			.sort((one, other) => other.score - one.score || one.isLast - other.isLast)
			.slice(0, most)
			.map(({ model }) => model);
	return {
		search(typed, most) {
			const query = fold(typed.slice(0, LONGEST_QUERY));
			if (query === '') return typed.trim() === '' ? best(() => 1, 0, most) : [];
			const parts = query.split(' ').map((word) => ({ word, abilities: abilitiesIn(word) }));
			const has = (ability: Ability, model: Model) => hasAbility(ability, model, view(model.id));
			return best((entry) => matchScore(entry, query, parts, has), 0, most);
		},
		nearest(name, most) {
			const likenesses = names.likenesses(fold(name.slice(0, LONGEST_QUERY)));
			return best((_, index) => likenesses[index] ?? 0, LEAST_LIKENESS, most);
		},
	};
}

const doesBadly = (health: HealthView) => isOut(health) || isPoor(health);

function entryOf(model: Model): Entry {
	const bare = model.id.replace(/:free$/, '');
	const slug = bare.slice(bare.indexOf('/') + 1);
	const names = [model.id, bare, slug, model.name, `${model.author} ${model.name}`].map(fold);
	const words = ` ${[...names, ...nicknamesOf(model)].join(' ')} `;
	return { model, names, words, squeezed: squeeze(words) };
}

/** 4: the very name, 3: its beginning, 2: the beginnings of its words or what it can do, 1: somewhere inside, 0: nowhere. */
function matchScore(
	{ model, names, words, squeezed }: Entry,
	query: string,
	parts: readonly Part[],
	has: (ability: Ability, model: Model) => boolean,
): number {
	if (names.includes(query)) return 4;
	if (names.some((name) => name.startsWith(query))) return 3;
	const isMeant = ({ word, abilities }: Part) =>
		word === model.provider ||
		(abilities.length > 0 && abilities.every((ability) => has(ability, model)));
	if (parts.every((part) => words.includes(` ${part.word}`) || isMeant(part))) return 2;
	const isInside = parts.every((part) => words.includes(part.word) || isMeant(part));
	return isInside || squeezed.includes(squeeze(query)) ? 1 : 0;
}
