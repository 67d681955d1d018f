import { z } from 'zod';
import type { Backend } from '../core.ts';
import { parseForm, text } from '../form.ts';
import { channelPayload } from '../payloads/channel.ts';
import { permission } from '../permissions.ts';
import { addPlace, changeThread, removePlace, tellPlace } from '../places.ts';
import type { Thread } from '../records.ts';
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

export function addChannelRoutes(app: RestApp, backend: Backend): void {
	const { world, identity, clock } = backend;

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
		const ownsThread = channel.thread?.ownerId === identity.botUserId && form.locked === undefined;
		const needed = isThread(channel) ? permission.manageThreads : permission.manageChannels;
		if (!ownsThread) world.openToBot(channel.id, needed);
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

const threadChange = (form: z.infer<typeof changes>, thread: Thread): Partial<Thread> => ({
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
