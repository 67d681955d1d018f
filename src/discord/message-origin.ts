import {
	type GatewayMessageCreateDispatchData,
	type Guild,
	type GuildBasedChannel,
	Locale,
	SnowflakeUtil,
} from 'discord.js';
import type { Origin } from '../dispatch.ts';
import { placeOf } from '../place.ts';
import { permissionsIn, powers } from './permissions.ts';
import { shownName } from './readable-text.ts';

type Message = GatewayMessageCreateDispatchData;

/** What we know of where a message stands; nothing for direct messages. */
export type Surroundings = {
	readonly guild: Guild | undefined;
	readonly channel: GuildBasedChannel | undefined;
};

/** Where a message stands and who wrote it. */
export function originOfMessage(message: Message, { channel, guild }: Surroundings): Origin {
	const thread = channel?.isThread() ? channel : undefined;
	const place = placeOf({
		channelId: message.channel_id,
		isThread: thread !== undefined,
		parentId: thread?.parentId,
		serverId: message.guild_id,
	});
	// A message does not tell its author's language: the server's stands for both.
	const locale = localeOf(guild);
	return {
		id: message.id,
		askedAt: SnowflakeUtil.timestampFrom(message.id),
		person: { id: message.author.id, name: shownName(message.author, message.member?.nick) },
		place,
		may: powers(channel ? authorPermissions(message, channel) : 0n),
		roleIds: message.member?.roles ?? [],
		ownsPlace: place.kind === 'dm' || thread?.ownerId === message.author.id,
		locale: { person: locale, place: locale },
	};
}

/** What is written in a server is in its language; what Discord does not tell is English. */
export const localeOf = (guild: Guild | undefined): string =>
	guild?.preferredLocale ?? Locale.EnglishUS;

export function authorPermissions(message: Message, channel: GuildBasedChannel): bigint {
	const roleIds = message.member?.roles ?? [];
	return permissionsIn(channel, { id: message.author.id, roleIds });
}
