import { isOut, isPoor, slowStep, successStep } from './condition.ts';
import type { HealthView } from './health.ts';
import { canSee, type Model, type Needs } from './model.ts';
import { type Profile, profileOf } from './profile.ts';
import type { SizeClass } from './size.ts';

/** What it costs, in steps, to get another model than the wanted one. */
const NO_LONGER_FOR_IT = 4;
const FOR_SOMETHING_ELSE = 3;
const REASONS_NO_MORE = 2;
const REASONS_NOW = 1;
const NO_TOOLS = 1;
const WEAK_IN_CHINESE = 4;
const UNFINISHED = 1;
const CALLS_ITSELF_SMALL = 2;
const POOR = 6;

/** Where the classes of size stand: of what is unknown more is hoped than of what is small. */
const PLACE_OF_SIZE: Readonly<Record<SizeClass, number>> = { 0: 0, 1: 3, 2: 4, 3: 6 };
const PER_PLACE_SMALLER = 2;
const PER_PLACE_LARGER = 0.5;

/** More room than this hardly anybody misses: so much, or so many times the question. */
const AMPLE_TOKENS = 65_536;
const AMPLE_TIMES = 4;
const MOST_FOR_CONTEXT = 4;

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
	const { family } = profileOf(to);
	const places = (model: Model): readonly number[] => {
		const health = view(model.id);
		const profile = profileOf(model);
		return [
			profile.isRouter ? 1 : 0,
			standing(health),
			model.contextTokens > needs.promptTokens ? 0 : 1,
			distance(to, model, needs) + (isPoor(health) ? POOR : 0),
			profile.family === family ? 0 : 1,
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

/** Who charged money stands behind those who only rest. */
const standing = (health: HealthView) => (health.isBlocked ? 2 : isOut(health) ? 1 : 0);

function compare(one: readonly number[], other: readonly number[]): number {
	const place = one.findIndex((value, index) => value !== other[index]);
	return place < 0 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

function distance(to: Model, other: Model, { isChinese, promptTokens }: Needs): number {
	const wanted = profileOf(to);
	const found = profileOf(other);
	return (
		sizeDistance(wanted, found) +
		purposeDistance(wanted, found) +
		reasoningDistance(wanted, found) +
		(to.canUseTools && !other.canUseTools ? NO_TOOLS : 0) +
		contextDistance(to, other, promptTokens) +
		(isChinese && !found.isStrongInChinese ? WEAK_IN_CHINESE : 0) +
		(found.isUnfinished ? UNFINISHED : 0)
	);
}

function sizeDistance(wanted: Profile, found: Profile): number {
	const larger = PLACE_OF_SIZE[found.size] - PLACE_OF_SIZE[wanted.size];
	const forWords = found.isSmallByName && !wanted.isSmallByName ? CALLS_ITSELF_SMALL : 0;
	const forSize = larger >= 0 ? larger * PER_PLACE_LARGER : -larger * PER_PLACE_SMALLER;
	return forSize + forWords;
}

function purposeDistance(wanted: Profile, found: Profile): number {
	if (wanted.specialty === found.specialty) return 0;
	return found.specialty === undefined ? NO_LONGER_FOR_IT : FOR_SOMETHING_ELSE;
}

function reasoningDistance(wanted: Profile, found: Profile): number {
	if (wanted.reasons === found.reasons) return 0;
	return wanted.reasons ? REASONS_NO_MORE : REASONS_NOW;
}

/** A step for each time that it holds half as much. */
function contextDistance(to: Model, other: Model, promptTokens: number): number {
	const ample = Math.min(to.contextTokens, Math.max(AMPLE_TOKENS, AMPLE_TIMES * promptTokens));
	const halvings = Math.round(Math.log2(ample / other.contextTokens));
	return Math.min(MOST_FOR_CONTEXT, Math.max(0, halvings));
}
