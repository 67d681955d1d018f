import { canSee, type Model, type Needs } from './model.ts';

/** Who may answer instead, nearest first; `models` come in the order that decides between equals. */
export function alternativesTo(
	to: Model,
	{ sees, promptTokens }: Needs,
	models: readonly Model[],
): readonly Model[] {
	const others = models.filter(({ id }) => id !== to.id).filter((model) => !sees || canSee(model));
	const fits = (model: Model) => model.contextTokens > promptTokens;
	return [...others.filter(fits), ...others.filter((model) => !fits(model))];
}
