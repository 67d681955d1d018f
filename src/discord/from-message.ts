import {
	ChannelType,
	type Client,
	type GatewayMessageCreateDispatchData,
	type GuildBasedChannel,
	PermissionFlagsBits,
} from 'discord.js';
import type { Incoming } from '../dispatch.ts';
import type { Logger } from '../log.ts';
import { type Facts, reasonToAnswer } from './addressed.ts';
import type { Gathering } from './gathering.ts';
import { authorPermissions, originOfMessage, type Surroundings } from './message-origin.ts';
import { type Parts, partsOf } from './message-parts.ts';
import type { OpenThread } from './opening-threads.ts';
import {
	missingOf,
	missingToSpeak,
	ownPermissions,
	TO_OPEN_THREADS,
	TO_READ_HISTORY,
} from './permissions.ts';
import { readableChannels } from './readable-channels.ts';
import { type Names, readableText } from './readable-text.ts';
import { createRecentIds } from './recent-ids.ts';
import type { Surfaces } from './surfaces.ts';

type Message = GatewayMessageCreateDispatchData;
type Heard = Extract<Incoming, { kind: 'heard' }>;

/** Where a thread can be opened on a message. */
const HOLDS_THREADS: readonly ChannelType[] = [
	ChannelType.GuildText,
	ChannelType.GuildAnnouncement,
];

/** How many channels in which the bot may not speak, and threads it was spoken to in, are remembered. */
const REMEMBERED = 1_000;

/** Reads messages as questions; what is not for the bot, or cannot be answered where it stands, gives undefined. */
export function createMessageReader({
	gathering,
	log,
	openThread,
	readsContent,
	surfaces,
}: {
	gathering: Gathering;
	log: Logger;
	openThread: OpenThread;
	/** Whether Discord shows the bot what does not mention it. */
	readsContent: () => boolean;
	surfaces: Surfaces;
}) {
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

	const reasonFor = (
		message: Message,
		channel: GuildBasedChannel | undefined,
		own: Pick<Facts, 'ownId' | 'ownRoleId'>,
	) => {
		const inOwnThread = threads.has(message.channel_id) || isOwnThread(channel, own.ownId);
		const reason = reasonToAnswer(message, { ...own, inOwnThread });
		if (reason === 'mention' && channel?.isThread()) threads.add(channel.id);
		return reason;
	};

	/** Words, files and what it brings along. */
	const contentOf = (message: Message, surroundings: Surroundings, client: Client<true>) => {
		const names = namesFor(message, surroundings);
		const { text, files, isVoice } = readParts(message, surroundings, client);
		const here = { channelId: message.channel_id, isReadable: isReadable(surroundings) };
		const reading = { names, ownId: client.user.id, mayRead: readableChannels(client, here) };
		const gather = gathering.ofMessage(message, reading, isVoice);
		return { text, files, ...(gather && { gather }) };
	};

	/** Where a thread can be opened on this message. */
	const threadOn = (message: Message, { channel, guild }: Surroundings) => {
		const me = guild?.members.me;
		if (!channel || !me || !HOLDS_THREADS.includes(channel.type)) return undefined;
		if (missingOf(TO_OPEN_THREADS, ownPermissions(channel, me)).length > 0) return undefined;
		const on = { channelId: channel.id, guildId: guild.id, messageId: message.id };
		return (titles: readonly string[]) => openThread(on, titles);
	};

	return (message: Message, client: Client<true>): Heard | undefined => {
		const surroundings = surroundingsOf(message, client);
		const { channel, guild } = surroundings;
		const ownId = client.user.id;
		const ownRoleId = guild?.roles.botRoleFor(client.user)?.id;
		const reason = reasonFor(message, channel, { ownId, ownRoleId });
		if (reason === undefined || !maySpeak(channel)) return undefined;
		const content = contentOf(message, surroundings, client);
		const isCalled = reason === 'dm' || reason === 'mention';
		const isBlank = message.content === '' && content.text === '' && content.files.length === 0;
		// Without the Message Content intent Discord blanks what does not mention the bot.
		const isHidden = isBlank && !isCalled && !readsContent();
		if (reason === 'thread' && isBlank && (isHidden || !content.gather)) return undefined;
		const thread = threadOn(message, surroundings);
		return {
			...originOfMessage(message, surroundings),
			kind: 'heard',
			...content,
			isCalled,
			isHidden,
			...(thread && { openThread: thread }),
			surface: surfaces.forMessage({
				channelId: message.channel_id,
				questionId: message.id,
				...(message.guild_id === undefined ? {} : { guildId: message.guild_id }),
			}),
		};
	};
}

/** What a message says, as a person reads it, in the words that it was asked in. */
export const textOf = (message: Message, client: Client<true>): string =>
	readParts(message, surroundingsOf(message, client), client).text;

function readParts(message: Message, surroundings: Surroundings, client: Client<true>): Parts {
	const { mentions } = message;
	const names = namesFor(message, surroundings);
	const self = selfIn(surroundings, client);
	const parts = partsOf(message, (content) => readableText(content, { mentions, names, self }));
	return parts.isVoice ? { ...parts, text: '' } : parts;
}

/** By which ids the bot is meant: its own, and that of the role that Discord made for it. */
function selfIn({ guild }: Surroundings, client: Client<true>): readonly string[] {
	const ownRoleId = guild?.roles.botRoleFor(client.user)?.id;
	return [client.user.id, ...(ownRoleId === undefined ? [] : [ownRoleId])];
}

/** Whether earlier messages there may be fetched. */
function isReadable({ channel, guild }: Surroundings): boolean {
	const me = guild?.members.me;
	if (!channel || !me) return true;
	return missingOf(TO_READ_HISTORY, ownPermissions(channel, me)).length === 0;
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
