import { z } from 'zod';

const user = z.object({
	id: z.string(),
	username: z.string(),
	global_name: z.string().nullish(),
});

const attachment = z.object({
	filename: z.string(),
	size: z.number(),
	url: z.string(),
	content_type: z.string().nullish(),
});

const embed = z.object({
	title: z.string().nullish(),
	description: z.string().nullish(),
	fields: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});

/** What people see of a message, and of a copy of one that was forwarded. */
const seen = z.object({
	content: z.string(),
	attachments: z.array(attachment),
	embeds: z.array(embed),
	mentions: z.array(user),
	sticker_items: z.array(z.object({ name: z.string() })).nullish(),
	flags: z.number().nullish(),
	/** Of another app's message that is built of these; what is in them is looked at part by part. */
	components: z.array(z.unknown()).nullish(),
});

const alone = seen.extend({
	id: z.string(),
	channel_id: z.string(),
	author: user,
	message_reference: z
		.object({
			type: z.number().nullish(),
			message_id: z.string().nullish(),
			channel_id: z.string().nullish(),
		})
		.nullish(),
	message_snapshots: z.array(z.object({ message: seen })).nullish(),
	poll: z
		.object({
			question: z.object({ text: z.string().nullish() }),
			answers: z.array(z.object({ poll_media: z.object({ text: z.string().nullish() }) })),
		})
		.nullish(),
});

/** Discord tells of what a message replies to, but nothing of what that replied to. */
const message = alone.extend({ referenced_message: alone.nullish() });

export type SeenMessage = z.infer<typeof seen>;

/** As much of a message on the wire as is read: https://docs.discord.com/developers/resources/message */
export type WireMessage = z.infer<typeof message>;

/** undefined for what is no message. */
export function readWireMessage(text: string): WireMessage | undefined {
	return text.startsWith('{') ? message.safeParse(JSON.parse(text)).data : undefined;
}
