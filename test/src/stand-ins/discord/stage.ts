import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import { onTestFinished } from 'vitest';
import { type Clock, createSystemClock } from '../../../../src/clock.ts';
import {
	createDiscordStandIn,
	type DiscordStandIn,
	type StandInOptions,
} from '../../../../src/stand-ins/discord/stand-in.ts';

export const quiet = { flags: 4, allowedMentions: { parse: [] } };
export const quietBody = { flags: 4, allowed_mentions: { parse: [] } };

const ALL_INTENTS = [
	GatewayIntentBits.Guilds,
	GatewayIntentBits.GuildMessages,
	GatewayIntentBits.DirectMessages,
	GatewayIntentBits.MessageContent,
];

/** A stand-in with a server, a channel and a person; closed after the test. */
export async function openDiscord(options: Partial<StandInOptions> & { clock?: Clock } = {}) {
	const discord = await createDiscordStandIn({ clock: createSystemClock(), ...options });
	onTestFinished(() => discord.close());
	const guild = discord.addGuild({ name: 'Home' });
	const channel = discord.addChannel(guild.id, { name: 'general' });
	const amy = discord.addUser({ name: 'amy' });
	return { discord, guild, channel, amy };
}

/** The unmodified library, not yet signed in; it leaves after the test. */
export function createClient(discord: DiscordStandIn, intents = ALL_INTENTS): Client<boolean> {
	const client = new Client({
		rest: { api: `${discord.url}/api` },
		intents,
		partials: [Partials.Channel],
	});
	onTestFinished(() => client.destroy());
	return client;
}

/** Signed in and ready. */
export async function signIn(
	discord: DiscordStandIn,
	intents = ALL_INTENTS,
): Promise<Client<true>> {
	const client = createClient(discord, intents);
	const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
	await client.login(discord.token);
	return ready;
}

export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: Record<string, unknown>;
}

/** One request of the bot, without a library in between. */
export async function ask(
	discord: DiscordStandIn,
	method: string,
	path: string,
	body?: unknown,
	token = discord.token,
): Promise<Answer> {
	const response = await fetch(`${discord.url}/api/v10${path}`, {
		method,
		headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const words = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
	return {
		status: response.status,
		headers: response.headers,
		body: isJson ? JSON.parse(words) : { text: words },
	};
}

export const askCommand = {
	name: 'ask',
	description: 'Ask a model',
	options: [
		{ type: 3, name: 'prompt', description: 'The question' },
		{ type: 3, name: 'model', description: 'Which model', autocomplete: true },
		{ type: 11, name: 'file', description: 'A file' },
	],
	integration_types: [0, 1],
	contexts: [0, 1, 2],
};

export const register = (discord: DiscordStandIn, ...commands: unknown[]) =>
	ask(discord, 'PUT', `/applications/${discord.applicationId}/commands`, commands);
