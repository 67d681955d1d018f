import type { Rating } from './arena.ts';
import { inverse, solve } from './solve.ts';

/** So many people saw these models side by side and chose this one; without a winner: a tie. */
export type Ballot = {
	readonly modelIds: readonly string[];
	readonly winnerId?: string;
	readonly count: number;
};

const MEAN_POINTS = 1000;
const POINTS_PER_LOG = 400 / Math.LN10;
/** Of a normal distribution, 95 in 100 lie within so many standard deviations. */
const WITHIN_95 = 1.96;
/**
 * Before any vote a model is believed to lie this many logs (260 points) around the mean: that keeps one that has won
 * every time, or was never compared with the others, at a finite place with a wide interval.
 */
const PRIOR_DEVIATION = 1.5;
const MOST_STEPS = 100;
const CLOSE_ENOUGH = 1e-10;

/** A choice among models, by their indexes; `parts`: how much of it each of them won. */
type Choice = {
	readonly models: readonly number[];
	readonly parts: readonly number[];
	readonly count: number;
};

/** How likely each of them is chosen. */
function chances(models: readonly number[], strengths: readonly number[]): number[] {
	const raw = models.map((model) => strengths[model] ?? 0);
	const most = Math.max(...raw);
	const weights = raw.map((strength) => Math.exp(strength - most));
	const sum = weights.reduce((all, weight) => all + weight, 0);
	return weights.map((weight) => weight / sum);
}

const precision = 1 / PRIOR_DEVIATION ** 2;

function logPosterior(choices: readonly Choice[], strengths: readonly number[]): number {
	const prior = strengths.reduce((sum, strength) => sum - (precision * strength ** 2) / 2, 0);
	return choices.reduce((sum, { models, parts, count }) => {
		const likely = chances(models, strengths);
		const logs = parts.map((part, index) => part * Math.log(likely[index] || Number.MIN_VALUE));
		return sum + count * logs.reduce((all, one) => all + one, 0);
	}, prior);
}

/** The first and, negated, the second derivatives of the log of the posterior. */
function slopes(choices: readonly Choice[], strengths: readonly number[]) {
	const gradient = strengths.map((strength) => -precision * strength);
	const curvature = strengths.map((_, row) =>
		strengths.map((__, column) => (row === column ? precision : 0)),
	);
	const add = (line: number[] | undefined, index: number, change: number) => {
		if (line) line[index] = (line[index] ?? 0) + change;
	};
	for (const { models, parts, count } of choices) {
		const likely = chances(models, strengths);
		const seen = models.map((model, index) => ({
			model,
			part: parts[index] ?? 0,
			chance: likely[index] ?? 0,
		}));
		for (const one of seen) {
			add(gradient, one.model, count * (one.part - one.chance));
			add(curvature[one.model], one.model, count * one.chance);
			for (const other of seen)
				add(curvature[one.model], other.model, -count * one.chance * other.chance);
		}
	}
	return { gradient, curvature };
}

/** Newton's method; the posterior has one maximum. */
function strongest(choices: readonly Choice[], models: number): number[] {
	let strengths = Array<number>(models).fill(0);
	let best = logPosterior(choices, strengths);
	for (let steps = 0; steps < MOST_STEPS; steps++) {
		const { curvature, gradient } = slopes(choices, strengths);
		const step = solve(curvature, gradient);
		let length = 1;
		const moved = () => strengths.map((strength, index) => strength + length * (step[index] ?? 0));
		while (length > CLOSE_ENOUGH && logPosterior(choices, moved()) < best) length /= 2;
		strengths = moved();
		best = logPosterior(choices, strengths);
		if (Math.max(...step.map(Math.abs)) * length < CLOSE_ENOUGH) break;
	}
	return strengths;
}

/** How far each lies from the mean of all, as a standard deviation. */
function deviations(curvature: readonly (readonly number[])[]): number[] {
	const covariance = inverse(curvature);
	const size = covariance.length;
	const means = covariance.map((row) => row.reduce((sum, one) => sum + one, 0) / size);
	const mean = means.reduce((sum, one) => sum + one, 0) / size;
	return covariance.map((row, index) =>
		Math.sqrt(Math.max(0, (row[index] ?? 0) - 2 * (means[index] ?? 0) + mean)),
	);
}

/**
 * The strengths of Bradley and Terry, for choices among two or more (Luce, 1959): a model is chosen in proportion to its
 * strength. A vote among three is one choice, not two wins; a tie is shared evenly. The most likely strengths under a weak
 * normal prior, with intervals from the curvature there. Best first; of equals the one with more votes.
 */
export function rate(ballots: readonly Ballot[]): readonly Rating[] {
	const usable = ballots.filter(({ count, modelIds }) => count > 0 && modelIds.length > 1);
	const ids = [...new Set(usable.flatMap(({ modelIds }) => modelIds))].sort();
	if (ids.length === 0) return [];
	const indexOf = new Map(ids.map((id, index) => [id, index]));
	const votes = Array<number>(ids.length).fill(0);
	const choices = usable.map(({ count, modelIds, winnerId }): Choice => {
		const models = modelIds.map((id) => indexOf.get(id) ?? 0);
		for (const model of models) votes[model] = (votes[model] ?? 0) + count;
		const isTie = winnerId === undefined || !modelIds.includes(winnerId);
		const parts = modelIds.map((id) => (isTie ? 1 / modelIds.length : Number(id === winnerId)));
		return { models, parts, count };
	});
	const strengths = strongest(choices, ids.length);
	const around = deviations(slopes(choices, strengths).curvature);
	return ids
		.map((modelId, index): Rating => {
			const points = MEAN_POINTS + POINTS_PER_LOG * (strengths[index] ?? 0);
			const reach = WITHIN_95 * POINTS_PER_LOG * (around[index] ?? 0);
			return {
				modelId,
				points,
				low: points - reach,
				high: points + reach,
				votes: votes[index] ?? 0,
			};
		})
		.sort((one, other) => other.points - one.points || other.votes - one.votes);
}
