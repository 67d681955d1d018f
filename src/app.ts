import { commands } from '../commands/index.ts';
import { closeInterrupted } from './app/interrupted.ts';
import { askPostponed } from './app/postponed.ts';
import { readinessOf } from './app/readiness.ts';
import { serverLanguage } from './app/server-language.ts';
import { type OpenServices, openServices } from './app/services.ts';
import { createStatus } from './app/status.ts';
import { type Clock, createSystemClock, sleep } from './clock.ts';
import type { Config } from './config.ts';
import type { Discord } from './discord/discord.ts';
import { createDiscord } from './discord/gateway.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { describeError, FatalError, UserError } from './errors.ts';
import { type Sentence, say } from './locales/keys.ts';
import { createLogger, type Logger } from './log.ts';
import { type PlaceKey, serverOf } from './place.ts';
import { nextButtons } from './render/answer-buttons.ts';
import { createSpeak, type Speak } from './render/speak.ts';
import { type HealthServer, serveHealth } from './web/health.ts';

/** After a signal to leave: time for answers to finish, for last words, and for them to land; together under 30 s. */
const FINISHING_MS = 25_000;
const LAST_WORDS_MS = 1500;
const LANDING_MS = 2000;

const UNEXPECTED_FAULT = 1;

export interface App {
	/** Signed in and able to answer. Rejects with what ended the start. */
	readonly ready: Promise<void>;
	/** Serves until `leave`, or until nothing more can be done; resolves with the exit code. Called once. */
	run(): Promise<number>;
	/** No new work; what runs finishes or is closed with a sentence; then `run` resolves. */
	leave(): void;
}

