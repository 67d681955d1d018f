import { onTestFinished } from 'vitest';
import { type Clock, createSystemClock } from '../../../src/clock.ts';
import type { Command } from '../../../src/command.ts';
import type { DiscordOptions } from '../../../src/discord/discord.ts';
import { createDiscord } from '../../../src/discord/gateway.ts';
import type { Incoming } from '../../../src/dispatch.ts';
import { createLogger } from '../../../src/log.ts';
import {
	createDiscordStandIn,
	type DiscordStandIn,
	type StandInOptions,
} from '../../../src/stand-ins/discord/stand-in.ts';

/** For tests that sign in twice: Discord wants five seconds between two sign-ins. */
export const fastClock = () => createSystemClock(50);

export async function makeStandIn({
	clock: givenClock,
	limits,
	...options
}: Partial<StandInOptions> & { clock?: Clock } = {}) {
	const clock = givenClock ?? createSystemClock();
	// On a clock that is faster than the wire, sign-ins that left far enough apart may arrive too close.
	const signInLimits = givenClock ? { identifyWindowMs: 0 } : {};
	const standIn = await createDiscordStandIn({
		clock,
		limits: { ...signInLimits, ...limits },
		...options,
	});
	onTestFinished(() => standIn.close());
	return { clock, standIn };
}

type Line = { readonly level: number; readonly msg: string } & Readonly<Record<string, unknown>>;

/** The bot's side of Discord against a stand-in, with everything it passes on and logs. */
export function makeDiscord(
	standIn: DiscordStandIn,
	clock: Clock,
	options: Partial<DiscordOptions> = {},
) {
	const heard: Incoming[] = [];
	const deleted: string[] = [];
	const edited: (readonly [string, string])[] = [];
	const gone: string[] = [];
	const servers: (readonly string[])[] = [];
	const lines: Line[] = [];
	const log = createLogger({
		level: 'debug',
		format: 'json',
		secrets: [standIn.token],
		write: (line) => void lines.push(JSON.parse(line)),
	});
	const discord = createDiscord({
		token: standIn.token,
		apiUrl: `${standIn.url}/api`,
		commands: [],
		describe: (key) => key,
		dispatch: async (incoming) => void heard.push(incoming),
		onGone: ({ channelId, serverId }) => void gone.push(channelId ?? serverId),
		onServer: () => undefined,
		onServers: (now) => void servers.push(now.serverIds),
		onDeleted: (ids) => void deleted.push(...ids),
		onEdited: (...edit) => void edited.push(edit),
		clock,
		log,
		...options,
	});
	onTestFinished(() => discord.close(AbortSignal.timeout(1_000)));
	const logged = (sentence: string) => lines.filter(({ msg }) => msg.includes(sentence));
	return { ...discord, discord, heard, deleted, edited, gone, servers, lines, logged };
}

/** A signed-in bot in a server with one channel and one person. */
export async function makeScene({
	commands = [],
	standIn: standInOptions,
	...options
}: Partial<DiscordOptions> & {
	commands?: readonly Command[];
	standIn?: Partial<StandInOptions>;
} = {}) {
	const { clock, standIn } = await makeStandIn(standInOptions);
	const guild = standIn.addGuild({ name: 'Home' });
	const channel = standIn.addChannel(guild.id, { name: 'general' });
	const ann = standIn.addUser({ name: 'ann', displayName: 'Ann' });
	const bot = makeDiscord(standIn, clock, { commands, ...options });
	await bot.start(new AbortController().signal);
	if (commands.length > 0) {
		await standIn.waitFor(() => standIn.commands(options.guildId).length === commands.length);
	}
	return { ...bot, ann, channel, clock, guild, standIn };
}

/** Does as the bot, or as another version of it, what this one never does. */
export async function asBot(standIn: DiscordStandIn, path: string, body: object) {
	const answer = await fetch(`${standIn.url}/api/v10${path}`, {
		method: 'POST',
		headers: { authorization: `Bot ${standIn.token}`, 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!answer.ok) throw new Error(`The stand-in refused it: ${await answer.text()}`);
}
