import { isOut, isPoor, slowStep, successStep } from './condition.ts';
import type { HealthView } from './health.ts';
import { familyOf, isStrongInChinese, isUnfinished, reasons, specialtyOf } from './kinds.ts';
import { canSee, type Model, type Needs } from './model.ts';
import { isRouter, sizeClassOf } from './size.ts';

/** What it costs, in steps, to get another model than the wanted one. */
const PER_CLASS_SMALLER = 3;
const PER_CLASS_LARGER = 1;
const NO_LONGER_FOR_IT = 4;
const FOR_SOMETHING_ELSE = 3;
const REASONS_NO_MORE = 2;
const REASONS_NOW = 1;
const NO_TOOLS = 1;
const MOST_FOR_CONTEXT = 4;
const WEAK_IN_CHINESE = 4;
const UNFINISHED = 1;
const POOR = 5;

/**
 * Who may answer instead, nearest first. Those who rest stand behind the others, and the router behind everybody; among
 * the rest, who can hold the question, then who is nearest in size, purpose, reasoning, tools, context and language
 * (one that mostly fails counts as far), then relatives, then who did better and sooner. `models` come in the order that
 * decides between equals.
 */
export function alternativesTo(
	to: Model,
	needs: Needs,
	models: readonly Model[],
	view: (id: string) => HealthView,
): readonly Model[] {
	const family = familyOf(to);
	const places = (model: Model): readonly number[] => {
		const health = view(model.id);
		return [
			isRouter(model) ? 1 : 0,
			isOut(health) ? 1 : 0,
			model.contextTokens > needs.promptTokens ? 0 : 1,
			distance(to, model, needs) + (isPoor(health) ? POOR : 0),
			familyOf(model) === family ? 0 : 1,
			-successStep(health),
			slowStep(health),
		];
	};
	return models
		.filter((model) => model.id !== to.id && (!needs.sees || canSee(model)))
		.map((model) => ({ model, places: places(model) }))
		.sort((one, other) => compare(one.places, other.places))
		.map(({ model }) => model);
}

function compare(one: readonly number[], other: readonly number[]): number {
	const place = one.findIndex((value, index) => value !== other[index]);
	return place < 0 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

function distance(to: Model, other: Model, { isChinese }: Needs): number {
	return (
		sizeDistance(to, other) +
		purposeDistance(to, other) +
		reasoningDistance(to, other) +
		(to.canUseTools && !other.canUseTools ? NO_TOOLS : 0) +
		contextDistance(to, other) +
		(isChinese && !isStrongInChinese(other) ? WEAK_IN_CHINESE : 0) +
		(isUnfinished(other) ? UNFINISHED : 0)
	);
}

function sizeDistance(to: Model, other: Model): number {
	const larger = sizeClassOf(other) - sizeClassOf(to);
	return larger >= 0 ? larger * PER_CLASS_LARGER : -larger * PER_CLASS_SMALLER;
}

function purposeDistance(to: Model, other: Model): number {
	const wanted = specialtyOf(to);
	const found = specialtyOf(other);
	if (wanted === found) return 0;
	return found === undefined ? NO_LONGER_FOR_IT : FOR_SOMETHING_ELSE;
}

function reasoningDistance(to: Model, other: Model): number {
	if (reasons(to) === reasons(other)) return 0;
	return reasons(to) ? REASONS_NO_MORE : REASONS_NOW;
}

/** A step for each time that it holds half as much. */
function contextDistance(to: Model, other: Model): number {
	const halvings = Math.round(Math.log2(to.contextTokens / other.contextTokens));
	return Math.min(MOST_FOR_CONTEXT, Math.max(0, halvings));
}
