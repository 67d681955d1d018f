import {
	type Client,
	GatewayDispatchEvents,
	type GatewayMessageUpdateDispatchData,
} from 'discord.js';
import { isSignedIn } from './client.ts';
import { textOf } from './from-message.ts';

/**
 * Passes on what people's messages say since they were edited. Discord also tells of a message whose links it has looked
 * at, which is no edit; one that was edited before looks like one then, with the same words. Without the Message Content
 * intent what does not mention the bot comes blank, and tells nothing.
 */
export function followEdits(
	client: Client,
	{
		onEdited,
		readsContent,
	}: {
		onEdited: (messageId: string, text: string) => void;
		readsContent: () => boolean;
	},
): void {
	client.ws.on(GatewayDispatchEvents.MessageUpdate, (message: GatewayMessageUpdateDispatchData) => {
		const { author, content, edited_timestamp: editedAt, id, webhook_id: webhookId } = message;
		const isPersons = !author.bot && !author.system && webhookId === undefined;
		const isHidden = content === '' && message.guild_id !== undefined && !readsContent();
		if (editedAt === null || !isPersons || isHidden || !isSignedIn(client)) return;
		onEdited(id, textOf(message, client));
	});
}
