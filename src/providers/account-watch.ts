import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Quota } from '../quota/quota.ts';
import type { Account } from './account.ts';
import type { KeyHealth } from './key-health.ts';
import { ProviderFailure } from './provider.ts';

/** Tells the quota what the provider has counted, when that is worth knowing. */
export interface AccountWatch {
	/** Resolves after the first reading, whatever came of it. */
	start(): Promise<void>;
	/** The account was refused: reads soon. */
	after429(): void;
	close(): void;
}

type Dependencies = {
	readonly account: Account;
	readonly quota: Pick<Quota, 'learn' | 'view'>;
	readonly keyHealth: KeyHealth;
	readonly clock: Clock;
	readonly log: Logger;
};

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 60_000;
const READ_WHILE_BUSY_EVERY_MS = 300_000;
const READ_AT_MOST_EVERY_MS = 10_000;
/** `GET /key` answers from a copy up to a minute old: just after midnight it may still tell of yesterday. */
const STALE_AFTER_MIDNIGHT_MS = 65_000;

const dayOf = (ms: number) => Math.floor(ms / DAY_MS);
const msIntoDay = (ms: number) => ms - dayOf(ms) * DAY_MS;

/**
 * Reads at the start, at the roll of the UTC day, after a refusal, each minute while somebody waits, the day is spent
 * or the last reading failed, and every five minutes while requests are being made.
 */
export function createAccountWatch({
	account,
	quota,
	keyHealth,
	clock,
	log,
}: Dependencies): AccountWatch {
	const life = new AbortController();
	let cancel: (() => void) | undefined;
	let isLooking = false;
	let isWanted = false;
	let last = { startedMs: Number.NEGATIVE_INFINITY, day: -1, used: -1, failed: true };

	const learn = async () => {
		const counter = await account.read(life.signal);
		keyHealth.noteAccepted();
		const now = clock.now();
		if (msIntoDay(now) < STALE_AFTER_MIDNIGHT_MS) return false;
		if (counter) await quota.learn({ kind: 'counter', ...counter });
		last = { ...last, day: dayOf(now) };
		return true;
	};
	const read = async () => {
		last = { ...last, startedMs: clock.monotonic() };
		try {
			const known = await learn();
			const { day } = await quota.view();
			last = { ...last, used: day.used, failed: !known };
		} catch (error) {
			if (life.signal.aborted) return;
			last = { ...last, failed: true };
			if (error instanceof ProviderFailure && error.failure.kind === 'key')
				keyHealth.noteRejected();
			log.warn({ error: describeError(error) }, 'the account could not be read');
		}
	};
	const isDue = async () => {
		const sinceMs = clock.monotonic() - last.startedMs;
		if (last.failed || last.day !== dayOf(clock.now())) return true;
		const { day, waiting } = await quota.view();
		if (waiting > 0 || day.used >= day.limit) return true;
		return day.used !== last.used && sinceMs >= READ_WHILE_BUSY_EVERY_MS;
	};
	const look = async (always: boolean) => {
		isLooking = true;
		try {
			if (always || (await isDue())) await read();
		} catch (error) {
			log.warn({ error: describeError(error) }, 'the quota could not be read');
		}
		isLooking = false;
		if (isWanted) scheduleReading();
		else schedule(nextLookMs(clock.now()), false);
	};
	const scheduleReading = () => {
		isWanted = isLooking;
		if (isLooking) return;
		const sinceMs = clock.monotonic() - last.startedMs;
		schedule(Math.max(0, READ_AT_MOST_EVERY_MS - sinceMs), true);
	};
	const schedule = (delayMs: number, always: boolean) => {
		cancel?.();
		if (!life.signal.aborted) cancel = clock.after(delayMs, () => void look(always));
	};

	return {
		start: () => look(true),
		after429: scheduleReading,
		close() {
			life.abort();
			cancel?.();
		},
	};
}

/** A minute, or less when the new day's count becomes readable before that. */
function nextLookMs(nowMs: number): number {
	const readableInMs = STALE_AFTER_MIDNIGHT_MS - msIntoDay(nowMs);
	const untilMs = readableInMs > 0 ? readableInMs : readableInMs + DAY_MS;
	return Math.min(LOOK_EVERY_MS, untilMs);
}
