import type { Place } from '../place.ts';
import type { Scope } from './settings.ts';

/** Where the choices of a place are looked for, in order: a thread takes what it lacks from its channel. */
export const placeScopes = ({
	key,
	parentKey,
}: Pick<Place, 'key' | 'parentKey'>): readonly Scope[] =>
	parentKey === undefined ? [`place:${key}`] : [`place:${key}`, `place:${parentKey}`];

/** None in DMs. */
export const serverScopes = ({ serverId }: Pick<Place, 'serverId'>): readonly Scope[] =>
	serverId === undefined ? [] : [`server:${serverId}`];
