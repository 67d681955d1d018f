import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { LedgerState } from './ledger.ts';
import type { Line, Waiter } from './line.ts';
import type { Waiting } from './quota.ts';
import { foresee } from './windows.ts';

/** A person sees a change of place or time this often at most; the provider's pause is told at once. */
const TELL_EVERY_MS = 15_000;
const WORTH_TELLING_MS = 1_000;

interface Notices {
	/** The rules dry-run over the line as it stands: when each is let through, and one more at its end. */
	forecast(state: LedgerState): readonly number[];
	/** Tells all who wait what has changed for them; without a state, by the last one. */
	refresh(state?: LedgerState): void;
	close(): void;
}

export function createNotices({
	line,
	clock,
	log,
}: {
	line: Line;
	clock: Clock;
	log: Logger;
}): Notices {
	let heard: { state: LedgerState; monotonic: number } | undefined;
	let cancel: (() => void) | undefined;

	const forecast = (state: LedgerState) =>
		foresee({
			stamps: state.recent,
			perMinute: state.limits.perMinute,
			from: Math.max(state.readAt, state.frozenUntil ?? 0),
			dayLeft: state.day === 'open' ? state.limits.perDay - state.dayUsed : 0,
			dayReturnsAt: state.dayReturnsAt,
			count: line.inOrder().length + 1,
		});

	const tell = (waiter: Waiter, waiting: Waiting) => {
		waiter.told = { ...waiting, monotonic: clock.monotonic() };
		try {
			waiter.request.onWaiting(waiting);
		} catch (error) {
			log.warn(
				{ jobId: waiter.request.jobId, ...describeError(error) },
				'somebody who waits was not told so',
			);
		}
	};

	const places = (state: LedgerState, sinceReadMs: number) => {
		const now = Math.floor(clock.now());
		const times = forecast(state);
		const frozen = (state.frozenUntil ?? 0) > state.readAt + sinceReadMs;
		return line.inOrder().map((waiter, index) => {
			const inMs = (times[index] ?? state.readAt) - state.readAt - sinceReadMs;
			return {
				waiter,
				place: { position: index + 1, expectedAt: now + Math.max(0, inMs), frozen },
			};
		});
	};

	const refresh = (state = heard?.state) => {
		cancel?.();
		if (state === undefined) return;
		if (state !== heard?.state) heard = { state, monotonic: clock.monotonic() };
		let nextInMs = Number.POSITIVE_INFINITY;
		for (const { waiter, place } of places(
			state,
			Math.floor(clock.monotonic() - heard.monotonic),
		)) {
			if (!waiter.seated) continue;
			const inMs = tellIn(waiter.told, place, clock.monotonic());
			if (inMs <= 0) tell(waiter, place);
			else nextInMs = Math.min(nextInMs, inMs);
		}
		if (Number.isFinite(nextInMs)) cancel = clock.after(nextInMs, refresh);
	};

	return {
		forecast,
		refresh,
		close() {
			cancel?.();
			heard = undefined;
		},
	};
}

/** Milliseconds until this is to be told: at once, later, or (infinity) not at all. */
function tellIn(told: Waiter['told'], next: Waiting, monotonic: number): number {
	if (told === undefined || (next.frozen && !told.frozen)) return 0;
	const isNews =
		next.position !== told.position ||
		next.frozen !== told.frozen ||
		Math.abs(next.expectedAt - told.expectedAt) >= WORTH_TELLING_MS;
	return isNews ? told.monotonic + TELL_EVERY_MS - monotonic : Number.POSITIVE_INFINITY;
}
