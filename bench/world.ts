import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '../commands/index.ts';
import { createSystemClock } from '../src/clock.ts';
import { createDiscordStandIn, type StandInOptions } from '../src/stand-ins/discord/stand-in.ts';
import {
	createProviderStandIn,
	type ProviderStandInOptions,
} from '../src/stand-ins/provider/stand-in.ts';
import botProcess from '../tools/bot-process.json' with { type: 'json' };

/** The flags of Node that `npm start` gives to the bot; `environment` has what belongs to them. */
export const { nodeFlags } = botProcess;

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
		...botProcess.environment,
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
	const { discord, environment } = world;
	const script = join(import.meta.dirname, 'bot.ts');
	// As the launcher does: loaded once, up to a wrong port, for the compile cache.
	spawnSync(process.execPath, [...nodeFlags, script], {
		env: { ...environment, HTTP_PORT: 'none' },
	});
	const bot = fork(script, {
		execArgv: nodeFlags,
		env: environment,
		stdio: 'inherit',
	});
	const ended = once(bot, 'exit').then(([code, signal]) => code ?? signal);
	const [message] = await Promise.race([once(bot, 'message'), ended.then((how) => [how])]);
	if (message !== 'ready') throw new Error('the bot did not become ready');
	await discord.waitFor(
		() =>
			discord.commands().length ===
			commands.filter(({ kind }) => kind === 'slash' || kind === 'group').length,
	);
	return {
		...world,
		residentMegabytes: () => residentMegabytes(bot),
		/** Resolves with the exit code, or the signal, that ended the bot. */
		ended,
		async close() {
			bot.kill('SIGTERM');
			await ended;
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
