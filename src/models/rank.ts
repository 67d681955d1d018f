import { isUnfinished, specialtyOf } from './kinds.ts';
import { isRouter, type Model } from './model.ts';
import { billionsOf, SMALL_WORDS, sizeClassOf, wordsOf } from './size.ts';

/** Marks of a model made for conversation, and of one that is special or small. */
const FOR_CHAT = ['it', 'instruct', 'chat'];
const SPECIAL = ['math', 'translate', 'vl', 'vision', 'omni', 'audio', ...SMALL_WORDS];

/** Bigger is better, place by place. */
function worth(model: Model): readonly number[] {
	const words = wordsOf(model);
	const has = (marks: readonly string[]) => words.some((mark) => marks.includes(mark));
	const billions = billionsOf(model);
	const size = sizeClassOf(model);
	const isSpecial = has(SPECIAL) || specialtyOf(model) !== undefined || isUnfinished(model);
	const kind = isSpecial || size === 0 ? 0 : has(FOR_CHAT) ? 2 : 1;
	const context = Math.floor(Math.log2(model.contextTokens));
	return [isRouter(model) ? 0 : 1, kind, size, context, billions, model.createdAt];
}

/**
 * Best for a default first: the router last of all (nobody knows who answers), then what is small, unfinished or made
 * for one task, then what says nothing of itself, and first what is made for conversation. Among equals the larger
 * class of size, twice the context, more parameters, the newer. The id decides what is left, so that the order holds.
 */
export function rankModels(models: readonly Model[]): readonly Model[] {
	return models
		.map((model) => ({ model, worth: worth(model) }))
		.sort((one, other) => {
			const place = one.worth.findIndex((value, index) => value !== other.worth[index]);
			if (place < 0) return one.model.id < other.model.id ? -1 : 1;
			return (other.worth[place] ?? 0) - (one.worth[place] ?? 0);
		})
		.map(({ model }) => model);
}
