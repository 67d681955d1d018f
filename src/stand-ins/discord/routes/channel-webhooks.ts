import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { parseForm } from '../form.ts';
import { CREATE_FLAGS } from '../messages/flags.ts';
import { inspect } from '../messages/house-rules.ts';
import { composeCreate } from '../messages/outgoing.ts';
import { messagePayload } from '../payloads/message.ts';
import { refuse } from '../refusal.ts';
import type { RestApp } from '../rest/environment.ts';
import { messageForm } from '../schemas/message.ts';

/** Incoming webhooks that somebody made for a channel: whoever has the address may post. */
export function addChannelWebhookRoutes(app: RestApp, backend: Backend, cdn: Cdn): void {
	const { webhooks, world, messages, journal } = backend;
	app.post('/webhooks/:webhook/:token', async (context, next) => {
		const { webhook: id, token } = context.req.param();
		const hook = webhooks.get(id);
		if (!hook) {
			await next();
			return undefined;
		}
		if (hook.token !== token) throw refuse.invalidWebhookToken();
		const channel = world.channels.get(hook.channelId);
		if (!channel) throw refuse.unknownWebhook();
		const { json, files } = context.get('body');
		const form = parseForm(messageForm, json ?? {});
		const place = { channelId: channel.id, ephemeral: false };
		const message = messages.create(channel, {
			...composeCreate(cdn, form, files, CREATE_FLAGS, place),
			authorId: hook.id,
			webhook: { id: hook.id, name: form.username ?? hook.name },
		});
		inspect(journal, context, message);
		if (context.req.query('wait') !== 'true') return context.body(null, 204);
		return context.json(messagePayload(backend, message));
	});
}
