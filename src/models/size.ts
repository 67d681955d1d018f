import type { Model } from './model.ts';

type Named = Pick<Model, 'remoteId'>;

/** What its provider calls it, without the author and the price: `openai/gpt-oss-20b:free` is `gpt-oss-20b`. */
export const slugOf = ({ remoteId }: Named): string =>
	remoteId
		.toLowerCase()
		.replace(/:free$/, '')
		.replace(/^.*\//, '');

/** The parts of its name: `gemma`, `4`, `31b`, `it`. */
export const wordsOf = (model: Named): readonly string[] => slugOf(model).split(/[^a-z\d]+/);

const SIZE = /(?<![a-z\d.])e?(?:(\d+)x)?(\d+(?:\.\d+)?)(b|t)(?![a-z\d])/g;

/** Billions of parameters that the name tells of (`e4b` works like 4), the active ones of a mixture (`a4b`) left aside; 0: it tells nothing. */
export function billionsOf(model: Named): number {
	const sizes = [...slugOf(model).matchAll(SIZE)].map(
		([, times = '1', size, unit]) => Number(times) * Number(size) * (unit === 't' ? 1_000 : 1),
	);
	return Math.max(0, ...sizes);
}

/** Billions of parameters at work for each token, as `a4b` tells; 0: it tells nothing. */
export function activeBillionsOf(model: Named): number {
	const [, active = '0'] = /(?<![a-z\d.])a(\d+(?:\.\d+)?)b(?![a-z\d])/.exec(slugOf(model)) ?? [];
	return Number(active);
}

export const SMALL_WORDS = ['nano', 'mini', 'micro', 'tiny', 'lite', 'edge', 'small', 'xs'];
const LIGHT_WORDS = ['flash', 'air', 'turbo', 'lightning', 'instant', 'fast'];
const LARGE_WORDS = ['ultra', 'max', 'large', 'opus', 'maverick', 'pro'];
/** Families whose plain models are very large and whose names do not say so. */
const LARGE_FAMILIES = /^(?:deepseek|kimi|glm|minimax|gemini|longcat|mimo)/;

export type SizeClass = 0 | 1 | 2 | 3;

/** 3: 100 billion parameters and more, 2: 20 and more, 1: unknown, 0: less. By its numbers, else by its words. */
export function sizeClassOf(model: Named): SizeClass {
	const billions = billionsOf(model);
	if (billions > 0) return billions >= 100 ? 3 : billions >= 20 ? 2 : 0;
	const words = wordsOf(model);
	const has = (marks: readonly string[]) => words.some((word) => marks.includes(word));
	if (has(SMALL_WORDS)) return 0;
	const isLarge = LARGE_FAMILIES.test(slugOf(model)) || has(LARGE_WORDS);
	if (!isLarge) return 1;
	return has(LIGHT_WORDS) ? 2 : 3;
}

export const callsItselfSmall = (model: Named): boolean =>
	wordsOf(model).some((word) => SMALL_WORDS.includes(word));
