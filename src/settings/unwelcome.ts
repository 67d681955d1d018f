import type { Person, Place } from '../place.ts';
import type { Choices } from './settings.ts';

/** Why somebody is not answered here. */
export type Unwelcome = 'paused' | 'channel' | 'person';

/** The channel, or of a thread the channel it belongs to as well. */
const channelsOf = ({ channelId, parentKey }: Pick<Place, 'channelId' | 'parentKey'>) =>
	parentKey === undefined
		? [channelId]
		: [channelId, parentKey.slice(parentKey.lastIndexOf(':') + 1)];

/**
 * Whether a server lets this person ask in this place; undefined: yes. Who or what is kept out stays out, whatever lets
 * it in; of the roles and people that are let in, being one of them is enough.
 */
export function unwelcome(
	{ pause, places }: Pick<Choices, 'pause' | 'places'>,
	{
		person,
		place,
		roleIds,
	}: {
		readonly person: Pick<Person, 'id'>;
		readonly place: Pick<Place, 'channelId' | 'parentKey'>;
		readonly roleIds: readonly string[];
	},
): Unwelcome | undefined {
	if (pause) return 'paused';
	if (!places) return undefined;
	const { channels, people, roles } = places;
	const here = channelsOf(place);
	const isIn = (ids: readonly string[], all: readonly string[]) =>
		ids.some((id) => all.includes(id));
	if (isIn(here, channels.deny)) return 'channel';
	if (isIn([person.id], people.deny) || isIn(roleIds, roles.deny)) return 'person';
	if (channels.allow.length > 0 && !isIn(here, channels.allow)) return 'channel';
	const hasList = people.allow.length + roles.allow.length > 0;
	const isLetIn = isIn([person.id], people.allow) || isIn(roleIds, roles.allow);
	return hasList && !isLetIn ? 'person' : undefined;
}
