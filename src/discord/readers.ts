import { type Client, PermissionFlagsBits } from 'discord.js';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Place } from '../place.ts';
import type { Calls } from './calls.ts';
import { permissionsIn } from './permissions.ts';

/**
 * Whether somebody can still read what stands in a place. Asked of Discord, which tells a bot without the members intent
 * nothing of those who leave; true in DMs, and where Discord does not say.
 */
export function createReaders({
	calls,
	log,
	client,
}: {
	calls: Pick<Calls, 'rolesOf'>;
	log: Logger;
	/** The signed-in client, if there is one. */
	client: () => Client | undefined;
}) {
	return async (
		{ channelId, serverId }: Pick<Place, 'channelId' | 'serverId'>,
		personId: string,
	): Promise<boolean> => {
		if (serverId === undefined) return true;
		try {
			const roleIds = await calls.rolesOf(serverId, personId);
			if (roleIds === undefined) return false;
			const channel = client()?.guilds.cache.get(serverId)?.channels.cache.get(channelId);
			if (!channel) return true;
			const held = permissionsIn(channel, { id: personId, roleIds });
			return (held & PermissionFlagsBits.ViewChannel) !== 0n;
		} catch (error) {
			log.debug({ error: describeError(error) }, 'Discord does not say who is on a server');
			return true;
		}
	};
}
