import type { HealthView } from '../src/models/health.ts';
import { rankModels } from '../src/models/rank.ts';
import { createModelSearch } from '../src/models/search.ts';
import { model } from '../test/src/models/support.ts';
import { type Bench, quantile } from './figures.ts';

const MODELS = 500;
const SEARCHES = 1_200;
const PROVIDERS = ['openrouter', 'groq', 'google', 'ollama'];
const KINDS = ['instruct', 'coder', 'vl', 'flash', 'mini', 'preview'];

function aModelOf(index: number) {
	const provider = PROVIDERS[index % PROVIDERS.length] ?? '';
	const kind = KINDS[index % KINDS.length] ?? '';
	const remoteId = `author-${index % 40}/model-${index}-${(index * 7) % 600}b-${kind}`;
	return model(provider === 'openrouter' ? `${remoteId}:free` : `${provider}:${remoteId}`, {
		provider,
		remoteId,
		inputs: index % 3 === 0 ? ['text', 'image'] : ['text'],
	});
}

/** One in five rests, one in seven mostly fails. */
const healthOf = (index: number): HealthView => ({
	attempts: 10,
	successRate: index % 7 === 0 ? 0.3 : 0.9,
	tokensPerSecond: index % 200,
	isBlocked: false,
	...(index % 5 === 0 && { restsUntil: 1 }),
});

const INPUTS = [
	...['', 'm', 'model', 'author-3 instruct', 'nothing like it', '你好'.repeat(150)],
	...['vision code', '快 代码', '免费的推理模型', 'groq coder', 'mоdel-12 (Cyrillic о)'],
];

/** What autocomplete and a misspelt name cost among far more models than there are. */
export const modelSearch: Bench = {
	name: 'modelSearch',
	async run() {
		const many = rankModels(Array.from({ length: MODELS }, (_, index) => aModelOf(index)));
		const healths = new Map(many.map(({ id }, index) => [id, healthOf(index)]));
		const unknown: HealthView = { attempts: 0, isBlocked: false };
		const { nearest, search } = createModelSearch(many, (id) => healths.get(id) ?? unknown);
		const times = Array.from({ length: SEARCHES }, (_, round) => {
			const typed = INPUTS[round % INPUTS.length] ?? '';
			const startedAt = performance.now();
			if (round % 2 === 0) search(typed, 25);
			else nearest(typed, 3);
			return performance.now() - startedAt;
		});
		return [
			{
				name: 'model names found or guessed among 500, p99',
				value: quantile(times, 0.99),
				unit: 'ms',
				goal: 5,
			},
		];
	},
};
