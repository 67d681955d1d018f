import type { ModelState } from './model-ledger.ts';
import type { ModelWaiter } from './model-order.ts';
import { isTooLong, roomAt, withCharge } from './model-windows.ts';
import type { RefusalReason, Waiting } from './quota.ts';

const WORTH_SAYING_MS = 1_000;

type Placed = { readonly waiter: ModelWaiter; readonly place: Waiting };
/** `retryAt`: epoch ms; infinite for what never finds room. */
type Refused = {
	readonly waiter: ModelWaiter;
	readonly why: RefusalReason;
	readonly retryAt: number;
};

/** When each who waits finds room, in their order; and who is not to wait. */
export function foreseeModel(
	line: readonly ModelWaiter[],
	state: ModelState,
	/** The latest time (epoch ms) at which a place is of use to somebody. */
	latestFor: (waiter: ModelWaiter) => number,
): {
	readonly places: readonly Placed[];
	readonly refused: readonly Refused[];
} {
	const places: Placed[] = [];
	const refused: Refused[] = [];
	const frozen = state.shutUntil !== undefined;
	let ahead = state;
	let at = state.readAt;
	for (const waiter of line) {
		const turn = roomAt(ahead, waiter.tokens, at);
		if (isTooLong(state, waiter.tokens))
			refused.push({ waiter, why: 'model-too-long', retryAt: turn });
		else if (turn > latestFor(waiter)) refused.push({ waiter, why: 'model-spent', retryAt: turn });
		else {
			ahead = withCharge(ahead, waiter.tokens, turn);
			at = turn;
			const { told } = waiter;
			const isLate = !frozen && told !== undefined && turn - told.latest >= WORTH_SAYING_MS;
			const position = places.length + 1;
			places.push({ waiter, place: { position, earliest: turn, latest: turn, frozen, isLate } });
		}
	}
	return { places, refused };
}
