import { afterEach, beforeEach, describe } from 'vitest';
import type { ManualClock } from '../helpers/manual-clock.ts';
import { promiseAttempts } from './ledger-attempts.ts';
import { promiseClocks } from './ledger-clocks.ts';
import { promiseDays } from './ledger-days.ts';
import { type LedgerUnderTest, visit } from './ledger-house.ts';
import { promiseNews } from './ledger-news.ts';
import { promiseTries } from './ledger-tries.ts';
import { promiseUsage } from './ledger-usage.ts';

/** What every ledger promises. `make` gives an empty one, at noon, that need not doubt its past. */
export function describeLedger(
	name: string,
	make: (clock: ManualClock) => Promise<LedgerUnderTest>,
): void {
	describe(`the promises of a ledger, kept by ${name}`, () => {
		const house = visit(make);
		beforeEach(house.open);
		afterEach(house.close);
		describe('an attempt', () => promiseAttempts(house));
		describe('a day', () => promiseDays(house));
		describe('clocks', () => promiseClocks(house));
		describe('what the provider says', () => promiseNews(house));
		describe('a list of models', () => promiseTries(house));
		describe('what is told of the use', () => promiseUsage(house));
	});
}
