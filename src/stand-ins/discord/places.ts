import type { Core } from './core.ts';
import { intent } from './gateway/protocol.ts';
import type { Gateway } from './gateway/server.ts';
import { flag } from './messages/flags.ts';
import { channelPayload } from './payloads/channel.ts';
import type { Channel, Json, Thread } from './records.ts';
import { refuse } from './refusal.ts';
import { isThread } from './world.ts';

type PlaceDeps = Core & { readonly gateway: Gateway };

/** Tells the bot about a channel of a server; direct messages send no such events. */
export function tellPlace(
	backend: PlaceDeps,
	channel: Channel,
	name: string,
	extra: Json = {},
): void {
	if (channel.guildId === null || !backend.world.guildOf(channel)?.botIsMember) return;
	const data = { ...channelPayload(backend, channel), ...extra };
	backend.gateway.dispatch({
		name,
		guildId: channel.guildId,
		needs: intent.guilds,
		data: () => data,
	});
	if (isThread(channel)) backend.changes.emit({ kind: 'thread' });
}

export interface NewChannel {
	readonly id?: string;
	readonly type: number;
	readonly guildId: string | null;
	readonly name: string;
	readonly parentId?: string | null;
	readonly recipientIds?: readonly string[];
	readonly deniedToBot?: bigint;
	readonly hiddenFrom?: readonly string[];
	readonly thread?: Thread;
}

/** Adds the channel to the world without an event. */
export function addPlace({ world, nextId }: Core, place: NewChannel): Channel {
	const channel: Channel = {
		id: place.id ?? nextId(),
		type: place.type,
		guildId: place.guildId,
		parentId: place.parentId ?? null,
		recipientIds: place.recipientIds ?? [],
		messages: new Map(),
		thread: place.thread ?? null,
		name: place.name,
		deniedToBot: place.deniedToBot ?? 0n,
		hiddenFrom: place.hiddenFrom ?? [],
	};
	world.channels.set(channel.id, channel);
	return channel;
}

export interface NewThread {
	readonly parent: Channel;
	readonly name: string;
	readonly type: number;
	readonly ownerId: string;
	/** The message that the thread hangs on; it lends its id. */
	readonly messageId?: string;
	readonly autoArchiveMinutes?: number;
	readonly botJoined: boolean;
}

/** Opens the thread and announces it; refusal 160006 when the server has too many that are open. */
export function openThread(backend: PlaceDeps, thread: NewThread): Channel {
	const { world, limits } = backend;
	const open = world
		.channelsOf(thread.parent.guildId ?? '')
		.filter((one) => one.thread?.archived === false);
	if (open.length >= limits.activeThreads) throw refuse.tooManyThreads();
	const createdAt = new Date(backend.clock.now()).toISOString();
	const channel = addPlace(backend, {
		...(thread.messageId === undefined ? {} : { id: thread.messageId }),
		type: thread.type,
		guildId: thread.parent.guildId,
		parentId: thread.parent.id,
		name: thread.name,
		thread: {
			createdAt,
			archiveChangedAt: createdAt,
			ownerId: thread.ownerId,
			archived: false,
			locked: false,
			autoArchiveMinutes: thread.autoArchiveMinutes ?? 1_440,
			botJoined: thread.botJoined,
		},
	});
	if (backend.world.botSees(channel)) {
		tellPlace(backend, channel, 'THREAD_CREATE', { newly_created: true });
	}
	return channel;
}

export function changeThread(backend: PlaceDeps, channel: Channel, change: Partial<Thread>): void {
	const { thread } = channel;
	if (!thread) return;
	if (change.archived !== undefined && change.archived !== thread.archived) {
		thread.archiveChangedAt = new Date(backend.clock.now()).toISOString();
	}
	Object.assign(thread, change);
	if (backend.world.botSees(channel)) tellPlace(backend, channel, 'THREAD_UPDATE');
}

/** THREAD_DELETE carries only these four. */
function tellThreadDeleted(backend: PlaceDeps, { id, guildId, parentId, type }: Channel): void {
	backend.gateway.dispatch({
		name: 'THREAD_DELETE',
		guildId,
		needs: intent.guilds,
		data: () => ({ id, guild_id: guildId, parent_id: parentId, type }),
	});
	backend.changes.emit({ kind: 'thread' });
}

/** Forgets the channel and its threads. The bot hears of the channel if it could see it, and of none of its threads. discord.js #10883 */
export function removePlace(backend: PlaceDeps, channel: Channel): void {
	const { world } = backend;
	const inside = [...world.channels.values()].filter(({ parentId }) => parentId === channel.id);
	for (const thread of inside) world.channels.delete(thread.id);
	if (world.botSees(channel)) {
		if (isThread(channel)) tellThreadDeleted(backend, channel);
		else tellPlace(backend, channel, 'CHANNEL_DELETE');
	}
	world.channels.delete(channel.id);
	const starter = world.parentOf(channel)?.messages.get(channel.id);
	if (!starter) return;
	starter.threadId = null;
	starter.flags &= ~flag.hasThread;
}
