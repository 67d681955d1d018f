import type { Model } from './model.ts';
import { activeBillionsOf, callsItselfSmall, SMALL_WORDS, sizeClassOf, wordsOf } from './size.ts';

const LARGE_CONTEXT = 200_000;
const LEAST_FLAGSHIP_CONTEXT = 32_000;
const FEW_ACTIVE_BILLIONS = 4;
const FAST_WORDS = ['flash', 'fast', 'instant', 'lightning', 'turbo', 'air', ...SMALL_WORDS];

/** Of a mixture that is quick because few parameters work for each token. */
function hasFewActive(model: Model): boolean {
	const active = activeBillionsOf(model);
	return active > 0 && active <= FEW_ACTIVE_BILLIONS;
}

/** The largest, or a large one with room for very much; what calls itself small is none. */
export function isFlagship(model: Model): boolean {
	if (callsItselfSmall(model)) return false;
	const size = sizeClassOf(model);
	if (size === 3) return model.contextTokens >= LEAST_FLAGSHIP_CONTEXT;
	return size === 2 && model.contextTokens >= LARGE_CONTEXT && !hasFewActive(model);
}

/** What the name promises; nobody has measured it. */
export const promisesSpeed = (model: Model): boolean =>
	sizeClassOf(model) === 0 ||
	hasFewActive(model) ||
	wordsOf(model).some((word) => FAST_WORDS.includes(word));
