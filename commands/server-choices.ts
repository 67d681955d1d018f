import type { Call, Choices, Services } from '../src/command.ts';

/** What the server of a place chose; undefined where there is none, or its choices cannot be read: they limit nothing then. */
export async function serverChoices(
	{ serverId }: Pick<Call['place'], 'serverId'>,
	{ settings }: Pick<Services, 'settings'>,
): Promise<Choices | undefined> {
	if (serverId === undefined) return undefined;
	try {
		return await settings.read(`server:${serverId}`);
	} catch {
		return undefined;
	}
}
