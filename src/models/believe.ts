import type { Model } from './model.ts';

/** Of the models that we knew, so many may vanish at once before a second look is taken. */
const MOST_LOST = 0.8;
const CONFIRM_AFTER_MS = 120_000;

/** Whether a list that lost nearly everything is to be believed. */
export interface Doubt {
	/** `nowMs` is monotonic. True: take the new list. */
	believes(known: readonly Model[], fresh: readonly Model[], nowMs: number): boolean;
}

/**
 * A list that lost more than 80 % is believed when a later look confirms it; one without any model never is, unless it may
 * be empty: then it named others.
 */
export function createDoubt({ mayBeEmpty = false } = {}): Doubt {
	let doubtedSinceMs: number | undefined;
	return {
		believes(known, fresh, nowMs) {
			if (fresh.length === 0 && !mayBeEmpty) return false;
			const ids = new Set(fresh.map(({ id }) => id));
			const lost = known.filter(({ id }) => !ids.has(id)).length;
			if (lost <= known.length * MOST_LOST) {
				doubtedSinceMs = undefined;
				return true;
			}
			doubtedSinceMs ??= nowMs;
			if (nowMs - doubtedSinceMs < CONFIRM_AFTER_MS) return false;
			doubtedSinceMs = undefined;
			return true;
		},
	};
}
