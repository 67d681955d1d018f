import { z } from 'zod';
import type { InteractionRecord } from '../stand-ins/discord/interactions/record.ts';
import { flag, has } from '../stand-ins/discord/messages/flags.ts';
import type { MessageRecord } from '../stand-ins/discord/records.ts';
import { flatten } from '../stand-ins/discord/schemas/components.ts';
import { snowflakeTime } from '../stand-ins/discord/snowflake.ts';
import type { Buttons, NumberedButton } from './buttons.ts';
import { BOT_NAME, CHANNEL_NAME, type Stage } from './stage.ts';
import { inline, type Names } from './terminal/inline.ts';
import { textOf } from './terminal/paint.ts';
import { shownTime } from './terminal/shown-time.ts';

/** A message as somebody in the channel sees it. `content` is still in Discord's Markdown. */
export type MessageFacts = {
	readonly author: string;
	readonly isBot: boolean;
	/** Epoch milliseconds. */
	readonly at: number;
	/** What it answers: `replying to Ada: …` or `Ada used /ask …`. */
	readonly answers: string | undefined;
	/** Nobody else sees the message. */
	readonly onlyFor: string | undefined;
	/** Where it stands, unless in the channel of the demo. */
	readonly place: string | undefined;
	readonly content: string;
	readonly files: readonly {
		readonly name: string;
		readonly sizeBytes: number;
		readonly isPicture: boolean;
		/** What it shows, in words; may be empty. */
		readonly description: string;
	}[];
	readonly buttons: readonly Pick<NumberedButton, 'number' | 'label' | 'options'>[];
	/** Acknowledged, and nothing said yet. */
	readonly isLoading: boolean;
};

export type Describe = (message: MessageRecord) => MessageFacts;

export function createDescribe(stage: Stage, buttons: Buttons): Describe {
	const { discord, people, channelId } = stage;
	const names = createNames(stage);
	const plain = (content: string) => textOf(inline(content, names)).replace(/\s+/g, ' ').trim();
	const answers = ({ source, reference, channelId: place }: MessageRecord) => {
		if (source) {
			const sent = discord.interactions.find(({ id }) => id === source.id);
			return `${people.nameOf(source.userId)} ${sent ? plain(doing(sent)) : 'used a command'}`;
		}
		const to = discord.everyMessage(place).find(({ id }) => id === reference?.messageId);
		return to && `replying to ${people.nameOf(to.authorId)}: ${plain(to.content)}`;
	};
	return (message) => ({
		author: people.nameOf(message.authorId),
		isBot: message.authorId === discord.botUserId,
		at: snowflakeTime(message.id),
		answers: answers(message),
		onlyFor:
			has(message.flags, flag.ephemeral) && message.source
				? people.nameOf(message.source.userId)
				: undefined,
		place: message.channelId === channelId ? undefined : `direct messages with ${BOT_NAME}`,
		content: message.content,
		files: message.attachments.map(({ name, bytes, contentType, description }) => ({
			name,
			sizeBytes: bytes.length,
			isPicture: contentType.startsWith('image/'),
			description: description ?? '',
		})),
		buttons: buttons.under(message),
		isLoading: has(message.flags, flag.loading),
	});
}

/** Discord's marks in words; `now` is epoch milliseconds. */
export function createNames({
	people,
	clock,
	discord,
	guildId,
}: Pick<Stage, 'people' | 'clock' | 'discord' | 'guildId'>): Names {
	return {
		person: people.nameOf,
		role(id) {
			const found = discord.roles(guildId).find((one) => one.id === id);
			return found?.name.replace(/^@/, '') ?? 'deleted-role';
		},
		channel: () => CHANNEL_NAME,
		time: (seconds, style) => shownTime(seconds, style, clock.now()),
	};
}

const option = z.object({ name: z.string(), value: z.unknown().optional() });
const SUBCOMMAND = 1;
const MESSAGE_MENU = 3;
const command = z.object({
	name: z.string(),
	type: z.number(),
	options: z
		.array(option.extend({ type: z.number(), options: z.array(option).default([]) }))
		.default([]),
	resolved: z
		.object({
			attachments: z.record(z.string(), z.object({ filename: z.string() })).default({}),
			roles: z.record(z.string(), z.object({ name: z.string() })).default({}),
			users: z.record(z.string(), z.object({ username: z.string() })).default({}),
			channels: z.record(z.string(), z.object({ name: z.string() })).default({}),
		})
		.default({ attachments: {}, roles: {}, users: {}, channels: {} }),
});
const press = z.object({
	data: z.object({
		component_type: z.number(),
		custom_id: z.string(),
		values: z.array(z.string()).default([]),
	}),
	message: z.object({ components: z.array(z.unknown()) }),
});
const form = z.object({ components: z.array(z.record(z.string(), z.unknown())) });

/** What a person did, in the words of somebody who watches: a command with its options, a button, or a form with its text. */
function doing({ payload }: InteractionRecord): string {
	const { data } = payload;
	const used = command.safeParse(data);
	if (used.success) return `used ${commandLine(used.data)}`;
	const pressed = press.safeParse(payload);
	if (pressed.success) return pressing(pressed.data);
	const fields = form.safeParse(data);
	const texts = fields.success
		? flatten(fields.data.components).flatMap(({ value }) =>
				typeof value === 'string' ? value : [],
			)
		: [];
	return `sent a form: ${texts.join(' ')}`;
}

function pressing({ data, message }: z.infer<typeof press>): string {
	const found = flatten(message.components).find(({ custom_id: id }) => id === data.custom_id);
	const options = found?.['options'];
	if (!Array.isArray(options)) return `pressed ${String(found?.['label'] ?? 'a button')}`;
	const chosen = options.map(Object).find(({ value }) => data.values.includes(value));
	return `chose ${String(chosen?.label ?? 'nothing')}`;
}

function commandLine({ name, type, options, resolved }: z.infer<typeof command>): string {
	if (type === MESSAGE_MENU) return `“${name}”`;
	const [first] = options;
	const nested = first?.type === SUBCOMMAND ? first : undefined;
	const given = nested?.options ?? options;
	const words = given.map(({ name: option, value }) => {
		const id = String(value);
		const { attachments, channels, roles, users } = resolved;
		const text =
			attachments[id]?.filename ??
			roles[id]?.name ??
			users[id]?.username ??
			channels[id]?.name ??
			id;
		const isAlone = given.length === 1 && !nested;
		return option === 'prompt' || isAlone ? text : `${option}:${text}`;
	});
	return [`/${name}`, ...(nested ? [nested.name] : []), ...words].join(' ');
}
