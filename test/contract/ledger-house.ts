import type { AttemptRequest, Ledger, LimitOverrides } from '../../src/quota/ledger.ts';
import { attemptOf } from '../helpers/attempt-of.ts';
import { createManualClock, type ManualClock } from '../helpers/manual-clock.ts';

export type LedgerUnderTest = {
	ledger(): Ledger;
	/** A process that begins anew over the same ledger, with the same clock. */
	restart(): Promise<void>;
	/** One more process over the same ledger, beginning now. */
	another(): Promise<Ledger>;
	remove(): Promise<void>;
};

export const DAY_MS = 86_400_000;
export const NOON = Date.UTC(2026, 10, 23, 12);
export const MIDNIGHT = Date.UTC(2026, 10, 24);

export type LedgerHouse = ReturnType<typeof visit>;

/** The ledger of the test that runs, and short words for what tests do with it. */
export function visit(make: (clock: ManualClock) => Promise<LedgerUnderTest>) {
	let clock = createManualClock(NOON);
	let house: LedgerUnderTest | undefined;
	let next = 0;

	const here = () => {
		if (house === undefined) throw new Error('no test runs');
		return house;
	};
	const ledger = () => here().ledger();
	const admit = (
		id = `attempt-${next++}`,
		overrides: LimitOverrides = {},
		more: Partial<AttemptRequest> = {},
	) => ledger().admit(attemptOf(id, more), overrides);
	const state = (overrides: LimitOverrides = {}) => ledger().read(overrides);

	return {
		async open() {
			clock = createManualClock(NOON);
			house = await make(clock);
		},
		close: () => here().remove(),
		clock: () => clock,
		ledger,
		restart: () => here().restart(),
		another: () => here().another(),
		admit,
		/** How many of so many callers at once are admitted. */
		async admitMany(count: number, overrides: LimitOverrides = {}) {
			const all = Array.from({ length: count }, () => admit(undefined, overrides));
			return (await Promise.all(all)).filter(({ admitted }) => admitted).length;
		},
		/** An attempt that went all the way, if there was room. */
		async spend(id = `attempt-${next++}`, more: Partial<AttemptRequest> = {}) {
			const verdict = await admit(id, {}, more);
			if (!verdict.admitted) return false;
			await ledger().sent(id);
			await ledger().settle(id, 'answered');
			return true;
		},
		state,
		day: async () => (await state()).dayUsed,
		hear: (used: number, limit: number) => ledger().learn({ kind: 'counter', used, limit }),
		/** Advances to this wall time. */
		until: (at: number) => clock.advance(at - clock.now()),
	};
}
