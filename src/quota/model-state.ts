import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Moment } from './ledger-time.ts';
import { chargesSince } from './model-counted.ts';
import { learnedLimits, shutUntil } from './model-learned.ts';
import type { ModelState } from './model-ledger.ts';
import type { ModelTime } from './model-time.ts';
import { spanOf, windowsOf } from './model-windows.ts';
import type { ModelBudget, Target } from './quota.ts';
import { WINDOW_MS } from './windows.ts';

/** The model's budget as the rows tell it: the provider's word goes before the table's. */
export function readModel(
	database: LedgerDatabase,
	{
		target,
		budget,
		time,
		moment,
	}: { target: Target; budget: ModelBudget | undefined; time: ModelTime; moment: Moment },
): ModelState {
	const { now, steady } = moment;
	const pause = shutUntil(database, target, moment);
	const known = time.beganSteady === 0 ? 0 : now + time.beganSteady + WINDOW_MS - steady;
	const until = Math.max(pause.minute, pause.day, known > now ? known : 0);
	const limits = budget && { ...budget.limits, ...learnedLimits(database, target, steady) };
	const isLimited = limits !== undefined && Object.values(limits).some(Number.isFinite);
	const charges =
		budget && isLimited
			? chargesSince(database, target, steady - spanOf(limits, budget.day), steady)
			: [];
	return {
		readAt: now,
		windows: budget && limits ? windowsOf(limits, budget.day, charges, moment) : [],
		isDayShut: pause.day > 0,
		...(budget && until > 0 ? { shutUntil: until } : pauseOf(pause.minute, pause.day)),
	};
}

/** Who has no limits need not wait for what was forgotten, but for the provider's own pause. */
function pauseOf(minute: number, day: number): { readonly shutUntil?: number } {
	const until = Math.max(minute, day);
	return until > 0 ? { shutUntil: until } : {};
}
