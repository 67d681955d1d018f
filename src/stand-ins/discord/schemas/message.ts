import { z } from 'zod';
import { complain, text } from '../form.ts';
import { isSnowflake } from '../snowflake.ts';
import { embeds } from './embed.ts';

export const snowflake = z.string().superRefine((value, context) => {
	if (!isSnowflake(value)) {
		complain(context, 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
	}
});

const allowedMentions = z
	.object({
		parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
		users: z.array(snowflake).max(100).nullish(),
		roles: z.array(snowflake).max(100).nullish(),
		replied_user: z.boolean().nullish(),
	})
	.superRefine((value, context) => {
		for (const kind of ['users', 'roles'] as const) {
			if (!value.parse?.includes(kind) || !value[kind]?.length) continue;
			complain(
				context,
				'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
				`parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
			);
		}
	});

const nonce = z.union([text(0, 25), z.number().int()]);

const attachment = z.object({
	id: z.union([z.string(), z.number().int()]),
	filename: text(1, 1_024).nullish(),
	description: text(0, 1_024).nullish(),
});

const reference = z.object({
	type: z.literal([0, 1]).nullish(),
	message_id: snowflake.nullish(),
	channel_id: snowflake.nullish(),
	guild_id: snowflake.nullish(),
	fail_if_not_exists: z.boolean().nullish(),
});

export const messageForm = z.object({
	content: z.string().trim().pipe(text(0, 2_000)).nullish(),
	embeds: embeds.nullish(),
	components: z.array(z.unknown()).nullish(),
	flags: z.number().int().nullish(),
	allowed_mentions: allowedMentions.nullish(),
	nonce: nonce.nullish(),
	enforce_nonce: z.boolean().nullish(),
	message_reference: reference.nullish(),
	attachments: z.array(attachment).max(10).nullish(),
	tts: z.boolean().nullish(),
	username: text(1, 80).nullish(),
});

export type MessageForm = z.infer<typeof messageForm>;
