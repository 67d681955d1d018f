import { placeScopes, serverScopes } from '../settings/scopes.ts';
import type { Choices, Settings } from '../settings/settings.ts';
import type { Question } from './answers.ts';

/** What was chosen for who asks, where they ask. */
export type ReadChoices = {
	/** Models: of the place, the person, the server. */
	readonly narrowestFirst: readonly NonNullable<Choices['model']>[];
	/** Of the place, else of the server. */
	readonly persona?: string;
	readonly server: Choices;
};

/** Rejects when the store fails. */
export async function readChoices(
	{ place, person }: Pick<Question, 'place' | 'person'>,
	settings: Settings,
): Promise<ReadChoices> {
	const [ofPlace, ofPerson, ofServer] = await Promise.all([
		Promise.all(placeScopes(place).map(settings.read)),
		settings.read(`person:${person.id}`),
		Promise.all(serverScopes(place).map(settings.read)),
	]);
	const models = [...ofPlace, ofPerson, ...ofServer].flatMap(({ model }) => model ?? []);
	const [persona] = [...ofPlace, ...ofServer].flatMap(({ persona: one }) => one ?? []);
	return {
		narrowestFirst: models,
		server: ofServer[0] ?? {},
		...(persona && { persona: persona.text }),
	};
}
