import { COMMITTED_MS } from './appointments.ts';
import { expectedArrivals } from './arrivals.ts';
import type { Demand } from './demand.ts';
import { type Arrival, foresee, type Turn } from './dry-run.ts';
import type { LedgerState } from './ledger.ts';
import type { Order } from './order.ts';
import type { Pacing } from './pacing.ts';
import type { Waiting } from './quota.ts';
import { isPromised, leavesAt, type Waiter } from './waiter.ts';

const WORTH_SAYING_MS = 1_000;

/** When each who waits is let through. */
export type Forecast = {
	/** In the order of their turns. */
	readonly places: readonly { readonly waiter: Waiter; readonly place: Waiting }[];
	/** When the next turn comes so near that nobody may overtake it (epoch ms); infinite when none will. */
	readonly nextCommitAt: number;
};

/** `asked`: today. */
type Moment = {
	readonly pacing: Pacing;
	readonly demand: Demand;
	readonly state: LedgerState;
	readonly asked: number;
};

/** Tells what lies ahead of those who wait. It is reckoned anew only when something has happened. */
export function createForetell(order: Order<Waiter>): (moment: Moment) => Forecast {
	let known: { forecast: Forecast; basis: readonly unknown[]; until: number } | undefined;
	return (moment) => {
		const { pacing, demand, state, asked } = moment;
		const { limits, dayUsed, day, dayReturnsAt, frozenUntil } = state;
		const circumstances = [
			pacing,
			demand,
			asked,
			leaving(order),
			limits.perDay,
			limits.perMinute,
			dayUsed,
			day,
			dayReturnsAt,
			frozenUntil,
		];
		const basisOf = () => [order.changes(), ...circumstances];
		const isSame = basisOf().every((value, index) => value === known?.basis[index]);
		if (known && isSame && state.readAt < known.until) return known.forecast;
		const forecast = foretell(order, moment);
		const turnAt = forecast.places[0]?.place.earliest ?? 0;
		known = { forecast, basis: basisOf(), until: Math.min(forecast.nextCommitAt, turnAt) };
		return forecast;
	};
}

/**
 * Runs the line dry, as it stands and with those who may come, and commits those whose turn is near or whose promised
 * time is: from then on nobody overtakes them, and what was promised holds whatever the pace.
 */
function foretell(order: Order<Waiter>, { pacing, demand, state, asked }: Moment): Forecast {
	const from = state.readAt;
	const run = (arrivals: readonly Arrival[] = []) =>
		foresee<Waiter>({ order: order.copy<Arrival>(), pacing, state, asked, arrivals, leavesAt });
	order.commitNear(from);
	const turns = run();
	for (const { item, at } of turns) {
		if (at > from + COMMITTED_MS) break;
		order.commit(item, at);
	}
	const limit = state.limits.perDay;
	const known = order.counts();
	const crowded = run(expectedArrivals({ demand, known, from, asked, limit }));
	const latest = new Map(crowded.map(({ item, at }) => [item, at]));
	const frozen = state.frozenUntil !== undefined;
	return {
		places: [...turns, ...unforeseen(order, turns, state)].map(({ item: waiter, at }, index) => {
			const byThen = order.dueAt(waiter) ?? latest.get(waiter) ?? state.dayReturnsAt;
			const promise = promiseFor(waiter, at, byThen);
			const isLate = promise.isLate && !frozen;
			return { waiter, place: { position: index + 1, ...promise, frozen, isLate } };
		}),
		nextCommitAt: nextCommitAt(order, turns),
	};
}

/** Another sum when somebody will leave at another time than before, or stays after all. */
const leaving = (order: Order<Waiter>) =>
	order
		.everybody()
		.map(leavesAt)
		.filter(Number.isFinite)
		.reduce((sum, at) => sum + at, 0);

/** Those who come after all that is foreseen: not before the last of it. */
function unforeseen(
	order: Order<Waiter>,
	turns: readonly Turn<Waiter>[],
	{ dayReturnsAt }: LedgerState,
): readonly Turn<Waiter>[] {
	const foreseen = new Set(turns.map(({ item }) => item));
	const at = turns.at(-1)?.at ?? dayReturnsAt;
	return order
		.everybody()
		.filter((item) => !foreseen.has(item))
		.map((item) => ({ item, at }));
}

function nextCommitAt(order: Order<Waiter>, turns: readonly Turn<Waiter>[]): number {
	const nearAt = turns.filter(({ item }) => order.dueAt(item) === undefined).map(({ at }) => at);
	return Math.min(order.promisedAt(), ...nearAt) - COMMITTED_MS;
}

/** What was told never moves later, unless the provider leaves us no other way. */
function promiseFor(
	waiter: Waiter,
	at: number,
	latest: number,
): Pick<Waiting, 'earliest' | 'latest' | 'isLate'> {
	const { told } = waiter;
	const byThen = Math.max(at, latest);
	if (told === undefined) return { earliest: at, latest: byThen, isLate: false };
	const kept = Math.min(told.latest, byThen);
	if (!isPromised(waiter)) return { earliest: Math.min(at, kept), latest: kept, isLate: false };
	const isLate = at - told.latest >= WORTH_SAYING_MS;
	return { earliest: at, latest: isLate ? byThen : Math.max(at, kept), isLate };
}
