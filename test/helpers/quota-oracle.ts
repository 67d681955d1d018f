const MINUTE_MS = 60_000;
const GUARD_MS = 2_000;
const WINDOW_MS = MINUTE_MS + GUARD_MS;
const UNDER_WAY_MS = 15 * MINUTE_MS;
const DAY_MS = 86_400_000;
const QUIET_MS = 120_000;
/** So long nobody holds a lease. */
const FORGOTTEN_MS = 2 * DAY_MS;
const MOST_PER_MINUTE = 20;

/** `truth`: the time that passed in fact, which no step of a clock and no restart touches; `wall`: what the clock shows. */
export type OracleTime = { readonly truth: number; readonly wall: number };

/** `isOpen`: more models may be tried under it yet. */
type Attempt = {
	at: number;
	readonly days: Set<number>;
	isOver: boolean;
	units: number;
	isOpen: boolean;
};

const dayOf = (wall: number) => Math.floor(wall / DAY_MS);
const bothSides = (wall: number) => new Set([wall - GUARD_MS, wall, wall + GUARD_MS].map(dayOf));

/**
 * What may be let through, told naively and apart from the code under test. Times are in milliseconds; `startWall`: what
 * the wall clock showed when the ledger began.
 */
export function createQuotaOracle(startWall: number) {
	const violations: string[] = [];
	const attempts = new Map<string, Attempt>();
	const charged = new Map<number, number>();
	let minuteLimits: { limit: number; until: number }[] = [];
	let total = 0;
	let perDay = 50;
	let frozenUntil = 0;
	let latestWall = startWall;
	let lastStamp = 0;
	let closed = { untilWall: 0, untilTruth: 0, limit: -1 };

	const perMinute = (truth: number) => {
		minuteLimits = minuteLimits.filter(({ until }) => truth < until);
		return Math.min(MOST_PER_MINUTE, ...minuteLimits.map(({ limit }) => limit));
	};
	const inLastMinute = (truth: number) => {
		let count = 0;
		for (const [id, { at, isOver, units, isOpen }] of attempts) {
			const lasts = isOpen ? UNDER_WAY_MS : WINDOW_MS;
			if (truth - at < lasts) count += units;
			else if (truth - at >= (isOver ? UNDER_WAY_MS : FORGOTTEN_MS)) attempts.delete(id);
		}
		return count;
	};
	const count = (day: number) => charged.get(day) ?? 0;
	const charge = (day: number, change: number) => charged.set(day, count(day) + change);
	const isClosed = ({ truth, wall }: OracleTime) =>
		wall < closed.untilWall && truth < closed.untilTruth;
	/** To the day of the wall clock, after that ran more than a day ahead. */
	const mayGoBack = (known: number, { truth, wall }: OracleTime) =>
		known - wall > DAY_MS && isQuiet(truth);
	const open = () => {
		closed = { ...closed, untilWall: 0 };
	};
	const see = ({ truth, wall }: OracleTime) => {
		latestWall = Math.max(latestWall, wall);
		lastStamp = truth;
		return bothSides(latestWall);
	};
	const isQuiet = (truth: number) =>
		truth - lastStamp >= QUIET_MS &&
		[...attempts.values()].every(({ at, isOver }) => isOver || truth - at >= UNDER_WAY_MS);

	/** What is counted may be counted as late as now. */
	const moveTo = (attempt: Attempt, at: OracleTime) => {
		attempt.at = at.truth;
		for (const day of see(at)) {
			if (!attempt.days.has(day)) charge(day, attempt.units);
			attempt.days.add(day);
		}
	};

	return {
		violations,
		total: () => total,
		today: (wall: number) => dayOf(Math.max(latestWall, wall)),
		dayCount: (wall: number) => count(dayOf(Math.max(latestWall, wall))),
		/** The least that an honest counter says, whichever of the two days it is asked on. */
		leastUsed: (wall: number) =>
			Math.max(count(dayOf(Math.max(latestWall, wall))), count(dayOf(wall))),
		/** So soon after anything was let through a counter that is too low is a late one. */
		isBusy: (truth: number) => truth - lastStamp < QUIET_MS,
		limitMinute(limit: number, truth: number) {
			if (limit < MOST_PER_MINUTE) minuteLimits.push({ limit, until: truth + DAY_MS });
		},
		freeze(untilTruth: number) {
			frozenUntil = Math.max(frozenUntil, untilTruth);
		},
		/** The provider closed the day until then, by the wall clock; in truth it is over after a day all the same. */
		closeDay(untilWall: number, limit: number, at: OracleTime) {
			const before = isClosed(at) ? closed.limit : -1;
			const most = Math.max(perDay, limit, before);
			closed = { untilWall, untilTruth: at.truth + DAY_MS, limit: most };
			perDay = limit;
		},
		/** The counter was heard, and after it the ledger counts the day `today`. */
		hear({ used, limit }: { used: number; limit: number }, at: OracleTime, today: number) {
			const { truth, wall } = at;
			const known = Math.max(latestWall, wall);
			perDay = limit;
			if (limit > closed.limit) open();
			latestWall = today === dayOf(known) ? known : wall;
			if (latestWall !== known) {
				if (!mayGoBack(known, at) || used >= limit || today !== dayOf(wall))
					violations.push(`left ${known} for ${today} at ${truth}`);
				if (closed.untilWall > wall + DAY_MS) open();
			}
			// So soon after midnight it may tell of yesterday and is not expected to count.
			if (latestWall % DAY_MS >= WINDOW_MS) charged.set(today, Math.max(count(today), used));
		},
		admit(id: string, at: OracleTime, units = 1) {
			const { truth } = at;
			if (attempts.has(id)) violations.push(`${id} twice`);
			if (truth < frozenUntil) violations.push(`${id} at ${truth}, frozen until ${frozenUntil}`);
			if (isClosed(at)) violations.push(`${id} at ${truth}, day closed`);
			if (inLastMinute(truth) + units > perMinute(truth))
				violations.push(`${id} at ${truth}, minute full`);
			const days = see(at);
			for (const day of days) {
				if (count(day) + units > perDay) violations.push(`${id} at ${truth}, day ${day} spent`);
				charge(day, units);
			}
			attempts.set(id, { at: truth, days, isOver: false, units, isOpen: false });
			total++;
		},
		sent(id: string, at: OracleTime) {
			const attempt = attempts.get(id);
			if (attempt === undefined) {
				violations.push(`${id} sent without a lease`);
				return;
			}
			moveTo(attempt, at);
			attempt.isOpen = attempt.units > 1;
			if (inLastMinute(at.truth) > MOST_PER_MINUTE) violations.push(`${id} sent, minute full`);
		},
		/** So many models were tried, and no more will be. */
		tried(id: string, count: number, at: OracleTime) {
			const attempt = attempts.get(id);
			if (!attempt?.isOpen) return;
			const freed = Math.max(0, attempt.units - count);
			for (const day of attempt.days) charge(day, -freed);
			attempt.units -= freed;
			attempt.isOpen = false;
			if (attempt.units > 1) moveTo(attempt, at);
			if (inLastMinute(at.truth) > MOST_PER_MINUTE) violations.push(`${id} tried, minute full`);
		},
		/** It was settled: whatever it might try it has tried by now, or long ago, as no answer takes longer. */
		settled(id: string, at: OracleTime) {
			const attempt = attempts.get(id);
			if (!attempt) return;
			attempt.isOver = true;
			if (attempt.isOpen && at.truth - attempt.at < UNDER_WAY_MS) moveTo(attempt, at);
			attempt.isOpen = false;
		},
		/** Whoever had it is gone. */
		over(id: string) {
			const attempt = attempts.get(id);
			if (attempt) attempt.isOver = true;
		},
		giveBack(id: string) {
			const attempt = attempts.get(id);
			for (const day of attempt?.days ?? []) charge(day, -(attempt?.units ?? 0));
			attempts.delete(id);
		},
	};
}
