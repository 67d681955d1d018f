import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { foreseeModel } from './model-forecast.ts';
import { createModelLease, tokensOf } from './model-lease.ts';
import type { ModelLedger, ModelState } from './model-ledger.ts';
import { createModelOrder, type ModelWaiter } from './model-order.ts';
import { createNotices } from './notices.ts';
import { createOutage } from './outage.ts';
import {
	type Lease,
	type LeaseRequest,
	type ModelBudget,
	QuotaRefusal,
	type Target,
} from './quota.ts';
import { createSeats } from './seats.ts';
import { createServing } from './serving.ts';
import type { Share } from './standings.ts';
import { withoutSeat } from './turned-away.ts';
import { createWaiter } from './waiter.ts';
import { dayOf } from './windows.ts';

/** Who finds no place within this time is better served elsewhere; who has nowhere to go stays longer. */
const WAITS_AT_MOST_MS = 60_000;
const WAITS_PATIENTLY_MS = 10 * 60_000;

/** The line before one model. */
export interface ModelLine {
	lease(request: LeaseRequest): Promise<Lease>;
	/** For a request that was charged beside the line, in its order all the same. */
	leaseOf(attemptId: string, share: Share): Lease;
	isWaitedFor(): boolean;
	/** Something has changed that may let somebody go. */
	wake(): void;
	close(): Promise<void>;
}

/** Who goes when is ours to say, whether anybody may is the ledger's. `budgetOf`: what the table says of this model now. */
export function createModelLine({
	target,
	budgetOf,
	ledger,
	clock,
	log,
}: {
	target: Target;
	budgetOf: (target: Target) => ModelBudget | undefined;
	ledger: ModelLedger;
	clock: Clock;
	log: Logger;
}): ModelLine {
	const order = createModelOrder();
	const notices = createNotices({ clock, log, order: { promise: () => undefined } });
	const outage = createOutage({ clock, log });
	/** For those who may stay for minutes; the others soon go elsewhere. */
	const seats = createSeats<ModelWaiter>();
	/** The UTC day of which the order remembers who was served. */
	let today: number | undefined;

	const remove = (waiter: ModelWaiter) => {
		seats.free(waiter);
		return order.leave(waiter);
	};

	const serving = createServing({
		clock,
		async step() {
			if (order.size() > 0) await letThrough();
			outage.ended();
		},
		onError: (error) => endureOutage(error),
	});
	const { wake } = serving;

	const remember = async () => {
		const day = dayOf(clock.now());
		if (day === today) return;
		order.remember(await ledger.people(target, day));
		today = day;
	};

	const letThrough = async () => {
		await remember();
		for (let waiter = order.next(); waiter; waiter = order.next()) {
			const state = await admit(waiter);
			if (state) {
				hold(state);
				return;
			}
		}
	};

	/** Undefined when it has left the line: let through, or refused for good. */
	const admit = async (waiter: ModelWaiter): Promise<ModelState | undefined> => {
		const { attemptId, request, share, tokens } = waiter;
		const { asker, standing } = request;
		const verdict = await ledger.admit(
			{
				id: attemptId,
				jobId: request.jobId,
				target,
				tokens,
				serverKey: share.serverKey,
				personId: share.personId,
				...(standing === 'new' && asker.dailyCap !== undefined && { dailyCap: asker.dailyCap }),
			},
			budgetOf(target),
		);
		if (verdict.admitted) await grant(waiter);
		else if (verdict.why === 'window') return verdict.state;
		else if (verdict.why === 'own-day')
			refuse(waiter, new QuotaRefusal('own-day-spent', verdict.retryAt));
		else refuse(waiter, new QuotaRefusal('model-too-long', undefined));
		return undefined;
	};

	const grant = async (waiter: ModelWaiter) => {
		const { attemptId, share } = waiter;
		const servedOn = today;
		const isHere = order.letThrough(waiter);
		seats.free(waiter);
		if (!isHere) {
			await ledger.giveBack(attemptId);
			return;
		}
		waiter.grant(leaseFor(attemptId, share, servedOn));
	};

	/** `servedOn`: the day on which the order counted it. */
	const leaseFor = (attemptId: string, share: Share, servedOn: number | undefined) =>
		createModelLease({
			attemptId,
			ledger,
			log,
			onRoom(isUnused) {
				if (isUnused && servedOn === today) order.takeBack(share);
				wakeIfWaitedFor();
			},
		});

	const wakeIfWaitedFor = () => {
		if (order.size() > 0) wake();
	};

	const refuse = (waiter: ModelWaiter, refusal: QuotaRefusal) => {
		if (remove(waiter)) waiter.refuse(refusal);
	};

	/** Nobody may go yet: who would wait too long is told to go elsewhere, the others when it is their turn. */
	const hold = (state: ModelState) => {
		const now = clock.monotonic();
		const { readAt } = state;
		const { places, refused } = foreseeModel(
			order.inOrder(),
			state,
			({ joinedAt, request: { isPatient } }) =>
				readAt + joinedAt + (isPatient ? WAITS_PATIENTLY_MS : WAITS_AT_MOST_MS) - now,
		);
		for (const { waiter, why, retryAt } of refused)
			refuse(waiter, new QuotaRefusal(why, Number.isFinite(retryAt) ? retryAt : undefined));
		const unseated = seat(places.map(({ waiter }) => waiter));
		for (const { waiter, refusal } of withoutSeat(unseated, places, state)) refuse(waiter, refusal);
		const seated = places.filter(({ waiter }) => waiter.isSeated);
		const nextTellMs = notices.tell(seated);
		serving.sleep();
		const [first] = seated;
		if (first === undefined) return;
		const nextMs = Math.min(first.place.earliest - readAt, nextTellMs);
		serving.wakeIn(Math.max(1, Math.ceil(nextMs)));
	};

	/** Returns those who find no seat. */
	const seat = (waiting: readonly ModelWaiter[]) => {
		const newcomers = waiting.filter(({ isSeated }) => !isSeated);
		for (const waiter of newcomers) waiter.isSeated = !waiter.request.isPatient;
		return seats.take(newcomers.filter(({ isSeated }) => !isSeated));
	};

	const endureOutage = (error: unknown) => {
		const { isOver, retryMs } = outage.failed(error);
		for (const waiter of order.everybody().filter(({ isSeated }) => isOver || !isSeated))
			refuse(waiter, new QuotaRefusal('ledger', undefined, { cause: error }));
		serving.sleep();
		if (order.size() > 0) serving.wakeIn(retryMs);
		else outage.ended();
	};

	return {
		async lease(request) {
			request.signal.throwIfAborted();
			const { waiter, leases } = createWaiter(request, () => {
				remove(model);
				if (order.size() > 0) wake();
				else serving.sleep();
			});
			const model = Object.assign(waiter, {
				tokens: tokensOf(request.tokens),
				joinedAt: clock.monotonic(),
			});
			order.join(model);
			wake();
			const [lease] = await leases;
			return lease;
		},
		isWaitedFor: () => order.size() > 0,
		leaseOf(attemptId, share) {
			const chargedOn = dayOf(clock.now());
			if (chargedOn === today) order.charge(share);
			return leaseFor(attemptId, share, today);
		},
		wake: wakeIfWaitedFor,
		async close() {
			serving.sleep();
			for (const waiter of order.everybody()) {
				remove(waiter);
				waiter.refuse(new DOMException('the bot is leaving', 'AbortError'));
			}
			await serving.idle();
		},
	};
}
