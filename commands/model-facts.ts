import type { Services } from '../src/command.ts';
import { type Sentence, say, seconds } from '../src/locales/keys.ts';
import { countCodePoints } from '../src/render/code-points.ts';
import { plainName } from '../src/render/plain-name.ts';

export type Model = ReturnType<Services['catalogue']['models']>[number];
export type Category = ReturnType<Services['catalogue']['categoriesOf']>[number];

/** Discord's limit for what a menu or a suggestion gives back. */
const LONGEST_VALUE = 100;
/** What is announced to leave within this time is told. */
const DAY_MS = 24 * 60 * 60_000;
const SOON_MS = 14 * DAY_MS;

/** A model's name in which Discord finds nothing to format, also of one that has vanished; its id where no name is known. */
export function shownName(id: string, catalogue: Services['catalogue']): string {
	const name = catalogue.find(id)?.name ?? catalogue.lastKnownName(id) ?? id;
	return plainName(name);
}

/** The models that a person can be offered: not those that charged money, nor what Discord could not give back. */
export function offeredModels(
	models: readonly Model[],
	{ health }: Pick<Services, 'health'>,
): readonly Model[] {
	return models.filter(
		({ id }) => countCodePoints(id) <= LONGEST_VALUE && !health.view(id).isBlocked,
	);
}

/** When a model leaves, epoch milliseconds; undefined: not within two weeks. */
export function leavesSoon({ expiresAt }: Pick<Model, 'expiresAt'>, now: number) {
	if (expiresAt === null || expiresAt + DAY_MS < now) return undefined;
	return expiresAt - now <= SOON_MS ? expiresAt : undefined;
}

/** As people call it: `128k`, `1M`. Lengths are round in thousands or in 1,024s. */
export function shownContext(tokens: number): string {
	const isBinary = tokens % 1000 !== 0 && tokens % 1024 === 0;
	const thousands = Math.round(tokens / (isBinary ? 1024 : 1000));
	return thousands < 1000 ? `${thousands}k` : `${Number((thousands / 1000).toFixed(1))}M`;
}

/** How much it can be sent at once, in words. */
export const sayContext = ({ contextTokens }: Pick<Model, 'contextTokens'>): Sentence =>
	say('model.context', { length: shownContext(contextTokens) });

/** What it can do, in words. */
export function abilities(
	model: Model,
	{ catalogue }: Pick<Services, 'catalogue'>,
): readonly Sentence[] {
	const categories = catalogue.categoriesOf(model);
	return [
		...(categories.includes('vision') ? [say('model.can-see')] : []),
		...(categories.includes('code') ? [say('model.can-code')] : []),
		...(categories.includes('reasoning') ? [say('model.can-reason')] : []),
		...(model.canUseTools ? [say('model.can-use-tools')] : []),
	];
}

/** How it has done lately, in words. */
export function healthOf({ id }: Model, { health }: Pick<Services, 'health'>): readonly Sentence[] {
	const { firstTokenMs, restsUntil, successRate } = health.view(id);
	if (restsUntil !== undefined) return [say('model.health-rests', { at: seconds(restsUntil) })];
	if (successRate === undefined) return [say('model.health-not-asked')];
	return [
		say('model.health-answers', { percent: Math.round(successRate * 100) }),
		...(firstTokenMs === undefined
			? []
			: [say('model.health-first-word', { seconds: firstTokenMs / 1000 })]),
	];
}
