import { type Clock, sleep } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { busyRetryAt } from '../providers/retry-time.ts';

/** Tells the operator what only they can mend. */
export interface Alerts {
	/**
	 * Says it in the log, and in the webhook's channel when there is one; the same words at most once an hour. `facts` go to
	 * the log only. Never rejects and keeps nobody waiting.
	 */
	raise(words: string, facts?: Readonly<Record<string, string | number>>): void;
	/** Gives up what is still on its way. */
	close(): Promise<void>;
}

const SAME_AT_MOST_EVERY_MS = 3_600_000;
const MOST_REMEMBERED = 200;
const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const TIMEOUT_MS = 10_000;
/** Discord's limit for a message. */
const LONGEST_WORDS = 2_000;
const SUPPRESS_EMBEDS = 1 << 2;

export function createAlerts({
	webhookUrl,
	fetch = globalThis.fetch,
	clock,
	log,
}: {
	/** A Discord webhook, which is a secret. */
	webhookUrl: string | undefined;
	fetch?: typeof globalThis.fetch;
	clock: Clock;
	log: Logger;
}): Alerts {
	const life = new AbortController();
	const raisedAt = new Map<string, number>();
	let sending: Promise<void> = Promise.resolve();

	function isNew(words: string): boolean {
		const now = clock.monotonic();
		const before = raisedAt.get(words);
		if (before !== undefined && now - before < SAME_AT_MOST_EVERY_MS) return false;
		raisedAt.delete(words);
		raisedAt.set(words, now);
		const [oldest] = raisedAt.keys();
		if (raisedAt.size > MOST_REMEMBERED && oldest !== undefined) raisedAt.delete(oldest);
		return true;
	}

	/** Undefined: it arrived. Else how long to wait before it is tried again. */
	async function post(url: string, words: string): Promise<number | undefined> {
		const timeout = new AbortController();
		const cancel = clock.after(TIMEOUT_MS, () => timeout.abort());
		try {
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({
					content: words.slice(0, LONGEST_WORDS),
					allowed_mentions: { parse: [] },
					flags: SUPPRESS_EMBEDS,
				}),
				redirect: 'manual',
				signal: AbortSignal.any([life.signal, timeout.signal]),
			});
			await response.body?.cancel();
			if (response.ok) return undefined;
			log.warn({ status: response.status }, 'the webhook for alerts did not take an alert');
			const mayPass = response.status === 429 || response.status >= 500;
			if (!mayPass) return Number.POSITIVE_INFINITY;
			const now = clock.now();
			const retryAt = busyRetryAt((name) => response.headers.get(name) ?? undefined, now);
			return (retryAt ?? now) - now;
		} finally {
			cancel();
		}
	}

	async function send(url: string, words: string): Promise<void> {
		for (let tries = 1; tries <= MOST_TRIES && !life.signal.aborted; tries++) {
			const backOffMs = FIRST_PAUSE_MS * 4 ** (tries - 1);
			try {
				const pauseMs = await post(url, words);
				if (pauseMs === undefined || pauseMs > LONGEST_PAUSE_MS) return;
				await sleep(clock, Math.max(pauseMs, backOffMs), life.signal);
			} catch (error) {
				if (life.signal.aborted) return;
				log.warn({ error: describeError(error) }, 'the webhook for alerts cannot be reached');
				await sleep(clock, backOffMs, life.signal).catch(() => undefined);
			}
		}
	}

	return {
		raise(words, facts = {}) {
			if (!isNew(words)) return;
			log.error(facts, words);
			if (webhookUrl === undefined) return;
			const earlier = sending;
			sending = earlier.then(() => send(webhookUrl, words));
		},
		async close() {
			life.abort();
			await sending;
		},
	};
}
