import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { createApp } from '../app.ts';
import { type Clock, createSystemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { describeError, FatalError } from '../errors.ts';
import { createLogger } from '../log.ts';
import type { Limits } from '../stand-ins/discord/limits.ts';
import { createDiscordStandIn } from '../stand-ins/discord/stand-in.ts';
import { createProviderStandIn, type ProviderStandIn } from '../stand-ins/provider/stand-in.ts';
import { DemoFailure } from './failure.ts';
import type { Language } from './locales/languages.ts';
import type { Words } from './locales/words.ts';
import { createPeople } from './people.ts';
import { BOT_NAME, type Stage } from './stage.ts';
import { botEnvironment } from './surroundings.ts';
import { knownAnswers } from './talk/talk.ts';
import { createUndo } from './undo.ts';
import { whatModelsSay } from './what-models-say.ts';
import { whenOver } from './when-over.ts';

const LEAVING_MS = 3000;
/** Of an account that once bought credits: with less, at the start of a day even the demo would be paced. */
const DAY_LIMIT = 1000;

/** Starts the stand-ins and the bot. Rejects with a DemoFailure when the bot does not come up. */
export async function setStage({
	clock,
	draw,
	minuteLimit,
	dayLimit = DAY_LIMIT,
	limits,
	timeZone,
	models,
	language,
	stop,
	onLog,
}: {
	clock: Clock;
	/** A number from 0 up to 1 by chance. */
	draw?: () => number;
	/** Requests that the stand-in provider allows. */
	minuteLimit: number;
	dayLimit?: number;
	/** Of the stand-in Discord, where they are not the usual ones. */
	limits: Partial<Limits>;
	timeZone?: string;
	/** The environment about real models; undefined: stand-ins. */
	models: Readonly<Record<string, string | undefined>> | undefined;
	language: Language;
	stop: AbortSignal;
	onLog: (line: string) => void;
}): Promise<Stage> {
	const { locale, words, talk } = language;
	const undo = createUndo();
	try {
		const folder = await mkdtemp(join(tmpdir(), 'potluck-demo-'));
		undo.add(() => rm(folder, { recursive: true, force: true }));
		const discord = await createDiscordStandIn({
			clock,
			botName: BOT_NAME,
			limits,
		});
		undo.add(() => discord.close());
		const provider = models
			? undefined
			: await createProviderStandIn({ clock, minuteLimit, dayLimit });
		provider?.answer(whatModelsSay(knownAnswers(talk)));
		const people = createPeople(discord, {
			botName: BOT_NAME,
			locale,
			stranger: words.screen.somebody,
		});
		const guild = discord.addGuild({
			name: talk.server,
			locale,
			ownerId: people.called(talk.me).id,
		});
		const cooks = discord.addRole(guild.id, { name: talk.role });
		discord.giveRole(guild.id, people.called(talk.friend).id, cooks.id);
		const channel = discord.addChannel(guild.id, { name: talk.channel });

		const standIns = standInModels(provider, minuteLimit);
		const config = readConfig(botEnvironment({ folder, discord, models: models ?? standIns }));
		const write = (line: string) => onLog(stripVTControlCharacters(line).trimEnd());
		// What the stand-ins refuse belongs to the play.
		const level = models ? 'warn' : 'error';
		const log = createLogger({ level, format: 'pretty', secrets: config.secrets, write });
		const app = createApp(config, { clock, log, ...(draw && { draw }) });
		const ended = app.run();
		undo.add(() => atMost(ended, LEAVING_MS));
		// Without its provider the bot need not wait for answers to finish.
		if (provider) undo.add(() => provider.close());
		undo.add(async () => app.leave());
		await Promise.race([app.ready.catch(couldNotStart(words)), whenOver({ ended, stop, words })]);
		const isRegistered = (name: string) => discord.commands().some((one) => one.name === name);
		await discord.waitFor(() => ['ask', 'model', 'quota'].every(isRegistered), {
			what: 'registering the commands',
		});
		return {
			clock,
			discord,
			provider,
			people,
			language,
			...(timeZone === undefined ? {} : { timeZone }),
			guildId: guild.id,
			channelId: channel.id,
			ended,
			close: undo.all,
		};
	} catch (error) {
		await undo.all();
		throw error;
	}
}

function standInModels(provider: ProviderStandIn | undefined, minuteLimit: number) {
	return {
		OPENROUTER_API_KEY: provider?.key,
		OPENROUTER_BASE_URL: provider?.url,
		OPENROUTER_REQUESTS_PER_MINUTE: String(minuteLimit),
	};
}

const couldNotStart =
	({ failure }: Words) =>
	(error: unknown): never => {
		const why = error instanceof FatalError ? error.message : JSON.stringify(describeError(error));
		throw new DemoFailure(failure.couldNotStart(why), { cause: error });
	};

async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
	const enough = Promise.withResolvers<void>();
	const cancel = createSystemClock().after(ms, enough.resolve);
	await Promise.race([work, enough.promise]);
	cancel();
}
