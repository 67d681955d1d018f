import { describeError, UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { DayBook } from './day-book.ts';
import type { Ledger, LedgerState, LimitOverrides } from './ledger.ts';
import type { Order } from './order.ts';
import type { DayState } from './pacing.ts';
import type { AccountReport, Asker } from './quota.ts';
import { reportOf } from './report.ts';
import { shareOf, type Waiter } from './waiter.ts';

/** Gathers what a report is made of. It never changes who is next, and needs no ledger that can be written. */
export function createReporting({
	ledger,
	overrides,
	book,
	order,
	seats,
	dayOf,
	log,
}: {
	ledger: Pick<Ledger, 'read' | 'usage'>;
	overrides: LimitOverrides;
	book: Pick<DayBook, 'open' | 'flush' | 'pacing'>;
	order: Pick<Order<Waiter>, 'everybody'>;
	seats: { taken(): number };
	dayOf: (state: LedgerState) => DayState;
	log: Logger;
}): (asker: Asker) => Promise<AccountReport> {
	/** What cannot be written now is kept for later and is only missing from what was saved. */
	async function writeDown(): Promise<void> {
		try {
			await book.flush();
		} catch (error) {
			log.warn({ error: describeError(error) }, 'what was counted could not be written down');
		}
	}

	async function read() {
		try {
			const state = await ledger.read(overrides);
			await book.open(state.today);
			return { state, usage: await ledger.usage() };
		} catch (error) {
			log.warn({ error: describeError(error) }, 'the ledger cannot be read');
			throw new UserError(say('quota.unreadable'), { cause: error });
		}
	}

	return async (asker) => {
		await writeDown();
		const { state, usage } = await read();
		const share = shareOf({ asker });
		const mine = order
			.everybody()
			.filter((waiter) => waiter.isSeated && waiter.share.personId === share.personId);
		return reportOf({
			state,
			overrides,
			usage,
			pacing: book.pacing(),
			day: dayOf(state),
			waiting: { all: seats.taken(), mine: mine.length },
			share,
		});
	};
}
