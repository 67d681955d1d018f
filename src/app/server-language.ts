import type { Services } from '../command.ts';

/** The language of what everybody on a server sees: what its managers chose, else `instead`, as where that cannot be read. */
export async function serverLanguage(
	serverId: string | undefined,
	instead: string,
	{ settings }: Pick<Services, 'settings'>,
): Promise<string> {
	if (serverId === undefined) return instead;
	try {
		const { language } = await settings.read(`server:${serverId}`);
		return language?.locale ?? instead;
	} catch {
		return instead;
	}
}
