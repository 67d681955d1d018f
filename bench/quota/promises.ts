import { type Fate, type PlayedDay, WAITS_AT_MOST_MS } from './simulate.ts';

const NEAR_MS = 60_000;
const MOVED_MS = 30_000;
/** Times are told to the second. */
const KEPT_WITHIN_MS = 1_000;

/**
 * What those who waited were told, against what came. `errors`: of the first `earliest`, in seconds, of those who were
 * answered. `firm`: told a `latest` at first that comes before the answer is of no use; `kept` of them. `movedLater`:
 * how often a `latest` moved later by more than 30 s. `overtaken`: how often somebody went who had asked after another
 * had been told that its turn comes within 60 s.
 */
export type Promises = {
	readonly errors: readonly number[];
	readonly firm: number;
	readonly kept: number;
	readonly movedLater: number;
	readonly overtaken: number;
};

export function promisesOf(days: readonly PlayedDay[]): Promises {
	const all = days.flatMap(({ fates }) => fates);
	const firm = all.filter(
		({ atMs, told: [first] }) => first && first.latest <= atMs + WAITS_AT_MOST_MS,
	);
	return {
		errors: all.flatMap(({ startedMs, told: [first] }) =>
			first && startedMs !== undefined ? [Math.abs(startedMs - first.earliest) / 1_000] : [],
		),
		firm: firm.length,
		kept: firm.filter(isKept).length,
		movedLater: all.reduce((sum, fate) => sum + movesOf(fate), 0),
		overtaken: days.reduce((sum, { fates }) => sum + overtakersIn(fates), 0),
	};
}

const isKept = ({ startedMs, told: [first] }: Fate) =>
	first !== undefined && startedMs !== undefined && startedMs <= first.latest + KEPT_WITHIN_MS;

function movesOf({ told }: Fate): number {
	return told.filter(
		({ latest }, index) => index > 0 && latest > (told[index - 1]?.latest ?? 0) + MOVED_MS,
	).length;
}

function overtakersIn(fates: readonly Fate[]): number {
	return fates.reduce((sum, fate) => {
		const near = fate.told.find(({ earliest, atMs }) => earliest - atMs <= NEAR_MS);
		if (near === undefined) return sum;
		const until = fate.startedMs ?? fate.atMs + WAITS_AT_MOST_MS;
		const overtakers = fates.filter(
			({ atMs, startedMs }) => atMs > near.atMs && atMs < until && (startedMs ?? until) < until,
		);
		return sum + overtakers.length;
	}, 0);
}
