import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { AccountNews, QuotaView } from '../quota/quota.ts';
import type { Account } from './account.ts';
import type { KeyHealth } from './key-health.ts';
import { type AccountCheck, ProviderFailure } from './provider.ts';

/** Tells the quota what the provider has counted, when that is worth knowing. */
export interface AccountWatch extends AccountCheck {
	/** Resolves after the first reading, whatever came of it. */
	start(): Promise<void>;
	/** The account was refused: reads soon. */
	after429(): void;
	close(): void;
}

type Dependencies = {
	readonly account: Account;
	readonly quota: { learn(news: AccountNews): Promise<void>; view(): Promise<QuotaView> };
	readonly keyHealth: KeyHealth;
	readonly clock: Clock;
	readonly log: Logger;
};

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 60_000;
const READ_WHILE_BUSY_EVERY_MS = 300_000;
/** So long after the last request the counter has all of them, and the ledger can tell what they cost. */
const SETTLED_AFTER_MS = 240_000;
const READ_AT_MOST_EVERY_MS = 10_000;
/** A rejected key is not tried more often than this. */
const TRY_KEY_EVERY_MS = 300_000;
const FRESH_FOR_MS = 60_000;
/** Nobody who only wants to see the figures waits longer for newer ones. */
const PATIENCE_MS = 1_000;
/** `GET /key` answers from a copy up to a minute old: just after midnight it may still tell of yesterday. */
const STALE_AFTER_MIDNIGHT_MS = 65_000;

const dayOf = (ms: number) => Math.floor(ms / DAY_MS);
const msIntoDay = (ms: number) => ms - dayOf(ms) * DAY_MS;

/**
 * Reads at the start, at the roll of the UTC day, after a refusal, each minute while somebody waits, the day is spent
 * or the last reading failed, every five minutes while requests are being made, once they have come to rest, and for
 * somebody who wants to see it.
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
	let isReading = false;
	let isWanted = false;
	const onlookers = new Set<() => void>();
	let last = { startedMs: Number.NEGATIVE_INFINITY, day: -1, failed: true };
	/** The day's count as it was seen last, and when it was seen to have changed; what a reading corrects is no change. */
	let seen = { used: -1, changedMs: Number.NEGATIVE_INFINITY };

	const sinceLastMs = () => clock.monotonic() - last.startedMs;
	const untilAllowedMs = () => {
		const leastMs = keyHealth.trouble() === 'key' ? TRY_KEY_EVERY_MS : READ_AT_MOST_EVERY_MS;
		return Math.max(0, leastMs - sinceLastMs());
	};
	const learn = async () => {
		const counter = await account.read(life.signal);
		// An account in debt still tells its counter.
		if (keyHealth.trouble() === 'key') keyHealth.noteAccepted();
		const now = clock.now();
		if (msIntoDay(now) < STALE_AFTER_MIDNIGHT_MS) return false;
		if (counter) await quota.learn({ kind: 'counter', ...counter });
		last = { ...last, day: dayOf(now) };
		return true;
	};
	const dismissOnlookers = () => {
		for (const leave of onlookers) leave();
	};
	const read = async () => {
		isReading = true;
		last = { ...last, startedMs: clock.monotonic() };
		try {
			const known = await learn();
			const { day } = await quota.view();
			last = { ...last, failed: !known };
			seen = { ...seen, used: day.used };
		} catch (error) {
			if (life.signal.aborted) return;
			last = { ...last, failed: true };
			if (error instanceof ProviderFailure && error.failure.kind === 'key')
				keyHealth.noteRejected('key');
			log.warn({ error: describeError(error) }, 'the account could not be read');
		} finally {
			isReading = false;
			dismissOnlookers();
		}
	};
	const isDue = async () => {
		if (last.failed || last.day !== dayOf(clock.now())) return true;
		const { day, waiting } = await quota.view();
		if (waiting > 0 || day.used >= day.limit) return true;
		if (day.used !== seen.used) seen = { used: day.used, changedMs: clock.monotonic() };
		const isSettled = last.startedMs >= seen.changedMs + SETTLED_AFTER_MS;
		return !isSettled && sinceLastMs() >= READ_WHILE_BUSY_EVERY_MS;
	};
	/** A question may have tried the rejected key meanwhile, or be about to. */
	const mayRead = () => keyHealth.trouble() !== 'key' || keyHealth.mayTry();
	const look = async (always: boolean) => {
		isLooking = true;
		try {
			const isTime = always || (await isDue());
			if (isTime && mayRead()) await read();
		} catch (error) {
			log.warn({ error: describeError(error) }, 'the quota could not be read');
		}
		isLooking = false;
		if (isWanted) scheduleReading();
		else if (keyHealth.trouble() === 'key') schedule(LOOK_EVERY_MS, true);
		else schedule(nextLookMs(clock.now()), false);
	};
	const scheduleReading = () => {
		isWanted = isLooking;
		if (isLooking) return;
		schedule(untilAllowedMs(), true);
	};
	const schedule = (delayMs: number, always: boolean) => {
		cancel?.();
		if (!life.signal.aborted) cancel = clock.after(delayMs, () => void look(always));
	};

	return {
		start: () => look(true),
		after429: scheduleReading,
		async freshen() {
			const isFresh = !last.failed && sinceLastMs() < FRESH_FOR_MS;
			if (life.signal.aborted || (isFresh && !isReading)) return;
			if (!isReading) scheduleReading();
			if (!isReading && untilAllowedMs() >= PATIENCE_MS) return;
			await new Promise<void>((resolve) => {
				const leave = () => {
					stopWaiting();
					onlookers.delete(leave);
					resolve();
				};
				const stopWaiting = clock.after(PATIENCE_MS, leave);
				onlookers.add(leave);
			});
		},
		close() {
			life.abort();
			cancel?.();
			dismissOnlookers();
		},
	};
}

/** A minute, or less when the new day's count becomes readable before that. */
function nextLookMs(nowMs: number): number {
	const readableInMs = STALE_AFTER_MIDNIGHT_MS - msIntoDay(nowMs);
	const untilMs = readableInMs > 0 ? readableInMs : readableInMs + DAY_MS;
	return Math.min(LOOK_EVERY_MS, untilMs);
}
