/** The counter may be a copy one minute old (seen at OpenRouter); twice that after our last attempt it has it. */
export const QUIET_MS = 120_000;
/** Two polls nearer to each other may be answered from the same copy. */
const COUNTER_LAG_MS = 60_000;

/** A counter lower than our own, heard while nothing was under way. `at` is ledger time. */
export type QuietPoll = { readonly at: number; readonly used: number; readonly day: number };

/**
 * Our count of the day against the provider's. What it has beyond ours was used outside and is charged at once; what
 * it has less is given back only when two quiet polls agree, as a late counter looks just the same, and never below
 * `sure`: what the provider answered or refused today.
 */
export function reconcile({
	own,
	outside,
	sure,
	used,
	day,
	now,
	lastStamp,
	inFlight,
	quiet,
}: {
	own: number;
	outside: number;
	sure: number;
	used: number;
	day: number;
	now: number;
	lastStamp: number;
	inFlight: number;
	quiet: QuietPoll | undefined;
}): { readonly outside: number; readonly quiet: QuietPoll | undefined } {
	if (used >= own + outside) return { outside: used - own, quiet: undefined };
	if (inFlight > 0 || now - lastStamp < QUIET_MS) return { outside, quiet: undefined };
	const confirms = quiet !== undefined && quiet.day === day && quiet.at > lastStamp;
	if (!confirms) return { outside, quiet: { at: now, used, day } };
	if (now - quiet.at < COUNTER_LAG_MS) return { outside, quiet };
	return { outside: Math.max(used, quiet.used, sure) - own, quiet: undefined };
}
