import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { type Clock, createSystemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createDiscordStandIn, type StandInOptions } from '../../src/stand-ins/discord/stand-in.ts';
import {
	createProviderStandIn,
	type ProviderStandInOptions,
} from '../../src/stand-ins/provider/stand-in.ts';
import { watchAccessibility } from './accessible.ts';
import { eventually } from './eventually.ts';
import { createRecordingLog } from './log.ts';
import { type OtherProviders, startOtherProviders } from './other-providers.ts';

/** An answer's message is edited once a second: on a faster clock the tests need not wait for that. */
const SPEED = 4;
/** The bot is still held to Discord's 3 seconds by the machine's own clock. */
const ACKNOWLEDGE_WITHIN_MS = 3_000;

type Options = OtherProviders & {
	/** How many times as fast as the machine's the clock runs: also of one that is given, for Discord's three seconds. */
	speed?: number;
	clock?: Clock;
	discord?: Partial<StandInOptions>;
	provider?: Partial<ProviderStandInOptions>;
	/** `false`: the bot has no key of OpenRouter. */
	openRouter?: false;
	/** Overrides of the bot's environment. */
	environment?: Record<string, string>;
};

export type Whole = Awaited<ReturnType<typeof startWhole>>;

/** The real bot against all stand-ins, in one process, signed in, with one server and one channel. */
export async function startWhole(options: Options = {}) {
	const speed = options.speed ?? SPEED;
	const clock = options.clock ?? createSystemClock(speed);
	const folder = mkdtempSync(join(tmpdir(), 'potluck-whole-'));
	const discord = await createDiscordStandIn({
		clock,
		...options.discord,
		limits: {
			identifyWindowMs: 0,
			acknowledgeWithinMs: ACKNOWLEDGE_WITHIN_MS * speed,
			...options.discord?.limits,
		},
	});
	const accessibility = watchAccessibility(discord);
	const provider = await createProviderStandIn({
		clock,
		pace: { firstTokenDelayMs: 0, tokensPerSecond: 2000 },
		...options.provider,
	});
	const others = await startOtherProviders(clock, options);
	const server = discord.addGuild({ name: 'The kitchen' });
	const channel = discord.addChannel(server.id, { name: 'general' });
	const ada = discord.addUser({ name: 'Ada' });
	const bob = discord.addUser({ name: 'Bob' });
	const { log, text: logged } = createRecordingLog();
	const config = readConfig({
		DISCORD_TOKEN: discord.token,
		DISCORD_API_URL: `${discord.url}/api`,
		DISCORD_CDN_URL: discord.cdnUrl,
		...(options.openRouter !== false && { OPENROUTER_API_KEY: provider.key }),
		OPENROUTER_BASE_URL: provider.url,
		STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
		HTTP_PORT: '0',
		...others.environment,
		...options.environment,
	});
	let app: App;
	let running: Promise<number>;
	let starts = 0;

	async function start(): Promise<void> {
		app = createApp(config, { clock, log });
		running = app.run();
		await app.ready;
		starts++;
		await eventually(() =>
			expect(logged().split('Commands are registered')).toHaveLength(starts + 1),
		);
	}
	async function stop(): Promise<number> {
		app.leave();
		return running;
	}
	await start();

	/** What the bot has written in the channel, in order. */
	const answers = (channelId = channel.id) =>
		discord.messages(channelId).filter(({ authorId }) => authorId === discord.botUserId);
	return {
		discord,
		provider,
		groq: others.groq,
		google: others.google,
		extra: others.extra,
		clock,
		server,
		channel,
		ada,
		bob,
		logged,
		folder,
		/** What was seen of files, buttons and menus; `end` holds all of them to what everybody can use. */
		accessibility,
		answers,
		/** Resolves with the text of the bot's messages there once it matches. */
		answered: (pattern: RegExp, channelId = channel.id) =>
			discord.waitFor(
				() => {
					const said = answers(channelId)
						.map(({ content }) => content)
						.join('\n');
					return pattern.test(said) ? said : false;
				},
				{ what: `an answer like ${pattern}` },
			),
		stop,
		start,
		async restart() {
			expect(await stop()).toBe(0);
			await start();
		},
		/** Leaves, and holds all stand-ins to it: nothing was refused, nothing was against the rules, everybody can use it. */
		async end({ refusalsExpected = false }: { refusalsExpected?: boolean } = {}) {
			try {
				expect(await stop()).toBe(0);
				if (!refusalsExpected) expect(discord.refusals).toEqual([]);
				expect(discord.violations).toEqual([]);
				expect(accessibility.faults()).toEqual([]);
				expect(provider.violations).toEqual([]);
				others.expectGoodManners();
			} finally {
				await Promise.all([discord.close(), provider.close(), others.close()]);
				rmSync(folder, { recursive: true, force: true });
			}
		},
	};
}
