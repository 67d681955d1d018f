import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** Who waits for a ledger that fails is told so after this long. */
const ENDURED_MS = 60_000;

/** How long the ledger could not be used, and when it is tried again. */
export function createOutage({ clock, log }: { clock: Clock; log: Logger }) {
	let since: number | undefined;
	let failures = 0;

	return {
		/** `isOver`: nobody is to wait any longer; `retryMs`: else in so many milliseconds. */
		failed(error: unknown): { readonly isOver: boolean; readonly retryMs: number } {
			since ??= clock.monotonic();
			failures++;
			log.warn({ failures, ...describeError(error) }, 'the ledger cannot be used; nothing is sent');
			const enduredMs = clock.monotonic() - since;
			const pauseMs = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
			return {
				isOver: enduredMs >= ENDURED_MS,
				retryMs: Math.min(pauseMs, Math.max(0, ENDURED_MS - enduredMs)),
			};
		},
		ended(): void {
			since = undefined;
			failures = 0;
		},
	};
}
