import { randomUUID } from 'node:crypto';
import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Moment } from './ledger-time.ts';
import { type Charge, insertCharge } from './model-charges.ts';
import { learnLimit, limitOf, shut } from './model-learned.ts';
import type { ModelState, Window } from './model-ledger.ts';
import { readModel } from './model-state.ts';
import { readModelTime } from './model-time.ts';
import { budgetDays } from './model-windows.ts';
import type { ModelBudget, ModelNews } from './quota.ts';
import { HOUR_MS, WINDOW_MS } from './windows.ts';

type Limits = Extract<ModelNews, { kind: 'model-limits' }>;

/** What the provider said of one model goes into the rows. */
export function hearModel(
	database: LedgerDatabase,
	news: ModelNews,
	budget: ModelBudget | undefined,
	moment: Moment,
): void {
	const { steady } = moment;
	if (news.kind === 'model-refused') {
		learnLimit(database, news, limitOf(news), news.limit, steady);
		shut(database, news, moment);
		return;
	}
	if (budget === undefined) return;
	learnLimit(database, news, 'requestsPerDay', news.requestsPerDay?.limit, steady);
	learnLimit(database, news, 'tokensPerMinute', news.tokensPerMinute?.limit, steady);
	const time = readModelTime(database);
	chargeOutside(
		database,
		news,
		budget,
		moment,
		readModel(database, { target: news, budget, time, moment }),
	);
}

/**
 * Where less is left than by our own count, others used the same key: that is charged as well. Where more is left we stay
 * with our own count, as the provider may not have counted all of it yet.
 */
function chargeOutside(
	database: LedgerDatabase,
	news: Limits,
	{ day }: ModelBudget,
	moment: Moment,
	state: ModelState,
): void {
	const { steady, now } = moment;
	const beyond = (span: Window['span'], measure: Window['measure'], remaining?: number) => {
		const window = state.windows.find((one) => one.span === span && one.measure === measure);
		if (window === undefined || remaining === undefined) return 0;
		return Math.max(0, Math.floor(window.limit - Math.max(0, remaining) - window.used));
	};
	// So soon after midnight it may tell of yesterday.
	const isOfToday = budgetDays(day, now - WINDOW_MS).first === budgetDays(day, now).last;
	const requests = isOfToday ? beyond('day', 'requests', news.requestsPerDay?.remaining) : 0;
	const tokens = beyond('minute', 'tokens', news.tokensPerMinute?.remaining);
	if (requests + tokens === 0) return;
	const charge: Charge = {
		at: steady,
		lastDay: budgetDays(day, now).last,
		requests,
		tokens,
		state: 'outside',
	};
	const nobody = { jobId: '', serverKey: '', personId: '' };
	const hour = Math.floor(now / HOUR_MS);
	insertCharge(database, randomUUID(), news, charge, { ...nobody, budgetDay: day, hour });
}
