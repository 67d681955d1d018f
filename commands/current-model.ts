import type { Call, Services } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';

type ScopeName = 'channel' | 'me' | 'server' | 'default';

/** The model that would answer this person here, and whose choice that is: the narrower scope wins. */
export async function currentModel(
	{ person, place }: Pick<Call, 'person' | 'place'>,
	{ catalogue, settings }: Pick<Services, 'catalogue' | 'settings'>,
): Promise<{ id: string | undefined; name: string; chosenFor: ScopeName; listed: boolean }> {
	const scopes = [
		['channel', `place:${place.key}`],
		['me', `person:${person.id}`],
		...(place.serverId === undefined ? [] : [['server', `server:${place.serverId}`] as const]),
	] as const;
	for (const [chosenFor, scope] of scopes) {
		const { model } = await settings.read(scope);
		if (!model) continue;
		const found = catalogue.find(model.id);
		return { id: model.id, name: found?.name ?? model.id, chosenFor, listed: found !== undefined };
	}
	const first = catalogue.defaultModel();
	return {
		id: first?.id,
		name: first?.name ?? '–',
		chosenFor: 'default',
		listed: first !== undefined,
	};
}

/** In words: which model answers here, and by whose choice. */
export function sayCurrent({ name, chosenFor, listed }: Awaited<ReturnType<typeof currentModel>>) {
	if (chosenFor === 'default' && !listed) return say('model.list-missing');
	if (!listed) return say('model.current-vanished', { name });
	return say(`model.current-${chosenFor}`, { name });
}
