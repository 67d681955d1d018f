import type { Model } from './model.ts';

/** Marks of a model made for conversation, and of one that is special, small or unfinished. */
const FOR_CHAT = ['it', 'instruct', 'chat'];
const SPECIAL = [
	...['code', 'coder', 'coding', 'math', 'translate', 'vl', 'vision', 'omni', 'audio'],
	...['nano', 'mini', 'tiny', 'lite', 'edge', 'small'],
	...['preview', 'beta', 'alpha', 'exp', 'experimental'],
];

const SIZE = /(?<![a-z\d.])(?:(\d+)x)?(\d+(?:\.\d+)?)b(?![a-z\d])/g;

/** Billions of parameters that the id tells of, the active ones of a mixture (`a4b`) left aside; 0: it tells nothing. */
function billionsOf(slug: string): number {
	const sizes = [...slug.matchAll(SIZE)].map(
		([, times = '1', size]) => Number(times) * Number(size),
	);
	return Math.max(0, ...sizes);
}

/** 3: 100 billion and more, 2: 20 and more, 1: unknown, 0: less. */
function sizeClass(billions: number): number {
	if (billions === 0) return 1;
	return billions >= 100 ? 3 : billions >= 20 ? 2 : 0;
}

/** Bigger is better, place by place. */
function worth({ id, contextTokens, createdAt }: Model): readonly number[] {
	const [author, slug = id] = id
		.toLowerCase()
		.replace(/:free$/, '')
		.split('/');
	const words = slug.split(/[^a-z\d]+/);
	const has = (marks: readonly string[]) => words.some((mark) => marks.includes(mark));
	const billions = billionsOf(slug);
	const size = sizeClass(billions);
	const kind = has(SPECIAL) || (billions > 0 && size === 0) ? 0 : has(FOR_CHAT) ? 2 : 1;
	const isRouter = author === 'openrouter' && slug === 'free';
	return [isRouter ? 0 : 1, kind, size, Math.floor(Math.log2(contextTokens)), billions, createdAt];
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
