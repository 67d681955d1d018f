import type { Call, Services } from '../src/command.ts';
import { type Sentence, say, secondsPast } from '../src/locales/keys.ts';
import { asTyped } from '../src/render/text-back.ts';
import { type Persona, presetName } from './persona-words.ts';

/** How the bot speaks in a place, and for what that was chosen. */
type Held = { readonly persona: Persona; readonly by: 'place' | 'parent' | 'server' };

/** The narrower choice wins: the place, the channel of a thread, the server. */
export async function personaHere(
	{ place }: Pick<Call, 'place'>,
	{ settings }: Pick<Services, 'settings'>,
): Promise<Held | undefined> {
	const { key, parentKey, serverId } = place;
	const scopes = [
		['place', `place:${key}`],
		...(parentKey === undefined ? [] : [['parent', `place:${parentKey}`] as const]),
		...(serverId === undefined ? [] : [['server', `server:${serverId}`] as const]),
	] as const;
	for (const [by, scope] of scopes) {
		const { persona } = await settings.read(scope);
		if (persona) return { persona, by };
	}
	return undefined;
}

/** In words: the text as it was typed, who chose it, and when. */
export function sayHeld({ persona, by }: Held, call: Pick<Call, 'speak'>): readonly Sentence[] {
	const text = asTyped(persona.text);
	const name = presetName(persona, call);
	const { changedBy: person, at } = persona;
	return [
		name === undefined ? say('persona.own-words', { text }) : say('persona.preset', { name, text }),
		say(`persona.by-${by}`, { person, at: secondsPast(at) }),
	];
}