/** The whole bot. Nothing is opened or connected before `run`. */
export function createApp(
	config: Config,
	{
		clock = createSystemClock(),
		draw,
		log = loggerFor(config),
	}: { clock?: Clock; draw?: () => number; log?: Logger } = {},
): App {
	const ready = Promise.withResolvers<void>();
	const leaving = new AbortController();
	const left = new Promise<void>((resolve) => {
		leaving.signal.addEventListener('abort', () => resolve(), { once: true });
	});
	// Whoever does not ask for `ready` learns of a failed start from `run`.
	ready.promise.catch(() => undefined);

	async function serve(): Promise<void> {
		for (const { variable, remedy } of config.hints) {
			log.warn({ variable, hint: remedy }, 'the environment has a name that the bot does not know');
		}
		if (config.withoutEffect.length > 0) {
			log.warn({ variables: config.withoutEffect }, 'set, but without effect in this version');
		}
		const speak = createSpeak();
		const opened = await openServices(config, {
			clock,
			...(draw && { draw }),
			log,
			isHere: (place, personId) => discord.isHere(place, personId),
			discord: {
				standing: (place) => discord.standing(place),
				readsContent: () => discord.readsContent(),
			},
			operator: () => discord.operator(),
			onRebuttoned({ channelId, locale, messageId, next }) {
				const inWords = (sentence: Sentence) => speak(sentence, locale.place);
				discord.showButtons({ channelId, messageId }, nextButtons(next, inWords));
			},
			onTakenBack({ channelId, locale, messageId }) {
				const said = speak(say('postpone.dropped'), locale.place);
				discord.rewrite({ channelId, messageId }, said);
			},
		});
		const { catalogue, privacy, quota } = opened.services;
		const fatal = Promise.withResolvers<never>();
		const dispatcher = createDispatch({
			commands,
			services: opened.services,
			speak,
			mention: (name) => discord.mention(name),
			clock,
			log,
		});
		const discord = createDiscord({
			token: config.discord.token,
			apiUrl: config.discord.apiUrl,
			...(config.discord.guildId === undefined ? {} : { guildId: config.discord.guildId }),
			commands,
			describe: (key, locale) => speak({ key, values: {} }, locale ?? 'en'),
			dispatch: dispatcher.dispatch,
			onGone(gone) {
				dispatcher.placeGone(gone);
				void privacy.placeGone(gone);
			},
			onDeleted(messageIds) {
				dispatcher.messagesGone(messageIds);
				privacy.messagesGone(messageIds);
			},
			onServer: (serverId) => void privacy.joined(serverId),
			onServers: (now) => void privacy.signedIn(now),
			onEdited: opened.services.answers.edit,
			clock,
			log,
		});
		discord.onFatal(fatal.reject);
		const status = createStatus({
			...opened.services,
			store: opened.store,
			onlyServer: discord.onlyServer,
			show: discord.show,
			speak,
			log,
		});
		let health: HealthServer | undefined;
		let closing: Promise<unknown> = Promise.resolve();
		try {
			health = await openHealth(() =>
				readinessOf({
					gateway: discord.state(),
					store: opened.store,
					quota,
					troubles: opened.troubles(),
				}),
			);
			await Promise.race([
				Promise.all([
					discord.start(leaving.signal),
					opened.start(leaving.signal).then(() => void status.watch()),
				]),
				left,
				fatal.promise,
			]);
			leaving.signal.throwIfAborted();
			log.info({ models: catalogue.models().length }, 'ready');
			ready.resolve();
			closing = takeUp(opened, discord, dispatcher, speak);
			await Promise.race([left, fatal.promise]);
			status.leave();
			await finish(dispatcher, opened.services);
		} finally {
			await status.close();
			await discord.close(landing());
			await closing;
			await health?.close();
			await opened.close();
		}
	}

	/** What an earlier run has left: questions that a crash cut off, and those that wait for another day. */
	function takeUp(
		{ jobs, services: { answers, quota, settings } }: OpenServices,
		{ isHere, localeOf, surfaceAt }: Discord,
		{ dispatch }: Dispatch,
		inWords: Speak,
	): Promise<unknown> {
		async function speakIn(place: PlaceKey) {
			const language = await serverLanguage(serverOf(place), localeOf(place), { settings });
			return (sentence: Sentence) => inWords(sentence, language);
		}
		const shared = { jobs, speakIn, surfaceAt, clock, log, signal: leaving.signal };
		return Promise.all([
			closeInterrupted({ ...shared, answers }),
			askPostponed({ ...shared, answers, dispatch, isHere, quota }),
		]);
	}

	/** Lets answers that have begun finish for a while, then ends them with a sentence. */
	async function finish(
		dispatcher: Dispatch,
		{ answers, comparisons }: OpenServices['services'],
	): Promise<void> {
		log.info({}, 'leaving: nothing new begins, what runs may finish');
		dispatcher.refuse();
		const facts = { passes: 'at-restart' } as const;
		const restarting = new UserError(say('leaving.restarting'), { facts });
		answers.endWaiting(restarting);
		comparisons.endWaiting(restarting);
		await Promise.race([dispatcher.idle(), sleep(clock, FINISHING_MS)]);
		dispatcher.stop(new UserError(say('leaving.interrupted'), { facts }));
		await Promise.race([dispatcher.idle(), sleep(clock, LAST_WORDS_MS)]);
	}

	function landing(): AbortSignal {
		const controller = new AbortController();
		clock.after(LANDING_MS, () => controller.abort());
		return controller.signal;
	}

	async function openHealth(
		readiness: Parameters<typeof serveHealth>[0]['readiness'],
	): Promise<HealthServer | undefined> {
		const { host, port } = config.http;
		if (port === 0) return undefined;
		try {
			return await serveHealth({ host, port, readiness });
		} catch (error) {
			log.error(
				{ host, port, error: describeError(error) },
				'health cannot be served there; going on without',
			);
			return undefined;
		}
	}

	return {
		ready: ready.promise,
		leave: () => leaving.abort(new DOMException('The bot is leaving.', 'AbortError')),
		async run() {
			try {
				await serve();
				return 0;
			} catch (error) {
				ready.reject(error);
				if (leaving.signal.aborted) return 0;
				if (!(error instanceof FatalError)) {
					log.error({ error: describeError(error) }, 'an unexpected fault');
					return UNEXPECTED_FAULT;
				}
				log.error({ exitCode: error.exitCode }, error.message);
				return error.exitCode;
			}
		},
	};
}

function loggerFor({ log: { level, format }, secrets }: Config): Logger {
	return createLogger({
		level,
		format: format ?? (process.stdout.isTTY ? 'pretty' : 'json'),
		secrets,
	});
}
