import type { Clock } from '../clock.ts';

/** What the headers of an answer say of its bucket. */
export type RateLimit = {
	readonly limit: number;
	readonly remaining: number;
	readonly resetAfterMs: number;
};

/** Reads `X-RateLimit-*`; undefined for a route without a bucket. */
export function readRateLimit(headers: Pick<Headers, 'get'>): RateLimit | undefined {
	const [limit, remaining, resetAfter] = ['limit', 'remaining', 'reset-after'].map((name) =>
		Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN),
	);
	if (limit === undefined || remaining === undefined || resetAfter === undefined) return undefined;
	if (![limit, remaining, resetAfter].every(Number.isFinite)) return undefined;
	return { limit, remaining, resetAfterMs: resetAfter * 1000 };
}

/** Headers tell milliseconds and our clock is finer: a little later is never too early. */
const MARGIN_MS = 50;

/** One of Discord's buckets as its headers describe it. Until the first answer has come, one call at a time. */
export interface Bucket {
	/** Calls that may be sent now. */
	free(): number;
	/** Monotonic ms when more may be sent than now; undefined while that depends on an answer under way. */
	moreAt(): number | undefined;
	/** Calls in a window; undefined until Discord has told. */
	limit(): number | undefined;
	take(): void;
	/** The answer to a call that was taken. */
	learn(limit: RateLimit | undefined): void;
	/** Nothing is accepted for so long. */
	pause(ms: number): void;
	/** Nothing under way, and nothing worth remembering. */
	forgettable(): boolean;
}

/** `resetAt` is unknown from the first call of a window until its answer. */
type Window = {
	readonly limit: number;
	readonly lengthMs: number;
	readonly remaining: number;
	readonly resetAt: number | undefined;
};

export function createBucket(clock: Clock): Bucket {
	let window: Window | undefined;
	let underWay = 0;
	let pausedUntil = 0;

	const isOver = ({ resetAt }: Window) => resetAt !== undefined && clock.monotonic() >= resetAt;

	/** A call under way may be counted in the old window or in the next. */
	function renew(): void {
		if (!window || !isOver(window)) return;
		window = { ...window, remaining: window.limit - underWay, resetAt: undefined };
	}

	/** Answers to one window's calls disagree about its end by their own delays; the next ends a whole length later. */
	function isSame(old: Window, resetAt: number): boolean {
		return old.resetAt === undefined || resetAt <= old.resetAt + old.lengthMs / 2;
	}

	return {
		free() {
			if (clock.monotonic() < pausedUntil) return 0;
			renew();
			return Math.max(0, window ? window.remaining : 1 - underWay);
		},
		moreAt: () => (clock.monotonic() < pausedUntil ? pausedUntil : window?.resetAt),
		limit: () => window?.limit,
		take() {
			renew();
			if (window) window = { ...window, remaining: window.remaining - 1 };
			underWay++;
		},
		learn(told) {
			underWay--;
			if (!told) {
				if (underWay === 0 && window?.resetAt === undefined) window = undefined;
				return;
			}
			const resetAt = clock.monotonic() + told.resetAfterMs + MARGIN_MS;
			const lengthMs = Math.max(window?.lengthMs ?? 0, told.resetAfterMs);
			window =
				window && isSame(window, resetAt)
					? {
							limit: told.limit,
							lengthMs,
							remaining: Math.min(window.remaining, told.remaining),
							resetAt: Math.min(window.resetAt ?? resetAt, resetAt),
						}
					: { limit: told.limit, lengthMs, remaining: told.remaining - underWay, resetAt };
		},
		pause(ms) {
			pausedUntil = Math.max(pausedUntil, clock.monotonic() + ms + MARGIN_MS);
		},
		forgettable() {
			renew();
			const isFull = window === undefined || window.remaining === window.limit;
			return underWay === 0 && isFull && clock.monotonic() >= pausedUntil;
		},
	};
}
