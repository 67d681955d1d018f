import type { Clock } from '../clock.ts';

/** Why a provider takes no question of ours: it rejects the key, or the account owes money. */
export type Closed = 'key' | 'payment';

/** Whether a provider takes our key. One rejection stops every question to it until the key is seen to work again. */
export interface KeyHealth {
	/** Undefined while nothing is wrong. */
	trouble(): Closed | undefined;
	/** Why a question is in vain: there is trouble, and it is not yet time for a probe. */
	closed(): Closed | undefined;
	/** Right before an attempt: true while nothing is wrong, else for one probe every five minutes. */
	mayTry(): boolean;
	noteRejected(why: Closed): void;
	noteAccepted(): void;
}

const PROBE_EVERY_MS = 300_000;

/** `onChange` is told once when the trouble begins, and once when it is over. */
export function createKeyHealth({
	clock,
	onChange,
}: {
	clock: Clock;
	onChange: (trouble: Closed | undefined) => void;
}): KeyHealth {
	let trouble: Closed | undefined;
	let nextProbeMs = 0;
	const closed = () => (clock.monotonic() < nextProbeMs ? trouble : undefined);
	return {
		trouble: () => trouble,
		closed,
		mayTry() {
			if (closed()) return false;
			if (trouble) nextProbeMs = clock.monotonic() + PROBE_EVERY_MS;
			return true;
		},
		noteRejected(why) {
			nextProbeMs = clock.monotonic() + PROBE_EVERY_MS;
			if (trouble === why) return;
			trouble = why;
			onChange(why);
		},
		noteAccepted() {
			if (!trouble) return;
			trouble = undefined;
			onChange(undefined);
		},
	};
}
