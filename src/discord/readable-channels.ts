import type { Client } from 'discord.js';
import { missingOf, ownPermissions, TO_READ_HISTORY } from './permissions.ts';

/** In which channels earlier messages may be fetched. Of the one where something is asked just now it is known: `here`. */
export function readableChannels(
	client: Client,
	here: { readonly channelId: string; readonly isReadable: boolean },
): (channelId: string) => boolean {
	return (channelId) => {
		if (channelId === here.channelId) return here.isReadable;
		const channel = client.channels.cache.get(channelId);
		if (!channel || channel.isDMBased()) return false;
		const { me } = channel.guild.members;
		return me !== null && missingOf(TO_READ_HISTORY, ownPermissions(channel, me)).length === 0;
	};
}
