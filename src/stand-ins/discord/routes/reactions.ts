import type { Backend } from '../core.ts';
import { permission } from '../permissions.ts';
import type { RestApp } from '../rest/environment.ts';

/** The bot's own reactions: checked, and not kept. */
export function addReactionRoutes(app: RestApp, { world }: Backend): void {
	const path = '/channels/:channel/messages/:message/reactions/:emoji/@me';
	app.put(path, (context) => {
		const { channel: channelId, message: messageId } = context.req.param();
		const channel = world.openToBot(
			channelId,
			permission.addReactions,
			permission.readMessageHistory,
		);
		world.message(channel, messageId);
		return context.body(null, 204);
	});
	app.delete(path, (context) => {
		const { channel: channelId, message: messageId } = context.req.param();
		world.message(world.openToBot(channelId), messageId);
		return context.body(null, 204);
	});
}
