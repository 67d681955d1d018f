import { z } from 'zod';
import type { InteractionRecord } from '../stand-ins/discord/interactions/record.ts';
import { flag, has } from '../stand-ins/discord/messages/flags.ts';
import type { MessageRecord } from '../stand-ins/discord/records.ts';
import { flatten } from '../stand-ins/discord/schemas/components.ts';
import { snowflakeTime } from '../stand-ins/discord/snowflake.ts';
import type { Buttons, NumberedButton } from './buttons.ts';
import type { Words } from './locales/words.ts';
import { BOT_NAME, type Stage } from './stage.ts';
import { inline, type Names } from './terminal/inline.ts';
import { textOf } from './terminal/paint.ts';
import { createShownTime } from './terminal/shown-time.ts';

/** A message as somebody in the channel sees it. `content` is still in Discord's Markdown. */
export type MessageFacts = {
	readonly author: string;
	readonly isBot: boolean;
	/** Epoch milliseconds. */
	readonly at: number;
	/** What it answers: `replying to Ada: …` or `Ada used /ask …`. */
	readonly answers: string | undefined;
	/** Whom it answers. */
	readonly to: string | undefined;
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
	const { discord, people, channelId, language } = stage;
	const { screen: words } = language.words;
	const names = createNames(stage);
	const plain = (content: string) =>
		textOf(inline(content.replace(/^(?:-#|>|-) /gm, ''), names))
			.replace(/\s+/g, ' ')
			.trim();
	const answers = ({ source, reference, channelId: place }: MessageRecord) => {
		if (source) {
			const sent = discord.interactions.find(({ id }) => id === source.id);
			const who = people.nameOf(source.userId);
			const what = sent ? plain(doing(sent, words)) : words.usedSomething;
			return { to: who, answers: words.did(who, what) };
		}
		const repliedId = reference?.forwarded ? undefined : reference?.messageId;
		const found = discord.everyMessage(place).find(({ id }) => id === repliedId);
		if (!found) return { to: undefined, answers: undefined };
		const to = people.nameOf(found.authorId);
		return { to, answers: words.replying(to, plain(wordsOf(found, words))) };
	};
	const placeOf = (message: MessageRecord) => {
		if (message.channelId === channelId) return undefined;
		const { name = '' } = discord.channel(message.channelId) ?? {};
		return message.guildId === null ? words.directMessages(BOT_NAME) : words.thread(name);
	};
	return (message) => ({
		author: people.nameOf(message.authorId),
		isBot: message.authorId === discord.botUserId,
		at: snowflakeTime(message.id),
		...answers(message),
		onlyFor:
			has(message.flags, flag.ephemeral) && message.source
				? people.nameOf(message.source.userId)
				: undefined,
		place: placeOf(message),
		content: wordsOf(message, words),
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

/** What a message says, with what it forwards and its poll. */
function wordsOf({ content, poll, snapshots }: MessageRecord, words: Words['screen']): string {
	const quoted = snapshots.flatMap((one) => [
		`-# ↱ ${words.forwarded}`,
		...one.content.split('\n').map((line) => `> ${line}`),
	]);
	const choices = poll
		? [`${words.poll}**${poll.question}**`, ...poll.answers.map((answer) => `- ${answer}`)]
		: [];
	return [...(content === '' ? [] : [content]), ...quoted, ...choices].join('\n');
}

/** Discord's marks in words; `now` is epoch milliseconds. */
export function createNames({
	people,
	clock,
	discord,
	guildId,
	language: { timeLocale, talk, words },
	timeZone,
}: Pick<Stage, 'people' | 'clock' | 'discord' | 'guildId' | 'language' | 'timeZone'>): Names {
	return {
		person: people.nameOf,
		role(id) {
			const found = discord.roles(guildId).find((one) => one.id === id);
			return found?.name.replace(/^@/, '') ?? words.screen.deletedRole;
		},
		channel: (id) => discord.channel(id)?.name ?? talk.channel,
		time: createShownTime({ locale: timeLocale, timeZone, now: clock.now }),
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
function doing({ payload }: InteractionRecord, words: Words['screen']): string {
	const { data } = payload;
	const used = command.safeParse(data);
	if (used.success) {
		const { name, type } = used.data;
		return type === MESSAGE_MENU ? words.usedMenu(name) : words.used(commandLine(used.data));
	}
	const pressed = press.safeParse(payload);
	if (pressed.success) return pressing(pressed.data, words);
	const fields = form.safeParse(data);
	const texts = fields.success
		? flatten(fields.data.components).flatMap(({ value }) =>
				typeof value === 'string' ? value : [],
			)
		: [];
	return words.sentForm(texts.join(' '));
}

function pressing({ data, message }: z.infer<typeof press>, words: Words['screen']): string {
	const found = flatten(message.components).find(({ custom_id: id }) => id === data.custom_id);
	const options = found?.['options'];
	if (!Array.isArray(options)) return words.pressed(String(found?.['label'] ?? '…'));
	const chosen = options.map(Object).find(({ value }) => data.values.includes(value));
	return words.chose(String(chosen?.label ?? '…'));
}

function commandLine({ name, options, resolved }: z.infer<typeof command>): string {
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
