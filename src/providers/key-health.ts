import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';

/** Whether the provider takes our key. One rejection stops every question until the key is seen to work again. */
export interface KeyHealth {
	rejected(): boolean;
	/** Whether a question is in vain: the key is rejected, and it is not yet time for a probe. */
	closed(): boolean;
	/** Right before an attempt: always true while the key is good, else for one probe every five minutes. */
	mayTry(): boolean;
	noteRejected(): void;
	noteAccepted(): void;
}

const PROBE_EVERY_MS = 300_000;

export function createKeyHealth({ clock, log }: { clock: Clock; log: Logger }): KeyHealth {
	let nextProbeMs: number | undefined;
	const closed = () => nextProbeMs !== undefined && clock.monotonic() < nextProbeMs;
	return {
		rejected: () => nextProbeMs !== undefined,
		closed,
		mayTry() {
			if (closed()) return false;
			if (nextProbeMs !== undefined) nextProbeMs = clock.monotonic() + PROBE_EVERY_MS;
			return true;
		},
		noteRejected() {
			if (nextProbeMs === undefined) log.error({}, 'the provider rejects our key');
			nextProbeMs = clock.monotonic() + PROBE_EVERY_MS;
		},
		noteAccepted() {
			if (nextProbeMs !== undefined) log.info({}, 'the provider takes our key again');
			nextProbeMs = undefined;
		},
	};
}
