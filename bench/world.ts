import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSystemClock } from '../src/clock.ts';
import { createDiscordStandIn, type StandInOptions } from '../src/stand-ins/discord/stand-in.ts';
import {
	createProviderStandIn,
	type ProviderStandInOptions,
} from '../src/stand-ins/provider/stand-in.ts';

type Options = {
	/** Bot and stand-ins run this many times as fast as real time. */
	speed?: number;
	discord?: Partial<StandInOptions>;
	provider?: Partial<ProviderStandInOptions>;
};

/** Stand-ins in this process, and a folder for the bot; nothing runs yet. */
export async function createWorld({ speed = 1, discord: limits, provider: account }: Options = {}) {
	const startedAtMs = Date.now();
	const clock = createSystemClock(speed, startedAtMs);
	const discord = await createDiscordStandIn({ clock, limits: { identifyWindowMs: 0 }, ...limits });
	const provider = await createProviderStandIn({ clock, dayLimit: 1000, ...account });
	const folder = mkdtempSync(join(tmpdir(), 'potluck-bench-'));
	const server = discord.addGuild();
	const environment = {
		PATH: process.env['PATH'] ?? '',
		DISCORD_TOKEN: discord.token,
		DISCORD_API_URL: `${discord.url}/api`,
		DISCORD_CDN_URL: discord.cdnUrl,
		OPENROUTER_API_KEY: provider.key,
		OPENROUTER_BASE_URL: provider.url,
		STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
		HTTP_PORT: '0',
		LOG_LEVEL: 'warn',
		LOG_FORMAT: 'json',
		BENCH_SPEED: `${speed}`,
		BENCH_STARTED_AT: `${startedAtMs}`,
	};
	return {
		clock,
		discord,
		provider,
		server,
		environment,
		async close() {
			await Promise.all([discord.close(), provider.close()]);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** The stand-ins with the bot signed in, as a process of its own. */
export async function startWorld(options: Options = {}) {
	const world = await createWorld(options);
	const bot = fork(join(import.meta.dirname, 'bot.ts'), {
		env: world.environment,
		stdio: 'inherit',
	});
	const [message] = await once(bot, 'message');
	if (message !== 'ready') throw new Error('the bot did not become ready');
	await world.discord.waitFor(() => world.discord.commands().length > 0);
	return {
		...world,
		residentMegabytes: () => residentMegabytes(bot),
		async close() {
			const left = once(bot, 'exit');
			bot.kill('SIGTERM');
			await left;
			const { refusals, violations } = world.discord;
			await world.close();
			if (refusals.length + violations.length > 0) {
				throw new Error(
					`the stand-in Discord refused: ${JSON.stringify([...refusals, ...violations][0])}`,
				);
			}
		},
	};
}

function residentMegabytes({ pid }: ChildProcess): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
