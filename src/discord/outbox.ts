import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Calls } from './calls.ts';
import { createGlobalLimit } from './global-limit.ts';
import { createLane, type Lane } from './lane.ts';

/** The one scheduler of what is shown. It keeps to the limits that Discord's headers tell; nothing queues elsewhere. */
export interface Outbox {
	/** The line of a channel, or, exempt from the limit of all channels together, of an interaction's token. */
	lane(key: string, options?: { readonly exempt: boolean }): Lane;
	/** Whether a call of little weight, such as typing, may be sent now; counts it as sent if so. */
	takeSpare(): boolean;
	/**
	 * Resolves when no final text waits any more; after that, or once the signal is aborted, nothing more is sent, and
	 * what has not landed is rejected.
	 */
	landed(signal?: AbortSignal): Promise<void>;
}

/** From these shares of what Discord tolerates of refused requests on, only what matters is sent, or nothing. */
const SPARING_SHARE = 0.2;
const SILENT_SHARE = 0.5;

/** How much of what all channels may send is open to calls of little weight. */
const SPARE_SHARE = 0.5;

const CLOSED = new Error('the outbox was closed before this landed');

/** Lanes are few; more than this many are looked through for idle ones. */
const LANES_WORTH_SWEEPING = 500;

export function createOutbox({
	calls,
	clock,
	log,
}: {
	calls: Pick<Calls, 'invalidShare'>;
	clock: Clock;
	log: Logger;
}): Outbox {
	const lanes = new Map<string, Lane>();
	const globalLimit = createGlobalLimit(clock);
	const settled = new Set<() => void>();
	let isClosed = false;

	const isLanded = () => [...lanes.values()].every((lane) => !lane.hasFinal());

	function sweep(): void {
		if (lanes.size < LANES_WORTH_SWEEPING) return;
		for (const [key, lane] of lanes) if (lane.isIdle()) lanes.delete(key);
	}

	return {
		lane(key, { exempt } = { exempt: false }) {
			const known = lanes.get(key);
			if (known) return known;
			sweep();
			const lane = createLane({
				clock,
				globalLimit: exempt ? undefined : globalLimit,
				mood() {
					const share = calls.invalidShare();
					if (share >= SILENT_SHARE) return 'silent';
					return share >= SPARING_SHARE ? 'sparing' : 'free';
				},
				onFault: (error) =>
					log.error({ error: describeError(error) }, 'an answer could not be composed'),
				onSettled() {
					if (exempt && lane.isEmpty()) lanes.delete(key);
					if (settled.size > 0 && isLanded()) for (const resolve of settled) resolve();
				},
			});
			if (isClosed) lane.close(CLOSED);
			else lanes.set(key, lane);
			return lane;
		},
		takeSpare() {
			const isFree = globalLimit.freeAt(SPARE_SHARE) <= clock.monotonic();
			if (isClosed || !isFree || calls.invalidShare() >= SPARING_SHARE) return false;
			globalLimit.take();
			return true;
		},
		async landed(signal) {
			if (!isLanded() && !signal?.aborted) {
				await new Promise<void>((resolve) => {
					const done = () => {
						settled.delete(done);
						signal?.removeEventListener('abort', done);
						resolve();
					};
					settled.add(done);
					signal?.addEventListener('abort', done, { once: true });
				});
			}
			isClosed = true;
			for (const lane of lanes.values()) lane.close(CLOSED);
			lanes.clear();
		},
	};
}
