import type { Clock } from '../../clock.ts';

/** What a limit has counted. Amounts are requests or tokens. */
export interface Gauge {
	limit(): number;
	used(): number;
	/** Milliseconds until so much more fits: 0 now, infinite never. */
	waitMs(amount: number): number;
	/** Milliseconds until everything is free again. */
	emptyMs(): number;
	/** The returned function replaces the amount once it is known better. */
	take(amount: number): (amount: number) => void;
}

interface Options {
	clock: Clock;
	limit: () => number;
	spanMs: number;
}

/** Counts what came within the last `spanMs`. */
export function createSlidingGauge({ clock, limit, spanMs }: Options): Gauge {
	let taken: { atMs: number; amount: number }[] = [];
	const used = () => {
		taken = taken.filter(({ atMs }) => atMs > clock.monotonic() - spanMs);
		return taken.reduce((sum, { amount }) => sum + amount, 0);
	};
	const leavesInMs = (atMs: number) => atMs + spanMs - clock.monotonic();
	return {
		limit,
		used,
		waitMs(amount) {
			let surplus = used() + amount - limit();
			if (surplus <= 0) return 0;
			for (const one of taken) {
				surplus -= one.amount;
				if (surplus <= 0) return leavesInMs(one.atMs);
			}
			return Number.POSITIVE_INFINITY;
		},
		emptyMs() {
			used();
			const last = taken.findLast(({ amount }) => amount > 0);
			return last ? leavesInMs(last.atMs) : 0;
		},
		take(amount) {
			const own = { atMs: clock.monotonic(), amount };
			taken.push(own);
			return (better) => {
				own.amount = better;
			};
		},
	};
}

/** A bucket that refills evenly, the whole limit within `spanMs`. */
export function createRefillingGauge({ clock, limit, spanMs }: Options): Gauge {
	let level = 0;
	let levelMs = clock.monotonic();
	const exact = () => {
		const gained = ((clock.monotonic() - levelMs) / spanMs) * limit();
		level = Math.max(0, level - gained);
		levelMs = clock.monotonic();
		return level;
	};
	const refillMs = (amount: number) => (amount / limit()) * spanMs;
	return {
		limit,
		used: () => Math.ceil(exact()),
		waitMs(amount) {
			if (amount > limit()) return Number.POSITIVE_INFINITY;
			return Math.max(0, refillMs(exact() + amount - limit()));
		},
		emptyMs: () => refillMs(exact()),
		take(amount) {
			level = exact() + amount;
			let counted = amount;
			return (better) => {
				level = Math.max(0, exact() + better - counted);
				counted = better;
			};
		},
	};
}
