import type { DayState, Pacing } from './pacing.ts';

/** How far first answers of the day may run ahead of the pace, as a share of the day. */
const FIRST_ANSWERS_LEAD = 0.3;
/** Who had this many times the usual stays so many requests behind the pace: others who come later are owed them. */
const WELL_SERVED = 1.3;
const WELL_SERVED_BEHIND = 8;

/** What somebody was served today, and everybody on their server. */
export type Claimant = {
	readonly served: number;
	readonly weight: number;
	readonly server: { readonly served: number };
};

/** What those who were served today had on average, and among how many servers the day is shared. */
export type Sharing = { readonly level: number; readonly servers: number };

/** Who had so much that others who come later go before. */
export const mostUsual = ({ level }: Sharing): number => WELL_SERVED * level;

/** When the pace lets somebody go with so many requests, from `fromMs` on: first answers of the day ahead of the others, the well served last. */
export function allowedAt(
	{ served, weight, server }: Claimant,
	sharing: Sharing,
	{ used, limit }: DayState,
	fromMs: number,
	pacing: Pacing,
	requests = 1,
): number {
	const releases = (all: number, lead: number) => pacing.allows(all, limit, fromMs, lead);
	if (served > mostUsual(sharing) * weight)
		return releases(used + requests, -WELL_SERVED_BEHIND / limit);
	if (served > 0) return releases(used + requests, 0);
	// No server's newcomers use up what first answers of the others may take.
	const ownLead = FIRST_ANSWERS_LEAD / Math.max(1, sharing.servers);
	return Math.max(
		releases(used + requests, FIRST_ANSWERS_LEAD),
		releases(server.served + requests, ownLead),
	);
}
