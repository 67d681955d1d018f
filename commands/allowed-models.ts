import type { Call, Choices, Services } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { shownName } from './model-facts.ts';
import { serverChoices } from './server-choices.ts';

/** Those on the list of a server that may be asked; undefined: all that are free. */
export function allowedIds(
	{ models }: Choices,
	{ catalogue }: Pick<Services, 'catalogue'>,
): readonly string[] | undefined {
	return catalogue.offeredAmong(models?.allowed ?? []);
}

/** Those that the server lets be asked here; undefined: all that are free. */
async function allowedIdsHere(
	{ place }: Pick<Call, 'place'>,
	services: Pick<Services, 'catalogue' | 'settings'>,
): Promise<readonly string[] | undefined> {
	const choices = await serverChoices(place, services);
	return choices && allowedIds(choices, services);
}

/** Whether a model may be asked here. */
export async function allowedHere(
	call: Pick<Call, 'place'>,
	services: Pick<Services, 'catalogue' | 'settings'>,
): Promise<(id: string) => boolean> {
	const ids = await allowedIdsHere(call, services);
	return (id) => ids?.includes(id) ?? true;
}

/** That the server lets a single model be asked here, of several there are; undefined: it lets more. */
export async function sayOnlyAllowed(
	call: Pick<Call, 'mention' | 'place'>,
	services: Pick<Services, 'catalogue' | 'settings'>,
): Promise<Sentence | undefined> {
	const { catalogue } = services;
	const [id, ...others] = (await allowedIdsHere(call, services)) ?? [];
	if (id === undefined || others.length > 0 || catalogue.models().length === 1) return undefined;
	const settings = call.mention('settings models');
	return say('model.only-allowed', { name: shownName(id, catalogue), settings });
}
