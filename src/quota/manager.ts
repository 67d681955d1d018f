import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { AccountQuota } from './account-quota.ts';
import { createAdmitting } from './admitting.ts';
import { createDayBook } from './day-book.ts';
import { createForetell } from './foretell.ts';
import { opensForAll } from './joint.ts';
import type { Ledger, LedgerState, LimitOverrides, Verdict } from './ledger.ts';
import { createNews } from './news.ts';
import { createNotices } from './notices.ts';
import { type Choice, createOrder } from './order.ts';
import { createOutage } from './outage.ts';
import { QuotaRefusal } from './quota.ts';
import { createReporting } from './reporting.ts';
import { createSeats } from './seats.ts';
import { createServing } from './serving.ts';
import { refusalOf } from './state.ts';
import { notToday, withoutSeat } from './turned-away.ts';
import { viewOf } from './view.ts';
import {
	type AccountRequest,
	createWaiter,
	type Joint,
	type Leases,
	type Waiter,
} from './waiter.ts';
import { GUARD_MS } from './windows.ts';

/** Waiting this long for midnight to be over everywhere is shorter than being told of it. */
const DAY_EDGE_MS = 2 * GUARD_MS;
/** While nobody knows what is left, the provider is asked this often. */
const COUNTER_EVERY_MS = 60_000;

type Refusal = Extract<Verdict, { admitted: false }>;

