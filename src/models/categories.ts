import type { HealthView } from './health.ts';
import { type Category, canSee, type Model } from './model.ts';
import { profileOf } from './profile.ts';

/** Learned speed counts from so many attempts on; until then the name is all there is. */
const LEARNED_FROM = 3;
const FAST_TOKENS_PER_SECOND = 70;

function isFast(model: Model, { attempts, tokensPerSecond }: HealthView): boolean {
	if (tokensPerSecond !== undefined && attempts >= LEARNED_FROM)
		return tokensPerSecond >= FAST_TOKENS_PER_SECOND;
	return profileOf(model).promisesSpeed;
}

const TESTS: Readonly<Record<Category, (model: Model, health: HealthView) => boolean>> = {
	flagship: (model) => profileOf(model).isFlagship,
	fast: isFast,
	vision: canSee,
	code: (model) => profileOf(model).specialty === 'code',
	reasoning: (model) => profileOf(model).reasons,
};

const ALL: readonly Category[] = ['flagship', 'fast', 'vision', 'code', 'reasoning'];

export const isOf = (category: Category, model: Model, health: HealthView): boolean =>
	!profileOf(model).isRouter && TESTS[category](model, health);

/** What people would look for it under; speed as learned goes before speed as the name promises. */
export const categoriesOf = (model: Model, health: HealthView): readonly Category[] =>
	ALL.filter((category) => isOf(category, model, health));
