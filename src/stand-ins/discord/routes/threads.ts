import { z } from 'zod';
import type { Backend } from '../core.ts';
import { parseForm, text } from '../form.ts';
import { channelPayload, threadMemberPayload } from '../payloads/channel.ts';
import { permission } from '../permissions.ts';
import type { Channel } from '../records.ts';
import { refuse } from '../refusal.ts';
import type { RestApp } from '../rest/environment.ts';
import { startThread } from '../start-thread.ts';
import { channelType, isThread } from '../world.ts';

const threadForm = z.object({
	name: z.string().trim().pipe(text(1, 100)),
	auto_archive_duration: z.literal([60, 1_440, 4_320, 10_080]).nullish(),
	rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
	type: z.literal([10, 11, 12]).nullish(),
});

const HOLDS_THREADS: readonly number[] = [channelType.text, channelType.announcement];

export function addThreadRoutes(app: RestApp, backend: Backend): void {
	const { world, identity } = backend;
	const parentFor = (channelId: string, ...needed: bigint[]): Channel => {
		const parent = world.openToBot(channelId);
		if (!HOLDS_THREADS.includes(parent.type)) throw refuse.wrongChannelType();
		return world.openToBot(channelId, ...needed);
	};
	const threadOf = (channelId: string): Channel => {
		const channel = world.openToBot(channelId);
		if (!isThread(channel)) throw refuse.unknownChannel();
		return channel;
	};
	const open = (
		parent: Channel,
		form: z.infer<typeof threadForm>,
		type: number,
		messageId?: string,
	) =>
		startThread(backend, {
			parent,
			type,
			name: form.name,
			ownerId: identity.botUserId,
			botJoined: true,
			...(form.auto_archive_duration ? { autoArchiveMinutes: form.auto_archive_duration } : {}),
			...(messageId === undefined ? {} : { messageId }),
		});

	app.post('/channels/:channel/messages/:message/threads', (context) => {
		const { channel: channelId, message: messageId } = context.req.param();
		const parent = parentFor(
			channelId,
			permission.createPublicThreads,
			permission.readMessageHistory,
		);
		const message = world.message(parent, messageId);
		const form = parseForm(threadForm, context.get('body').json ?? {});
		if (message.threadId !== null) throw refuse.threadExists();
		const thread = open(parent, form, channelType.publicThread, messageId);
		return context.json(channelPayload(backend, thread), 201);
	});

	app.post('/channels/:channel/threads', (context) => {
		const form = parseForm(threadForm, context.get('body').json ?? {});
		const type = form.type ?? channelType.privateThread;
		const isPrivate = type === channelType.privateThread;
		const parent = parentFor(
			context.req.param('channel'),
			isPrivate ? permission.createPrivateThreads : permission.createPublicThreads,
		);
		const thread = open(parent, form, type);
		return context.json(channelPayload(backend, thread), 201);
	});

	app.put('/channels/:thread/thread-members/@me', (context) => {
		const { thread } = threadOf(context.req.param('thread'));
		if (thread?.archived) throw refuse.threadArchived();
		if (thread) thread.botJoined = true;
		return context.body(null, 204);
	});
	app.delete('/channels/:thread/thread-members/@me', (context) => {
		const { thread } = threadOf(context.req.param('thread'));
		if (thread) thread.botJoined = false;
		return context.body(null, 204);
	});
	app.get('/channels/:thread/thread-members', (context) => {
		const channel = threadOf(context.req.param('thread'));
		const joined = channel.thread?.botJoined ? [identity.botUserId] : [];
		return context.json(joined.map((id) => threadMemberPayload(channel, id)));
	});
}
