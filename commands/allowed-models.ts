import type { Call, Choices, Services } from '../src/command.ts';

/** Those on the list of a server that may be asked; undefined: all that are free. */
export function allowedIds(
	{ models }: Choices,
	{ catalogue }: Pick<Services, 'catalogue'>,
): readonly string[] | undefined {
	return catalogue.offeredAmong(models?.allowed ?? []);
}

/** Whether a model may be asked here. Choices that cannot be read limit nothing. */
export async function allowedHere(
	{ place }: Pick<Call, 'place'>,
	services: Pick<Services, 'catalogue' | 'settings'>,
): Promise<(id: string) => boolean> {
	if (place.serverId === undefined) return () => true;
	try {
		const choices = await services.settings.read(`server:${place.serverId}`);
		const ids = allowedIds(choices, services);
		return (id) => ids?.includes(id) ?? true;
	} catch {
		return () => true;
	}
}
