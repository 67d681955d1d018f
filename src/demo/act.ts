import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { InteractionRecord } from '../stand-ins/discord/interactions/record.ts';
import type { MessageRecord, Role } from '../stand-ins/discord/records.ts';
import type { NumberedButton } from './buttons.ts';
import { crowd } from './crowd.ts';
import { type CommandShape, findCommand } from './input/command-shape.ts';
import { type FilledValue, fillOptions } from './input/fill-options.ts';
import type { Entry } from './input/parse-line.ts';
import type { Words } from './locales/words.ts';
import { createOffered } from './offered.ts';
import type { Somebody } from './people.ts';
import type { Stage } from './stage.ts';
import type { Talk } from './talk/talk.ts';

/** What a person does in Discord, by the stand-in's people. */
export interface Acting {
	commands(): readonly CommandShape[];
	roles(): readonly string[];
	suggest(
		who: Somebody,
		asked: { command: string; option: string; typed: string },
	): Promise<readonly { name: string; value: string }[]>;
	say(who: Somebody, text: string): MessageRecord;
	/** To the last message of the bot. */
	reply(who: Somebody, text: string): void;
	direct(who: Somebody, text: string): void;
	/** Changes the last message that they wrote. */
	edit(who: Somebody, text: string): void;
	delete(who: Somebody): void;
	/** What the menu of a message offers. */
	menus(): readonly string[];
	/** Chooses that from the menu of the bot's last message; names are found whatever their case. */
	menu(who: Somebody, name: string): InteractionRecord;
	command(who: Somebody, entry: Extract<Entry, { kind: 'command' }>): Promise<InteractionRecord>;
	press(who: Somebody, button: Pick<NumberedButton, 'message' | 'customId'>): InteractionRecord;
	/** `choice`: what the menu says, or its value. */
	choose(who: Somebody, menu: NumberedButton, choice: string): InteractionRecord;
	crowd(count: number): void;
}

/** Wrong use by who types; `message` is a sentence for them. */
export class Misuse extends Error {
	override name = 'Misuse';
}

const LONGEST_MESSAGE = 2000;
const EVERYTHING = (1n << 53n) - 1n;

