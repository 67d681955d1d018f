import type { LedgerState } from './ledger.ts';
import type { QuotaView } from './quota.ts';

/** A day that is closed or not known shows as spent, whatever was counted. */
export function viewOf(state: LedgerState, waiting: number): QuotaView {
	const { limits, recent, dayUsed, dayReturnsAt, frozenUntil, counterAt } = state;
	return {
		minute: { used: recent.length, limit: limits.perMinute },
		day: {
			used: state.day === 'open' ? dayUsed : Math.max(dayUsed, limits.perDay),
			limit: limits.perDay,
			returnsAt: dayReturnsAt,
		},
		isDayKnown: state.day !== 'unknown',
		waiting,
		...(frozenUntil === undefined ? {} : { frozenUntil }),
		source:
			counterAt === undefined
				? { kind: 'own', asOf: state.readAt }
				: { kind: 'provider', asOf: counterAt },
	};
}
