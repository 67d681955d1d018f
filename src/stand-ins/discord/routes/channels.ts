import { z } from 'zod';
import type { Backend } from '../core.ts';
import { parseForm, text } from '../form.ts';
import { channelPayload } from '../payloads/channel.ts';
import { permission } from '../permissions.ts';
import { addPlace, changeThread, removePlace, tellPlace } from '../places.ts';
import type { Channel, Thread } from '../records.ts';
import { refuse } from '../refusal.ts';
import type { RestApp } from '../rest/environment.ts';
import { snowflake } from '../schemas/message.ts';
import { channelType, isThread } from '../world.ts';

const openDirect = z.object({ recipient_id: snowflake });
const changes = z.object({
	name: text(1, 100).nullish(),
	archived: z.boolean().nullish(),
	locked: z.boolean().nullish(),
	auto_archive_duration: z.literal([60, 1_440, 4_320, 10_080]).nullish(),
});
type Change = z.infer<typeof changes>;

export function addChannelRoutes(app: RestApp, backend: Backend): void {
	const { world, clock } = backend;

	app.post('/users/@me/channels', (context) => {
		const { recipient_id: id } = parseForm(openDirect, context.get('body').json ?? {});
		const user = world.users.get(id);
		if (!user) throw refuse.unknownUser();
		if (user.bot) throw refuse.cannotMessageUser();
		return context.json(channelPayload(backend, directChannel(backend, id)));
	});

	app.get('/channels/:channel', (context) =>
		context.json(channelPayload(backend, world.openToBot(context.req.param('channel')))),
	);

	app.patch('/channels/:channel', (context) => {
		const channel = world.openToBot(context.req.param('channel'));
		const form = parseForm(changes, context.get('body').json ?? {});
		if (channel.thread) mayChangeThread(backend, channel, form);
		else world.openToBot(channel.id, permission.manageChannels);
		if (form.name) channel.name = form.name;
		if (channel.thread) changeThread(backend, channel, threadChange(form, channel.thread));
		else tellPlace(backend, channel, 'CHANNEL_UPDATE');
		return context.json(channelPayload(backend, channel));
	});

	app.delete('/channels/:channel', (context) => {
		const channel = world.openToBot(context.req.param('channel'));
		if (channel.guildId !== null) {
			const needed = isThread(channel) ? permission.manageThreads : permission.manageChannels;
			world.openToBot(channel.id, needed);
			removePlace(backend, channel);
		}
		return context.json(channelPayload(backend, channel));
	});

	app.post('/channels/:channel/typing', (context) => {
		const found = world.openToBot(context.req.param('channel'));
		const speak = isThread(found) ? permission.sendMessagesInThreads : permission.sendMessages;
		const channel = world.openToBot(found.id, speak);
		if (channel.thread?.archived) throw refuse.threadArchived();
		backend.typing.push({ channelId: channel.id, atMs: clock.monotonic() });
		backend.changes.emit({ kind: 'typing', channelId: channel.id });
		return context.body(null, 204);
	});
}

/** Who manages threads may change all; the owner all but the lock; who may write there may open one that fell asleep. */
function mayChangeThread(
	{ world, identity }: Backend,
	{ id, thread }: Channel,
	form: Change,
): void {
	if (!thread) return;
	if (thread.archived && form.archived !== false) throw refuse.threadArchived();
	const held = world.botPermissions(world.openToBot(id));
	if ((held & permission.manageThreads) !== 0n) return;
	if (thread.locked) throw thread.archived ? refuse.missingPermissions() : refuse.threadLocked();
	const { archived, ...rest } = form;
	const opensOnly = archived === false && Object.values(rest).every((value) => value === undefined);
	if (opensOnly && (held & permission.sendMessagesInThreads) !== 0n) return;
	const isOwner = thread.ownerId === identity.botUserId;
	if (!isOwner || (form.locked ?? undefined) !== undefined) throw refuse.missingPermissions();
}

const threadChange = (form: Change, thread: Thread): Partial<Thread> => ({
	archived: form.archived ?? thread.archived,
	locked: form.locked ?? thread.locked,
	autoArchiveMinutes: form.auto_archive_duration ?? thread.autoArchiveMinutes,
});

/** The direct message channel of bot and person, opened on first use. */
export function directChannel(backend: Backend, userId: string) {
	const { world, identity } = backend;
	const found = [...world.channels.values()].find(
		({ type, recipientIds }) => type === channelType.direct && recipientIds.includes(userId),
	);
	const recipientIds = [userId, identity.botUserId];
	return (
		found ?? addPlace(backend, { type: channelType.direct, guildId: null, name: '', recipientIds })
	);
}
