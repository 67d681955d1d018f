import {
	ChannelType,
	type Client,
	type GatewayMessageCreateDispatchData,
	type GuildBasedChannel,
	PermissionFlagsBits,
} from 'discord.js';
import type { Incoming } from '../dispatch.ts';
import type { Logger } from '../log.ts';
import { reasonToAnswer } from './addressed.ts';
import { fileReference } from './file-reference.ts';
import { authorPermissions, originOfMessage, type Surroundings } from './message-origin.ts';
import { missingToSpeak } from './permissions.ts';
import { type Names, readableText } from './readable-text.ts';
import { createRecentIds } from './recent-ids.ts';
import type { Surfaces } from './surfaces.ts';

type Message = GatewayMessageCreateDispatchData;
type Heard = Extract<Incoming, { kind: 'heard' }>;

/** How many channels in which the bot may not speak, and threads it was spoken to in, are remembered. */
const REMEMBERED = 1_000;

/** Reads messages as questions; what is not for the bot, or cannot be answered where it stands, gives undefined. */
export function createMessageReader({ log, surfaces }: { log: Logger; surfaces: Surfaces }) {
	const silent = createRecentIds(REMEMBERED);
	const threads = createRecentIds(REMEMBERED);

	const maySpeak = (channel: GuildBasedChannel | undefined) => {
		const me = channel?.guild.members.me;
		if (!channel || !me) return true;
		const missing = missingToSpeak(channel, me);
		if (missing.length === 0) silent.delete(channel.id);
		else if (silent.add(channel.id)) {
			log.info({ channelId: channel.id, missing }, 'Spoken to where the bot may not answer');
		}
		return missing.length === 0;
	};

	return (message: Message, client: Client<true>): Heard | undefined => {
		const surroundings = surroundingsOf(message, client);
		const { channel, guild } = surroundings;
		const ownId = client.user.id;
		const ownRoleId = guild?.roles.botRoleFor(client.user)?.id;
		const inOwnThread = threads.has(message.channel_id) || isOwnThread(channel, ownId);
		const reason = reasonToAnswer(message, { ownId, ownRoleId, inOwnThread });
		if (reason === undefined || !maySpeak(channel)) return undefined;
		if (reason === 'mention' && channel?.isThread()) threads.add(channel.id);
		const text = textOf(message, client);
		const files = message.attachments.map(fileReference);
		// Without the Message Content intent Discord blanks what does not mention the bot.
		if (reason === 'thread' && text === '' && files.length === 0) return undefined;
		return {
			...originOfMessage(message, surroundings),
			kind: 'heard',
			text,
			files,
			surface: surfaces.forMessage({
				channelId: message.channel_id,
				questionId: message.id,
				...(message.guild_id === undefined ? {} : { guildId: message.guild_id }),
			}),
		};
	};
}

/** What a message says, as a person reads it. */
export function textOf(message: Message, client: Client<true>): string {
	const surroundings = surroundingsOf(message, client);
	const ownRoleId = surroundings.guild?.roles.botRoleFor(client.user)?.id;
	return readableText(message.content, {
		mentions: message.mentions,
		names: namesFor(message, surroundings),
		self: [client.user.id, ...(ownRoleId === undefined ? [] : [ownRoleId])],
	});
}

function surroundingsOf({ channel_id, guild_id = '' }: Message, client: Client): Surroundings {
	const guild = client.guilds.cache.get(guild_id);
	return { guild, channel: guild?.channels.cache.get(channel_id) };
}

function isOwnThread(channel: GuildBasedChannel | undefined, ownId: string): boolean {
	return channel?.isThread() === true && (channel.ownerId === ownId || channel.joined);
}

/** Only what the author can see anyway: an id alone must not reveal the name of a hidden channel. */
function namesFor(message: Message, { guild }: Surroundings): Names {
	return {
		role: (id) => guild?.roles.cache.get(id)?.name,
		channel(id) {
			const channel = guild?.channels.cache.get(id);
			if (!channel || channel.type === ChannelType.PrivateThread) return undefined;
			const held = authorPermissions(message, channel);
			return (held & PermissionFlagsBits.ViewChannel) === 0n ? undefined : channel.name;
		},
	};
}
