import type { QuietPoll } from './reconcile.ts';

/** What a request that tries several models costs: one unit, or one for each that was tried. */
export const listCosts = ['once', 'each'] as const;
type Cost = (typeof listCosts)[number];

/** `hint`: what the last telling reading said; `base`: the quiet reading from which the next stretch is measured. */
export type ListCost = {
	readonly known: Cost | undefined;
	readonly hint: Cost | undefined;
	readonly base: QuietPoll | undefined;
};

/** What was made since the base. `isSure`: all were answered, and of all it is known how many models were tried. */
export type Stretch = {
	readonly requests: number;
	readonly tries: number;
	readonly isSure: boolean;
};

/**
 * What a quiet reading of the counter tells, after a stretch in which more models were tried than requests made: its increase
 * is the one or the other, or tells nothing, as the key was used elsewhere too. Two that agree decide; one that
 * contradicts what was decided starts anew.
 */
export function afterQuietReading(
	{ known, hint, base }: ListCost,
	reading: QuietPoll,
	stretch: Stretch,
): ListCost {
	const told =
		base === undefined || base.day !== reading.day
			? undefined
			: tellsOf(reading.used - base.used, stretch);
	if (told === undefined) return { known, hint, base: reading };
	const isDecided = told === known || told === hint;
	return { known: isDecided ? told : undefined, hint: told, base: reading };
}

function tellsOf(increase: number, { requests, tries, isSure }: Stretch): Cost | undefined {
	if (!isSure || tries <= requests) return undefined;
	if (increase === requests) return 'once';
	return increase === tries ? 'each' : undefined;
}
