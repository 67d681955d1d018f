import { type Outcome, outcomeOf } from './fairness.ts';
import { type Promises, promisesOf } from './promises.ts';
import { scenarios } from './scenarios.ts';
import { firstComeFirstServed, type PlayedDay, playDay } from './simulate.ts';

/** Several days of one kind: as the bot shares them, and as whoever comes first would have them. */
export type Measured = {
	readonly ours: Outcome;
	readonly usual: Outcome;
	readonly promises: Promises;
	readonly idleMs: number;
};

/** Plays the days with the seeds 1 to `days`; of the outcome those count who asked on the server `only`, if it is given. */
export async function measure(
	kind: keyof typeof scenarios,
	days: number,
	only?: string,
): Promise<Measured> {
	const plays = Array.from({ length: days }, (_, index) => scenarios[kind](index + 1));
	const perDay = plays[0]?.perDay ?? 0;
	const played: PlayedDay[] = [];
	for (const play of plays) played.push(await playDay(play));
	const outcome = (of: readonly PlayedDay[]) =>
		outcomeOf(of, perDay, ({ serverId }) => only === undefined || serverId === only);
	return {
		ours: outcome(played),
		usual: outcome(plays.map(firstComeFirstServed)),
		promises: promisesOf(played),
		idleMs: Math.max(...played.map(({ idleMs }) => idleMs)),
	};
}
