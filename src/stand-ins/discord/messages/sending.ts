import type { Backend } from '../core.ts';
import { permission } from '../permissions.ts';
import { changeThread } from '../places.ts';
import type { Channel, MessageRecord } from '../records.ts';
import { refuse } from '../refusal.ts';
import type { MessageForm } from '../schemas/message.ts';
import { snowflakeTime } from '../snowflake.ts';
import { channelType, isThread } from '../world.ts';

const HOUR_MS = 60 * 60_000;
const SILENT_TYPES: readonly number[] = [channelType.category, channelType.forum];

/** The channel, if the bot may send this there. An archived thread opens again, as it does in Discord. */
export function openForSending(
	backend: Backend,
	channelId: string,
	form: MessageForm,
	files: number,
): Channel {
	const { world, identity } = backend;
	const found = world.openToBot(channelId);
	const channel = world.openToBot(channelId, ...needs(found, form, files));
	const readsHistory = (world.botPermissions(channel) & permission.readMessageHistory) !== 0n;
	if (form.message_reference?.message_id && !readsHistory) throw refuse.repliesNeedHistory();
	if (SILENT_TYPES.includes(channel.type)) throw refuse.notATextChannel();
	if (channel.type === channelType.direct) {
		const person = channel.recipientIds.find((id) => id !== identity.botUserId) ?? '';
		if (!world.users.get(person)?.acceptsDirectMessages) throw refuse.cannotMessageUser();
	}
	if (channel.thread) enterThread(backend, channel);
	return channel;
}

function needs(channel: Channel, form: MessageForm, files: number): bigint[] {
	return [
		isThread(channel) ? permission.sendMessagesInThreads : permission.sendMessages,
		...(files > 0 ? [permission.attachFiles] : []),
		...(form.embeds?.length ? [permission.embedLinks] : []),
	];
}

function enterThread(backend: Backend, channel: Channel): void {
	const { thread } = channel;
	if (!thread) return;
	const manages = (backend.world.botPermissions(channel) & permission.manageThreads) !== 0n;
	if (thread.locked && !manages) throw refuse.threadLocked();
	if (thread.archived) changeThread(backend, channel, { archived: false });
	thread.botJoined = true;
}

/**
 * Refuses an edit of another's message, in a closed thread, with a file where none may be attached, or once too often
 * for an old message. That an edit needs the permission for its files is not documented; so it is the stricter one here.
 */
export function mayEdit(
	backend: Backend,
	channel: Channel,
	message: MessageRecord,
	files: number,
): void {
	const { clock, limits, identity, world } = backend;
	if (files > 0) world.openToBot(channel.id, permission.attachFiles);
	if (message.authorId !== identity.botUserId) throw refuse.notTheAuthor();
	if (channel.thread?.archived || channel.thread?.locked) throw refuse.threadArchived();
	if (clock.now() - snowflakeTime(message.id) < HOUR_MS) return;
	const since = clock.monotonic() - HOUR_MS;
	const recent = message.edits.filter(({ atMs }) => atMs > since).length;
	if (recent >= limits.oldMessageEditsPerHour) throw refuse.tooManyOldEdits();
}
