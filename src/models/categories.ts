import type { HealthView } from './health.ts';
import { reasons, writesCode } from './kinds.ts';
import { type Category, canSee, isRouter, type Model } from './model.ts';
import { activeBillionsOf, callsItselfSmall, SMALL_WORDS, sizeClassOf, wordsOf } from './size.ts';

/** Learned speed counts from so many attempts on; until then the name is all there is. */
const LEARNED_FROM = 3;
const FAST_TOKENS_PER_SECOND = 70;
const LARGE_CONTEXT = 200_000;
const LEAST_FLAGSHIP_CONTEXT = 32_000;
const FEW_ACTIVE_BILLIONS = 4;
const FAST_WORDS = ['flash', 'fast', 'instant', 'lightning', 'turbo', 'air', ...SMALL_WORDS];

const has = (model: Model, marks: readonly string[]) =>
	wordsOf(model).some((word) => marks.includes(word));

/** Of a mixture that is quick because few parameters work for each token. */
function hasFewActive(model: Model): boolean {
	const active = activeBillionsOf(model);
	return active > 0 && active <= FEW_ACTIVE_BILLIONS;
}

/** The largest, or a large one with room for very much; what calls itself small is none. */
function isFlagship(model: Model): boolean {
	if (callsItselfSmall(model)) return false;
	const size = sizeClassOf(model);
	if (size === 3) return model.contextTokens >= LEAST_FLAGSHIP_CONTEXT;
	return size === 2 && model.contextTokens >= LARGE_CONTEXT && !hasFewActive(model);
}

function isFast(model: Model, { attempts, tokensPerSecond }: HealthView): boolean {
	if (tokensPerSecond !== undefined && attempts >= LEARNED_FROM)
		return tokensPerSecond >= FAST_TOKENS_PER_SECOND;
	return sizeClassOf(model) === 0 || hasFewActive(model) || has(model, FAST_WORDS);
}

const TESTS: Readonly<Record<Category, (model: Model, health: HealthView) => boolean>> = {
	flagship: isFlagship,
	fast: isFast,
	vision: canSee,
	code: writesCode,
	reasoning: reasons,
};

const ALL: readonly Category[] = ['flagship', 'fast', 'vision', 'code', 'reasoning'];

export const isOf = (category: Category, model: Model, health: HealthView): boolean =>
	!isRouter(model) && TESTS[category](model, health);

/** What people would look for it under; speed as learned goes before speed as the name promises. */
export const categoriesOf = (model: Model, health: HealthView): readonly Category[] =>
	ALL.filter((category) => isOf(category, model, health));
