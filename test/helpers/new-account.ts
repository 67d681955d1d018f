import type { Account } from '../../src/quota/account.ts';

/** An account of which nothing is known yet. */
export const newAccount: Account = {
	beganAt: 0,
	beganSteady: 0,
	lastStamp: 0,
	lastWall: 0,
	notedSteady: 0,
	notedMonotonic: 0,
	notedWall: 0,
	frozenUntil: 0,
	minuteLimit: 0,
	minuteLimitUntil: 0,
	dayLimit: -1,
	closedUntil: 0,
	closedAt: 0,
	closedLimit: 0,
	counterAt: 0,
	quiet: undefined,
	lists: { known: undefined, hint: undefined, base: undefined },
};