export function createActing(stage: Stage): Acting {
	const { discord, provider, people, channelId, guildId, language } = stage;
	const { talk, words } = language;
	const { input } = words;
	const owner = people.called(talk.me);
	const botName = people.nameOf(discord.botUserId);
	const mentioned = (text: string) => {
		const names = [botName, ...people.names()].sort((one, other) => other.length - one.length);
		const anyName = names.map((name) => name.replace(/\W/gu, '\\$&')).join('|');
		// Chinese needs no spaces around a name; an address such as a@b is none.
		const written = new RegExp(`(?<![\\w.])@(${anyName})(?!\\w)`, 'gi');
		return text.replace(written, (_, name: string) => `<@${people.called(name).id}>`);
	};
	const sendable = (text: string) => {
		const content = mentioned(text);
		if ([...content].length > LONGEST_MESSAGE) {
			throw new Misuse(input.tooLong(LONGEST_MESSAGE));
		}
		return content;
	};
	const lastBy = ({ id, name }: Somebody) => {
		const found = discord.messages(channelId).findLast(({ authorId }) => authorId === id);
		if (!found) throw new Misuse(input.saidNothing(name));
		return found;
	};
	const { commands, forManagers, menus } = createOffered(stage);
	const acted = (who: Somebody) => ({
		userId: who.id,
		...(who.id === owner.id ? { permissions: EVERYTHING } : {}),
	});
	const asking = (who: Somebody, name: string) => ({ ...acted(who), channelId, name });

	return {
		commands,
		menus: () => menus().map(({ shown }) => shown),
		roles: () => discord.roles(guildId).map(({ name }) => name),
		async suggest(who, { command, option, typed }) {
			const found = await discord.autocomplete({
				...asking(who, command),
				options: { [option]: typed },
				focused: option,
			});
			return found.map(({ name, value }) => ({ name: String(name), value: String(value) }));
		},
		say: (who, text) => discord.say({ channelId, userId: who.id, content: sendable(text) }),
		reply(who, text) {
			const { id: replyTo } = lastBy({ id: discord.botUserId, name: botName });
			discord.say({ channelId, userId: who.id, content: sendable(text), replyTo });
		},
		edit: (who, text) => discord.editMessage(lastBy(who).id, sendable(text)),
		delete: (who) => discord.deleteMessage(lastBy(who).id),
		menu(who, name) {
			const wanted = name.toLowerCase();
			const found = menus().find((one) =>
				[one.shown, one.name].some((known) => known.toLowerCase() === wanted),
			);
			if (found === undefined) throw new Misuse(input.noSuchMenuCommand(name));
			const { id: targetId } = lastBy({ id: discord.botUserId, name: botName });
			return discord.messageCommand({ ...asking(who, found.name), targetId });
		},
		direct(who, text) {
			const { id } = discord.openDirectMessage(who.id);
			discord.say({ channelId: id, userId: who.id, content: sendable(text) });
		},
		async command(who, { name, text }) {
			const typed = `${name} ${text}`;
			const found = findCommand(commands(), typed);
			if (!found) throw new Misuse(input.noSuchCommand(name));
			const { shape, end } = found;
			if (who.id !== owner.id && forManagers(shape.name))
				throw new Misuse(input.onlyForManagers(shape.name, who.name));
			const filled = fillOptions(shape, typed.slice(end), input);
			if ('problem' in filled) throw new Misuse(filled.problem);
			const entries = Object.entries(filled.values).map(async ([option, value]) => [
				option,
				await sent(value, { roles: discord.roles(guildId), people, channelId, talk, input }),
			]);
			return discord.command({
				...asking(who, shape.name),
				options: Object.fromEntries(await Promise.all(entries)),
			});
		},
		press: (who, { message, customId }) => discord.click({ ...acted(who), message, customId }),
		choose(who, { message, customId, options = [] }, choice) {
			const isMeant = (text: string) => text.toLowerCase() === choice.trim().toLowerCase();
			const chosen =
				options.find(({ label, value }) => isMeant(label) || isMeant(value)) ??
				options.find(({ label }) => isMeant(label.replace(/ ?[(（]\d+[)）]$/, '')));
			if (!chosen) throw new Misuse(input.notOffered(choice));
			return discord.click({ ...acted(who), message, customId, values: [chosen.value] });
		},
		crowd(count) {
			if (!provider) throw new Misuse(input.crowdCosts);
			for (const { name, question } of crowd(talk, count)) {
				discord.say({
					channelId,
					userId: people.called(name).id,
					content: question,
					mentionsBot: true,
				});
			}
		},
	};
}

async function sent(
	value: FilledValue,
	{
		roles,
		people,
		channelId,
		talk,
		input,
	}: Pick<Stage, 'people' | 'channelId'> & {
		readonly roles: readonly Role[];
		readonly talk: Talk;
		readonly input: Words['input'];
	},
) {
	if (typeof value !== 'object') return value;
	if ('person' in value) return people.called(value.person.replace(/^@/, '')).id;
	if ('channel' in value) {
		if (value.channel.replace(/^#/, '').toLowerCase() === talk.channel) return channelId;
		throw new Misuse(input.noSuchChannel(value.channel));
	}
	if ('role' in value) {
		const name = value.role.replace(/^@/, '').toLowerCase();
		const role = roles.find((one) => one.name.replace(/^@/, '').toLowerCase() === name);
		if (!role) throw new Misuse(input.noSuchRole(value.role));
		return role.id;
	}
	try {
		return { name: basename(value.path), bytes: await readFile(value.path) };
	} catch (error) {
		throw new Misuse(input.unreadableFile(value.path), { cause: error });
	}
}