/** Everybody's line before one account. The ledger decides; this keeps the order, the times and the telling. */
export function createQuota({
	ledger,
	clock,
	log,
	overrides = {},
}: {
	ledger: Ledger;
	clock: Clock;
	log: Logger;
	overrides?: LimitOverrides;
}): AccountQuota {
	const order = createOrder<Waiter>();
	const book = createDayBook({ ledger, order });
	const foretell = createForetell(order);
	const seats = createSeats<Waiter>();
	const notices = createNotices({ clock, log, order });
	const newcomers = new Set<Waiter>();
	const outage = createOutage({ clock, log });
	const news = createNews({ ledger, overrides });
	/** The day that the order remembers. */
	let today: number | undefined;
	let closed = false;

	const serving = createServing({
		clock,
		async step() {
			await news.tell();
			if (order.size() > 0) await letThrough();
			await book.flush();
			outage.ended();
		},
		onError: (error) => endureOutage(error),
	});
	const { wake } = serving;

	const dayOf = ({ dayUsed, limits }: LedgerState) => ({
		limit: limits.perDay,
		used: dayUsed,
		asked: book.asked(),
		waiting: order.size(),
	});

	const remove = (waiter: Waiter) => {
		newcomers.delete(waiter);
		seats.free(waiter);
		return order.leave(waiter);
	};

	const refuse = (waiter: Waiter, refusal: QuotaRefusal) => {
		if (remove(waiter)) waiter.refuse(refusal);
	};

	const letThrough = async () => {
		await letThroughWhoMay();
		// What has come meanwhile is acknowledged before the line is reckoned, and then reckoned with.
		await eventLoopTurn();
		if (serving.isDue() || order.size() === 0) return;
		const { state, opensAt, budget } = await letThroughWhoMay();
		hold(state, opensAt, budget);
	};

	/** Until nobody may go before `opensAt`. */
	const letThroughWhoMay = async () => {
		let state = await ledger.read(overrides);
		for (;;) {
			await book.open(state.today);
			today = state.today;
			refuseCapped(state);
			const next = nextIn(state);
			if ('opensAt' in next) return { state, ...next };
			const { joint } = next.choice.item;
			state = await (joint ? admitAll(next.choice, joint) : admit(next.choice));
		}
	};

	/** Who goes now, or from when on somebody may. */
	const nextIn = (
		state: LedgerState,
	):
		| { readonly choice: Choice<Waiter> }
		| { readonly opensAt: number; readonly budget: Refusal['budget'] | undefined } => {
		const refusal = refusalOf(state);
		if (refusal) return { opensAt: refusal.retryAt, budget: refusal.budget };
		for (;;) {
			const next = order.next(dayOf(state), state.readAt, book.pacing());
			if ('opensAt' in next) return { ...next, budget: undefined };
			const { item } = next.choice;
			// Who needs several at once keeps the head of the line until there are as many.
			const opensAt = opensForAll(item, state, order);
			if (opensAt instanceof QuotaRefusal) refuse(item, opensAt);
			else return opensAt > state.readAt ? { opensAt, budget: undefined } : next;
		}
	};

	const { admit, admitAll } = createAdmitting({
		ledger,
		overrides,
		order,
		log,
		today: () => today,
		leaves(waiter) {
			if (newcomers.has(waiter)) book.count('asked');
			remove(waiter);
		},
		refuse: (waiter, refusal) => refuse(waiter, refusal),
		wake: () => wake(),
	});

	const dismiss = (refusal: () => QuotaRefusal, whom: (waiter: Waiter) => boolean = () => true) => {
		for (const waiter of order.everybody().filter(whom)) refuse(waiter, refusal());
	};

	const refuseCapped = ({ dayReturnsAt }: LedgerState) => {
		const isCapped = ({ request: { asker, standing }, share }: Waiter) =>
			standing === 'new' && asker.dailyCap !== undefined && order.served(share) >= asker.dailyCap;
		dismiss(() => new QuotaRefusal('own-day-spent', dayReturnsAt), isCapped);
	};

	/** Nobody may go before `retryAt`: who is new gets a seat, everybody is told, and what comes first wakes us. */
	const hold = (state: LedgerState, retryAt: number, budget: Refusal['budget'] | undefined) => {
		const { dayReturnsAt, readAt } = state;
		const isFar = dayReturnsAt - readAt > DAY_EDGE_MS;
		if (budget === 'day' && isFar) dismiss(() => new QuotaRefusal('day-spent', dayReturnsAt));
		if (budget === 'unknown-day' && isFar)
			dismiss(() => new QuotaRefusal('day-unknown', readAt + COUNTER_EVERY_MS));
		const overflow = seat();
		const { places, nextCommitAt } = foretell({
			pacing: book.pacing(),
			demand: book.demand(),
			state,
			asked: book.asked(),
		});
		for (const { waiter, refusal } of withoutSeat(overflow, places, state)) waiter.refuse(refusal);
		const late = isFar ? notToday(places, state) : new Map<Waiter, QuotaRefusal>();
		for (const [waiter, refusal] of late) refuse(waiter, refusal);
		const nextTellMs = notices.tell(places.filter(({ waiter }) => !late.has(waiter)));
		serving.sleep();
		if (order.size() === 0) return;
		const nextAt = Math.min(retryAt, nextCommitAt);
		serving.wakeIn(Math.max(1, Math.ceil(Math.min(nextAt - readAt, nextTellMs))));
	};

	/** Those who found no seat have left the line and are still to be told. */
	const seat = () => {
		const overflow = seats.take(newcomers);
		for (const { waiter } of overflow) remove(waiter);
		for (const _ of newcomers) book.count('asked');
		newcomers.clear();
		return overflow;
	};

	const endureOutage = (error: unknown) => {
		const { isOver, retryMs } = outage.failed(error);
		dismiss(
			() => new QuotaRefusal('ledger', undefined, { cause: error }),
			({ isSeated }) => isOver || !isSeated,
		);
		serving.sleep();
		if (order.size() > 0) serving.wakeIn(retryMs);
		else outage.ended();
	};

	const join = async (request: AccountRequest, joint?: Joint): Promise<Leases> => {
		request.signal.throwIfAborted();
		if (closed) throw leaving();
		const { waiter, leases } = createWaiter(
			request,
			() => {
				remove(waiter);
				if (order.size() > 0) wake();
				else serving.sleep();
			},
			joint,
		);
		order.join(waiter, waiter.share, request.standing);
		newcomers.add(waiter);
		wake();
		return await leases;
	};

	return {
		async lease(request) {
			const [lease] = await join(request);
			return lease;
		},

		together: join,

		async learn(heard) {
			news.add(heard);
			wake();
			await serving.idle();
		},

		saved: book.count,

		view: async () => viewOf(await ledger.read(overrides), seats.taken()),

		report: createReporting({ ledger, overrides, book, order, seats, dayOf, log }),

		healthy: ledger.healthy,

		async close() {
			closed = true;
			serving.sleep();
			for (const waiter of order.everybody()) {
				remove(waiter);
				waiter.refuse(leaving());
			}
			await serving.idle();
		},
	};
}

const leaving = () => new DOMException('the bot is leaving', 'AbortError');
