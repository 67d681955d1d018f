import type { Person, Place } from '../place.ts';
import { placeScopes, serverScopes } from './scopes.ts';
import type { Choices, Settings } from './settings.ts';

/** A choice, and for whom it was made: this place, the channel of this thread, who asks, the whole server. */
export type Held<Name extends keyof Choices, By extends string> = {
	readonly choice: NonNullable<Choices[Name]>;
	readonly by: By;
};

type OfPlace = 'place' | 'channel';

/** Whose choices hold for a person in a place. */
export type InForce = {
	/** The narrowest first; the first that may be asked holds. */
	readonly models: readonly Held<'model', OfPlace | 'person' | 'server'>[];
	readonly persona: Held<'persona', OfPlace | 'server'> | undefined;
	readonly quiet: Held<'quiet', OfPlace> | undefined;
	/** Of the server, whatever narrower choices there are; nothing in DMs. */
	readonly server: Choices;
};

/** Rejects when the store fails. */
export async function inForce(
	{ person, place }: { readonly person: Pick<Person, 'id'>; readonly place: Place },
	{ read }: Pick<Settings, 'read'>,
): Promise<InForce> {
	const [[here = {}, around = {}], mine, [server = {}]] = await Promise.all([
		Promise.all(placeScopes(place).map(read)),
		read(`person:${person.id}`),
		Promise.all(serverScopes(place).map(read)),
	]);
	const ofPlace = [
		['place', here],
		['channel', around],
	] as const;
	const ofServer = ['server', server] as const;
	return {
		models: held('model', [...ofPlace, ['person', mine], ofServer]),
		persona: held('persona', [...ofPlace, ofServer])[0],
		quiet: held('quiet', ofPlace)[0],
		server,
	};
}

function held<Name extends keyof Choices, By extends string>(
	name: Name,
	narrowestFirst: readonly (readonly [By, Choices])[],
): readonly Held<Name, By>[] {
	return narrowestFirst.flatMap(([by, { [name]: choice }]) => (choice ? [{ by, choice }] : []));
}
