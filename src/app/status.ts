import { type Clock, repeat } from '../clock.ts';
import type { Services } from '../command.ts';
import type { Discord } from '../discord/discord.ts';
import type { Presence } from '../discord/presence.ts';
import { describeError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import { openRouter } from '../providers/table.ts';
import type { Speak } from '../render/speak.ts';
import type { Store } from '../store/store.ts';
import { serverLanguage } from './server-language.ts';
import { statusOf } from './status-words.ts';

/** Discord is told of a change no more often; a look costs two small reads and one small write. */
const LOOK_EVERY_MS = 15_000;
const DEFAULT_LANGUAGE = 'en';

/** Shows beside the bot's name how it does: looked at every 15 seconds, on no question's way. */
export function createStatus({
	catalogue,
	clock,
	log,
	onlyServer,
	quota,
	settings,
	show,
	speak,
	store,
	troubles,
}: Pick<Services, 'catalogue' | 'quota' | 'settings' | 'troubles'> &
	Pick<Discord, 'onlyServer' | 'show'> & {
		clock: Clock;
		log: Logger;
		speak: Speak;
		store: Pick<Store, 'probe'>;
	}) {
	let isLeaving = false;
	let stop = () => {};
	let looking: Promise<void> = Promise.resolve();

	/** Everybody on every server sees the same words: those of the only server, else English. */
	async function language(): Promise<string> {
		const server = onlyServer();
		return server ? serverLanguage(server.id, server.locale, { settings }) : DEFAULT_LANGUAGE;
	}

	async function put(status: Presence['status'], sentence: Sentence): Promise<void> {
		show({ status, text: speak(sentence, await language()) });
	}

	function answering(): readonly string[] {
		const rejected = troubles().flatMap(({ provider, why }) => (why === 'key' ? [provider] : []));
		const providers = catalogue
			.models()
			.flatMap(({ id, provider }) => (catalogue.mayCall(id) ? [provider] : []));
		return [...new Set(providers)].filter((provider) => !rejected.includes(provider));
	}

	async function read() {
		try {
			const [account] = await Promise.all([quota.view(), store.probe()]);
			return { account, canSave: quota.healthy() };
		} catch (error) {
			log.debug({ error: describeError(error) }, 'how the bot does cannot be read');
			return { account: undefined, canSave: false };
		}
	}

	async function look(): Promise<void> {
		const known = await read();
		const { status, sentence } = statusOf({
			...known,
			answering: answering(),
			sharing: openRouter.name,
			troubles: troubles(),
		});
		if (!isLeaving) await put(status, sentence);
	}

	function lookNow(): Promise<void> {
		looking = look();
		return looking;
	}

	show({ status: 'idle', text: speak(say('presence.starting'), DEFAULT_LANGUAGE) });
	return {
		/** From when on there is something to tell. */
		async watch(): Promise<void> {
			if (isLeaving) return;
			stop = repeat(clock, LOOK_EVERY_MS, lookNow);
			await lookNow();
		},
		/** The last words. */
		leave(): void {
			isLeaving = true;
			stop();
			looking = looking.then(() => put('idle', say('presence.restarting')));
		},
		async close(): Promise<void> {
			isLeaving = true;
			stop();
			await looking;
		},
	};
}
