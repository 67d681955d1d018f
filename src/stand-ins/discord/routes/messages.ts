import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { parseForm } from '../form.ts';
import { CREATE_FLAGS } from '../messages/flags.ts';
import { inspect } from '../messages/house-rules.ts';
import { createNonceMemory } from '../messages/nonces.ts';
import { composeCreate, composeEdit } from '../messages/outgoing.ts';
import { pageForm, pageOf } from '../messages/pages.ts';
import { replyTo } from '../messages/replies.ts';
import { mayEdit, openForSending } from '../messages/sending.ts';
import { messagePayload } from '../payloads/message.ts';
import { permission } from '../permissions.ts';
import type { MessageRecord } from '../records.ts';
import { refuse } from '../refusal.ts';
import type { RestApp } from '../rest/environment.ts';
import { messageForm } from '../schemas/message.ts';

/** POST and PATCH of a channel's messages. */
export function addWritingRoutes(app: RestApp, backend: Backend, cdn: Cdn): void {
	const { world, identity, messages, journal } = backend;
	const nonces = createNonceMemory(backend);
	const answer = (message: MessageRecord) => messagePayload(backend, message);

	app.post('/channels/:channel/messages', (context) => {
		const body = context.get('body');
		const form = parseForm(messageForm, body.json ?? {});
		const channel = openForSending(backend, context.req.param('channel'), form, body.files.size);
		const earlier = nonces.recall(channel, form);
		if (earlier) return context.json(answer(earlier));
		const reply = replyTo(backend, channel, form);
		const shown = composeCreate(cdn, form, body.files, CREATE_FLAGS, {
			channelId: channel.id,
			ephemeral: false,
			repliedTo: reply.repliedTo,
		});
		const message = messages.create(channel, {
			...shown,
			authorId: identity.botUserId,
			type: reply.type,
			reference: reply.reference,
			nonce: form.nonce ?? null,
		});
		nonces.remember(channel, message);
		inspect(journal, context, message);
		return context.json(answer(message));
	});

	app.patch('/channels/:channel/messages/:message', (context) => {
		const { channel: channelId, message: messageId } = context.req.param();
		const channel = world.openToBot(channelId);
		const message = world.message(channel, messageId);
		const { json, files } = context.get('body');
		const form = parseForm(messageForm, json ?? {});
		mayEdit(backend, channel, message, files.size);
		const place = { channelId, ephemeral: false, repliedTo: undefined };
		messages.edit(message, composeEdit(cdn, message, form, files, place));
		inspect(journal, context, message);
		return context.json(answer(message));
	});
}

/** GET and DELETE of a channel's messages. Without the right to read history the list is empty. */
export function addReadingRoutes(app: RestApp, backend: Backend): void {
	const { world, identity, messages, portal } = backend;
	const view = () => ({ content: portal.messageContentAllowed });
	const history = permission.readMessageHistory;

	app.get('/channels/:channel/messages', (context) => {
		const channel = world.openToBot(context.req.param('channel'));
		const asked = parseForm(pageForm, context.req.query());
		const mayRead = (world.botPermissions(channel) & history) !== 0n;
		const page = mayRead ? pageOf([...channel.messages.values()].filter(stands), asked) : [];
		return context.json(page.map((message) => messagePayload(backend, message, view())));
	});

	app.get('/channels/:channel/messages/:message', (context) => {
		const { channel: channelId, message: messageId } = context.req.param();
		const channel = world.openToBot(channelId, history);
		return context.json(messagePayload(backend, world.message(channel, messageId), view()));
	});

	app.delete('/channels/:channel/messages/:message', (context) => {
		const { channel: channelId, message: messageId } = context.req.param();
		const channel = world.openToBot(channelId);
		const message = world.message(channel, messageId);
		const mayManage = (world.botPermissions(channel) & permission.manageMessages) !== 0n;
		const isGuild = channel.guildId !== null;
		if (message.authorId !== identity.botUserId && !(isGuild && mayManage)) {
			throw isGuild ? refuse.missingPermissions() : refuse.directMessage();
		}
		messages.remove(message);
		return context.body(null, 204);
	});

	app.post('/channels/:channel/messages/bulk-delete', (context) => {
		const channel = world.openToBot(context.req.param('channel'), permission.manageMessages);
		const { json } = context.get('body');
		const ids: unknown = Object(json).messages;
		const found = (Array.isArray(ids) ? ids : []).flatMap(
			(id) => channel.messages.get(String(id)) ?? [],
		);
		messages.removeAll(channel, found);
		return context.body(null, 204);
	});
}

const stands = ({ deletedAtMs }: MessageRecord) => deletedAtMs === null;
