import type { LedgerState } from './ledger.ts';
import { QuotaRefusal, type RefusalReason, type Waiting } from './quota.ts';
import type { Waiter } from './waiter.ts';

/** Whose turn is nearer than this waits for it, also over midnight. */
const NEAR_MS = 15 * 60_000;

type Placed = { readonly waiter: Waiter; readonly place: Waiting };

/** Who found no seat, with the time at which one is free again. */
export function withoutSeat<Someone extends Waiter>(
	overflow: readonly { readonly waiter: Someone; readonly reason: RefusalReason }[],
	places: readonly Placed[],
	{ readAt }: Pick<LedgerState, 'readAt'>,
): readonly { readonly waiter: Someone; readonly refusal: QuotaRefusal }[] {
	return overflow.map(({ waiter, reason }) => {
		const { personId } = waiter.share;
		const frees = places.find(
			(one) => reason === 'line-full' || one.waiter.share.personId === personId,
		);
		return { waiter, refusal: new QuotaRefusal(reason, frees?.place.earliest ?? readAt) };
	});
}

/** Who is new and would have its turn on another day only. */
export function notToday(
	places: readonly Placed[],
	{ dayReturnsAt, readAt }: Pick<LedgerState, 'dayReturnsAt' | 'readAt'>,
): ReadonlyMap<Waiter, QuotaRefusal> {
	const tooLate = Math.max(dayReturnsAt, readAt + NEAR_MS);
	return new Map(
		places
			.filter(({ waiter, place }) => waiter.told === undefined && place.earliest >= tooLate)
			.map(({ waiter }) => [waiter, new QuotaRefusal('not-today', dayReturnsAt)]),
	);
}
