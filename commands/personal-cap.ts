import type { Call, Services } from '../src/command.ts';

/** What a person may spend in this place; choices that cannot be read cost this word only. */
export async function capIn(
	{ serverId }: Call['place'],
	settings: Services['settings'],
): Promise<number | undefined> {
	if (serverId === undefined) return undefined;
	try {
		const { quota: choice } = await settings.read(`server:${serverId}`);
		return choice?.dailyCap;
	} catch {
		return undefined;
	}
}
