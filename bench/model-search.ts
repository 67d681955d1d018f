import { createModelSearch } from '../src/models/search.ts';
import { model } from '../test/src/models/support.ts';
import { type Bench, quantile } from './figures.ts';

const MODELS = 500;
const SEARCHES = 600;

/** What autocomplete and a misspelt name cost among far more models than there are. */
export const modelSearch: Bench = {
	name: 'modelSearch',
	async run() {
		const many = Array.from({ length: MODELS }, (_, index) =>
			model(`author-${index % 40}/model-${index}-${index * 7}b-instruct:free`),
		);
		const { nearest, search } = createModelSearch(many);
		const inputs = ['', 'm', 'model', 'author-3 instruct', 'nothing like it', '你好'.repeat(150)];
		const times = Array.from({ length: SEARCHES }, (_, round) => {
			const typed = inputs[round % inputs.length] ?? '';
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
