import {
	type Client,
	GatewayDispatchEvents,
	type GatewayGuildDeleteDispatchData,
	type GatewayMessageDeleteBulkDispatchData,
	type GatewayMessageDeleteDispatchData,
} from 'discord.js';
import type { Gone } from '../place.ts';
import type { Surfaces } from './surfaces.ts';

type Deleted = { readonly id: string; readonly guild_id?: string };

/**
 * Passes on what was deleted: messages by id, channels, and servers that
 * put the bot out. Of the threads in a channel that is deleted Discord tells nothing (discord.js #10883). Read from the wire, because the
 * library tells only of what it has in its caches.
 */
export function followDeletions(
	client: Client,
	{
		onGone,
		onDeleted,
		surfaces,
	}: {
		onGone: (gone: Gone) => void;
		onDeleted: (ids: readonly string[]) => void;
		surfaces: Surfaces;
	},
): void {
	const messages = (ids: readonly string[]) => {
		surfaces.messageDeleted(ids);
		onDeleted(ids);
	};
	const channel = ({ id, guild_id }: Deleted) => {
		surfaces.channelGone(id);
		if (guild_id !== undefined) onGone({ serverId: guild_id, channelId: id });
	};
	const { ws } = client;
	ws.on(GatewayDispatchEvents.MessageDelete, ({ id }: GatewayMessageDeleteDispatchData) =>
		messages([id]),
	);
	ws.on(GatewayDispatchEvents.MessageDeleteBulk, ({ ids }: GatewayMessageDeleteBulkDispatchData) =>
		messages(ids),
	);
	ws.on(GatewayDispatchEvents.ThreadDelete, channel);
	ws.on(GatewayDispatchEvents.ChannelDelete, channel);
	ws.on(
		GatewayDispatchEvents.GuildDelete,
		({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
			// An outage looks like this too, but for this flag; then nothing is gone.
			if (unavailable) return;
			for (const one of client.guilds.cache.get(id)?.channels.cache.values() ?? [])
				surfaces.channelGone(one.id);
			onGone({ serverId: id });
		},
	);
}
