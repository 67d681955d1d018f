import type { APIGatewayBotInfo } from 'discord.js';
import { type Clock, sleep } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';

/**
 * Discord resets the token of a bot that has used up its 1,000 sign-ins of the day (gateway documentation). Fifty are
 * left alone, so that a loop of restarts stops long before that and an operator can still sign in by hand.
 */
const FLOOR = 50;

/** One sign-in per five seconds (`max_concurrency` 1), and some room for two clocks that disagree. */
const GAP_MS = 5_500;

type Fetch = (fresh: boolean) => Promise<APIGatewayBotInfo>;

/** Every IDENTIFY of this process, over all its clients, passes here. */
export interface IdentifyGate {
	/** Waits while the day's sign-ins are nearly used up; rejects when Discord cannot be asked. */
	afford(fetch: Fetch, signal: AbortSignal): Promise<void>;
	/** Waits for a turn of its own. */
	turn(signal: AbortSignal): Promise<void>;
	/** True while the day's sign-ins are waited for. */
	saving(): boolean;
}

export function createIdentifyGate({ clock, log }: { clock: Clock; log: Logger }): IdentifyGate {
	let saving = 0;
	let nextAt = 0;
	return {
		async afford(fetch, signal) {
			let { remaining, reset_after: resetMs } = (await fetch(false)).session_start_limit;
			while (remaining < FLOOR) {
				log.warn(
					{ remaining, floor: FLOOR, waitMs: resetMs },
					'Too few sign-ins are left for today; waiting',
				);
				saving++;
				try {
					await sleep(clock, resetMs, signal);
				} finally {
					saving--;
				}
				({ remaining, reset_after: resetMs } = (await fetch(true)).session_start_limit);
			}
		},
		async turn(signal) {
			const waitMs = nextAt - clock.monotonic();
			nextAt = Math.max(nextAt, clock.monotonic()) + GAP_MS;
			if (waitMs > 0) await sleep(clock, waitMs, signal);
		},
		saving: () => saving > 0,
	};
}

/** Affords a further sign-in of a session that stood before; when Discord cannot be asked, the sign-in goes ahead. */
export async function affordAgain(
	gate: IdentifyGate,
	fetch: Fetch,
	signal: AbortSignal,
	log: Logger,
): Promise<void> {
	try {
		await gate.afford(() => fetch(true), signal);
	} catch (error) {
		signal.throwIfAborted();
		log.warn({ error: describeError(error) }, 'Discord did not say how many sign-ins are left');
	}
}
