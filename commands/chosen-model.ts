import { type Call, type Choice, MOST_SUGGESTIONS, type Services } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { shorten } from '../src/render/code-points.ts';
import { allowedHere } from './allowed-models.ts';
import { currentModel } from './current-model.ts';
import { leavesSoon, type Model, offeredModels, sayContext, shownName } from './model-facts.ts';

/** Discord's longest suggestion, in characters. */
const LONGEST = 100;
const MOST_NEAREST = 3;

/** Stands for no model; whoever picks it is told the same as by its name. */
const NO_LIST = 'no-list';

/** Those that match and may be asked here. */
export async function suggestModels(
	typed: string,
	who: Pick<Call, 'person' | 'place' | 'speak'>,
	services: Services,
): Promise<readonly Choice[]> {
	return suggestAmong(typed, who, services, await allowedHere(who, services));
}

/** Also those that the server does not allow. */
export const suggestAnyModel: typeof suggestModels = (typed, who, services) =>
	suggestAmong(typed, who, services, () => true);

/** The models that match, the current one first, then those that rest after a failure last. Only the choices are read from the store. */
async function suggestAmong(
	typed: string,
	who: Pick<Call, 'person' | 'place' | 'speak'>,
	services: Services,
	isAllowed: (id: string) => boolean,
): Promise<readonly Choice[]> {
	const { catalogue, health } = services;
	const count = catalogue.models().length;
	if (count === 0) return [{ name: who.speak(say('model.suggest-missing')), value: NO_LIST }];
	const currentId = await currentIdOf(who, services);
	const found = offeredModels(catalogue.search(typed, count), services).filter(({ id }) =>
		isAllowed(id),
	);
	const current: Model[] = [];
	const awake: Model[] = [];
	const resting: Model[] = [];
	for (const model of found) {
		if (model.id === currentId) current.push(model);
		else (health.view(model.id).restsUntil === undefined ? awake : resting).push(model);
	}
	return [...current, ...awake, ...resting].slice(0, MOST_SUGGESTIONS).map((model) => ({
		name: suggestionOf(model, model.id === currentId, who, services),
		value: model.id,
	}));
}

/** Takes back what was chosen; no model has such an id. */
const NO_CHOICE = 'default';

export const isNoChoice = (named: string): boolean => named.trim().toLowerCase() === NO_CHOICE;

/** The models that match, and to choose none of them. */
export async function suggestChoices(
	typed: string,
	who: Pick<Call, 'person' | 'place' | 'speak'>,
	services: Services,
): Promise<readonly Choice[]> {
	const models = await suggestModels(typed, who, services);
	if (!NO_CHOICE.startsWith(typed.trim().toLowerCase())) return models;
	const none = { name: who.speak(say('model.suggest-default')), value: NO_CHOICE };
	return [...models.slice(0, MOST_SUGGESTIONS - 1), none];
}

/** Choices that cannot be read cost the mark only. */
async function currentIdOf(
	who: Pick<Call, 'person' | 'place'>,
	services: Services,
): Promise<string | undefined> {
	try {
		return (await currentModel(who, services)).id;
	} catch {
		return undefined;
	}
}

function suggestionOf(
	model: Model,
	isCurrent: boolean,
	{ speak }: Pick<Call, 'speak'>,
	{ catalogue, clock, health, providers }: Services,
): string {
	const categories = catalogue.categoriesOf(model);
	const marks = [
		...(isCurrent ? [say('model.suggest-current')] : []),
		...(health.view(model.id).restsUntil === undefined ? [] : [say('model.suggest-rests')]),
		...(leavesSoon(model, clock.now()) === undefined ? [] : [say('model.suggest-leaves')]),
		...(categories.includes('vision') ? [say('model.suggest-sees')] : []),
		...(categories.includes('code') ? [say('model.suggest-codes')] : []),
		...(categories.includes('reasoning') ? [say('model.suggest-reasons')] : []),
	].map(speak);
	const title = providers.title(model.provider);
	const facts = [shownName(model.id, catalogue), ...marks, speak(sayContext(model)), title];
	return shorten(facts.join(' · '), LONGEST);
}

/** The model that a person named. What was not offered is refused with the nearest names: it may cost money. */
export function chosenModel(
	named: string,
	services: Pick<Services, 'catalogue' | 'health' | 'providers'>,
): Model {
	const { catalogue } = services;
	const found = catalogue.findOffered(named) ?? typedInFull(named, services);
	if (found) return found;
	if (named === NO_LIST || catalogue.models().length === 0) fail(say('model.list-missing'));
	const alike = offeredModels(catalogue.nearest(named, MOST_SUGGESTIONS), services);
	const nearest = alike.slice(0, MOST_NEAREST).map((model) => toldApart(model, alike, services));
	const name = named.replaceAll('`', '').slice(0, LONGEST);
	return fail(
		nearest.length > 0
			? say('model.unknown', { name, nearest, count: nearest.length })
			: say('model.unknown-alone', { name }),
	);
}

/** By its name, and by its provider where others have the same. */
function toldApart(
	{ id, provider }: Model,
	among: readonly Model[],
	{ catalogue, providers }: Pick<Services, 'catalogue' | 'providers'>,
): string {
	const nameOf = (model: Pick<Model, 'id'>) => shownName(model.id, catalogue);
	const name = nameOf({ id });
	const isAlone = among.every((other) => other.id === id || nameOf(other) !== name);
	return isAlone ? `**${name}**` : `**${name}** (${providers.title(provider)})`;
}

/** What was typed instead of picked: an id, or a name that one model alone has, as people write them. */
function typedInFull(
	named: string,
	services: Pick<Services, 'catalogue' | 'health'>,
): Model | undefined {
	const wanted = named.trim().toLowerCase();
	const models = offeredModels(services.catalogue.models(), services);
	const byId = models.find(({ id }) => id.toLowerCase() === wanted);
	const [byName, ...others] = models.filter(({ name }) => name.toLowerCase() === wanted);
	return byId ?? (others.length === 0 ? byName : undefined);
}

/** The model that a person named, if it may be asked here. Throws a UserError otherwise. */
export async function allowedModel(
	named: string,
	call: Pick<Call, 'place'>,
	services: Pick<Services, 'catalogue' | 'health' | 'providers' | 'settings'>,
): Promise<Model> {
	const model = chosenModel(named, services);
	const isAllowed = await allowedHere(call, services);
	if (isAllowed(model.id)) return model;
	return fail(
		say('chat.model-not-allowed-once', { chosen: shownName(model.id, services.catalogue) }),
	);
}
