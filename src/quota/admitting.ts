import type { Logger } from '../log.ts';
import { refusalOfAll } from './joint.ts';
import { createLease } from './lease.ts';
import type { Ledger, LedgerState, LimitOverrides } from './ledger.ts';
import type { Choice, Order } from './order.ts';
import { QuotaRefusal } from './quota.ts';
import type { Joint, Waiter } from './waiter.ts';
import { wishOf } from './wish.ts';

/** Charges who goes next and hands over what was charged. Both return the state after it. */
export function createAdmitting({
	ledger,
	overrides,
	order,
	log,
	today,
	leaves,
	refuse,
	wake,
}: {
	ledger: Ledger;
	overrides: LimitOverrides;
	order: Order<Waiter>;
	log: Logger;
	/** The day that the order remembers. */
	today: () => number | undefined;
	/** It was let through. */
	leaves: (waiter: Waiter) => void;
	refuse: (waiter: Waiter, refusal: QuotaRefusal) => void;
	wake: () => void;
}) {
	const admit = async (choice: Choice<Waiter>): Promise<LedgerState> => {
		const { item: waiter, share } = choice;
		const { attemptId, request } = waiter;
		const verdict = await ledger.admit(
			{ id: attemptId, jobId: request.jobId, ...share, ...wishOf(waiter, order) },
			overrides,
		);
		if (!verdict.admitted) {
			const { budget, retryAt } = verdict;
			if (budget === 'own-day') refuse(waiter, new QuotaRefusal('own-day-spent', retryAt));
			return verdict.state;
		}
		const { tries, units } = verdict;
		const isHere = order.letThrough(choice, units);
		const lease = createLease({
			attemptId,
			tries,
			units,
			ledger,
			log,
			onRoom(freed) {
				// On another day it was never counted.
				if (verdict.state.today === today()) order.takeBack(choice, freed);
				wake();
			},
		});
		leaves(waiter);
		if (isHere) waiter.grant(lease);
		else await ledger.giveBack(attemptId);
		return isHere ? verdict.state : ledger.read(overrides);
	};

	const admitAll = async (
		choice: Choice<Waiter>,
		{ admit: charge, attemptIds, giveBackElsewhere }: Joint,
	): Promise<LedgerState> => {
		const { item: waiter, share } = choice;
		const { dailyCap } = waiter.request.asker;
		const attempts = attemptIds.map((id) => ({
			id,
			jobId: waiter.request.jobId,
			serverKey: share.serverKey,
			personId: share.personId,
			...(dailyCap !== undefined && { dailyCap }),
		}));
		const chargedOn = today();
		const verdict = await charge(attempts, overrides);
		if (verdict instanceof QuotaRefusal || !verdict.admitted) {
			const refusal = verdict instanceof QuotaRefusal ? verdict : refusalOfAll(verdict);
			if (refusal) refuse(waiter, refusal);
			return ledger.read(overrides);
		}
		const isHere = order.letThrough(choice);
		leaves(waiter);
		const leaseOf = (attemptId: string) =>
			createLease({
				attemptId,
				tries: 1,
				units: 1,
				ledger,
				log,
				onRoom(freed) {
					if (chargedOn === today()) order.takeBack(choice, freed);
					wake();
				},
			});
		const [first, ...others] = attemptIds;
		// What is charged is handed over before anything else may fail.
		if (isHere) waiter.grant(leaseOf(first), ...others.map(leaseOf));
		else {
			for (const id of attemptIds) await ledger.giveBack(id);
			await giveBackElsewhere();
		}
		return ledger.read(overrides);
	};

	return { admit, admitAll };
}
