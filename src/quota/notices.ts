import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Forecast } from './foretell.ts';
import type { Order } from './order.ts';
import type { Waiting } from './quota.ts';
import { isPromised, type Waiter } from './waiter.ts';

/** A person sees a change of place or time this often at most; the provider's pause is told at once. */
const TELL_EVERY_MS = 15_000;
const WORTH_TELLING_MS = 1_000;

/** Tells those who wait what has changed for them. What they were told is promised to them from then on. */
export function createNotices({
	clock,
	log,
	order,
}: {
	clock: Clock;
	log: Logger;
	order: Pick<Order<Waiter>, 'promise'>;
}) {
	function tell(waiter: Waiter, waiting: Waiting): void {
		waiter.told = { ...waiting, monotonic: clock.monotonic() };
		try {
			waiter.request.onWaiting(waiting);
		} catch (error) {
			log.warn(
				{ jobId: waiter.request.jobId, ...describeError(error) },
				'somebody who waits was not told so',
			);
		}
	}

	return {
		/** Returns in how many milliseconds the next is to be told; infinite when nobody is. */
		tell(places: Forecast['places']): number {
			let nextInMs = Number.POSITIVE_INFINITY;
			for (const { waiter, place } of places) {
				const inMs = tellIn(waiter.told, place, clock.monotonic());
				if (inMs <= 0) tell(waiter, place);
				else nextInMs = Math.min(nextInMs, inMs);
				if (waiter.told && isPromised(waiter)) order.promise(waiter, waiter.told.latest);
			}
			return nextInMs;
		},
	};
}

/** Milliseconds until this is to be told: at once, later, or (infinity) not at all. */
function tellIn(told: Waiter['told'], next: Waiting, monotonic: number): number {
	if (told === undefined) return 0;
	const isPaused = next.frozen && (!told.frozen || next.earliest - told.latest >= WORTH_TELLING_MS);
	if (isPaused || next.isLate) return 0;
	const differs = (one: number, other: number) => Math.abs(one - other) >= WORTH_TELLING_MS;
	const isNews =
		next.position !== told.position ||
		next.frozen !== told.frozen ||
		differs(next.earliest, told.earliest) ||
		differs(next.latest, told.latest);
	return isNews ? told.monotonic + TELL_EVERY_MS - monotonic : Number.POSITIVE_INFINITY;
}
