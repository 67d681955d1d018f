import type { Clock } from '../clock.ts';
import type { HealthView, ModelHealth } from './health.ts';
import { LONGEST_REST_MS, restMs } from './rest.ts';
import { createRisk, riskyForMs } from './risk.ts';
import type { StoredHealth, StoredModelHealth } from './stored-health.ts';
import { count, emptyTally, fade, figuresOf, type Tally } from './tally.ts';
import { createTrial, type Trial } from './trial.ts';

export interface LearnedHealth extends ModelHealth {
	/** Everything that is to outlive the process. */
	snapshot(): StoredHealth;
	/** Takes up what was kept, of the models that nothing was learned of since. */
	restore(kept: StoredHealth): void;
}

/** What is known of one model. Its times are monotonic, so that steps of the wall clock change nothing. */
type Entry = {
	tally: Tally;
	talliedMs: number;
	failuresInARow: number;
	/** When it failed last. */
	failedMs: number;
	restsUntilMs: number;
	blockedUntilMs: number;
	/** Epoch milliseconds. */
	lastAnsweredAt: number | undefined;
	readonly trial: Trial;
};

const BLOCK_MS = 30 * 24 * 3_600_000;
const MOST_MODELS = 400;

/** `chance` gives 0 to 1, for the jitter of rests. */
export function createLearnedHealth({
	clock,
	chance = Math.random,
}: {
	clock: Clock;
	chance?: () => number;
}): LearnedHealth {
	/** Those that were heard of last stand last. */
	const entries = new Map<string, Entry>();
	const risk = createRisk();

	function touch(id: string): Entry {
		const entry = entries.get(id) ?? newEntry(clock.monotonic());
		entries.delete(id);
		entries.set(id, entry);
		if (entries.size > MOST_MODELS) forgetOne();
		return entry;
	}

	/** The one that was not heard of for longest; of those that charged money only when there are no others. */
	function forgetOne(): void {
		const now = clock.monotonic();
		const ids = [...entries].filter(([, entry]) => entry.blockedUntilMs <= now).map(([id]) => id);
		const [oldest = ids[0]] = ids.length > 0 ? ids : entries.keys();
		if (oldest !== undefined) entries.delete(oldest);
	}

	const tallyOf = ({ tally, talliedMs }: Entry) => fade(tally, clock.monotonic() - talliedMs);
	const isResting = ({ restsUntilMs }: Entry) => restsUntilMs > clock.monotonic();
	const isBlocked = ({ blockedUntilMs }: Entry) => blockedUntilMs > clock.monotonic();
	const toWall = (monotonicMs: number) => clock.now() + monotonicMs - clock.monotonic();

	function view(id: string): HealthView {
		const entry = entries.get(id);
		if (!entry) return { attempts: 0, isBlocked: false };
		const { lastAnsweredAt, restsUntilMs } = entry;
		return {
			...figuresOf(tallyOf(entry)),
			...(lastAnsweredAt !== undefined && { lastAnsweredAt }),
			...(isResting(entry) && { restsUntil: toWall(restsUntilMs) }),
			isBlocked: isBlocked(entry),
		};
	}

	/** Failures while it rests belong to the ones before: they do not make the next rest longer. */
	function rest(entry: Entry, outcome: Parameters<typeof restMs>[0]): void {
		if (!isResting(entry)) entry.failuresInARow++;
		entry.failedMs = clock.monotonic();
		const timing = { nowMs: clock.now(), chance: chance() };
		const untilMs = clock.monotonic() + restMs(outcome, entry.failuresInARow, timing);
		entry.restsUntilMs = Math.max(entry.restsUntilMs, untilMs);
	}

	function keptOf([id, entry]: [string, Entry]): StoredModelHealth {
		const { failuresInARow, failedMs, lastAnsweredAt, restsUntilMs, blockedUntilMs } = entry;
		return {
			id,
			tally: tallyOf(entry),
			failuresInARow,
			...(failuresInARow > 0 && { failedAt: toWall(failedMs) }),
			...(lastAnsweredAt !== undefined && { lastAnsweredAt }),
			...(isResting(entry) && { restsUntil: toWall(restsUntilMs) }),
			...(isBlocked(entry) && { blockedUntil: toWall(blockedUntilMs) }),
		};
	}

	/** `untilAt` is of the wall clock, which may be wrong: more than `mostMs` from now is never believed. */
	const toMonotonic = (untilAt: number | undefined, mostMs: number) =>
		clock.monotonic() + Math.min(mostMs, Math.max(0, (untilAt ?? 0) - clock.now()));

	return {
		view,
		mayTry(id) {
			const entry = entries.get(id);
			if (!entry) return true;
			return !isBlocked(entry) && !isResting(entry) && !entry.trial.isOn(clock.monotonic());
		},
		isTooRisky(id) {
			const { failuresInARow = 0, failedMs = 0 } = entries.get(id) ?? {};
			if (failuresInARow === 0) return false;
			const now = clock.monotonic();
			return now < failedMs + riskyForMs(failuresInARow) || !risk.isAffordable(now);
		},
		begin(id) {
			const entry = touch(id);
			entry.trial.begin(entry.failuresInARow > 0 && !isResting(entry), clock.monotonic());
		},
		end(id, outcome) {
			const entry = touch(id);
			if (outcome.kind === 'unknown') {
				entry.trial.endedUnknown();
				return;
			}
			const isLost = outcome.kind !== 'answered' && entry.failuresInARow > 0;
			risk.count(isLost, clock.monotonic());
			entry.tally = count(tallyOf(entry), outcome);
			entry.talliedMs = clock.monotonic();
			entry.trial.decided();
			if (outcome.kind !== 'answered') {
				rest(entry, outcome);
				return;
			}
			entry.failuresInARow = 0;
			entry.restsUntilMs = entry.talliedMs;
			entry.lastAnsweredAt = clock.now();
		},
		block(id) {
			touch(id).blockedUntilMs = clock.monotonic() + BLOCK_MS;
		},
		snapshot: () => ({ savedAt: clock.now(), models: [...entries].map(keptOf) }),
		restore({ savedAt, models }) {
			const nowMs = clock.monotonic();
			for (const kept of models.slice(-MOST_MODELS)) {
				if (entries.has(kept.id)) continue;
				const entry = touch(kept.id);
				entry.tally = fade(kept.tally, clock.now() - savedAt);
				entry.talliedMs = nowMs;
				entry.failuresInARow = kept.failuresInARow;
				entry.failedMs = nowMs - Math.max(0, clock.now() - (kept.failedAt ?? savedAt));
				entry.lastAnsweredAt = kept.lastAnsweredAt;
				entry.restsUntilMs = toMonotonic(kept.restsUntil, LONGEST_REST_MS);
				entry.blockedUntilMs = toMonotonic(kept.blockedUntil, BLOCK_MS);
			}
		},
	};
}

const newEntry = (nowMs: number): Entry => ({
	tally: emptyTally,
	talliedMs: nowMs,
	failuresInARow: 0,
	failedMs: nowMs,
	restsUntilMs: nowMs,
	blockedUntilMs: nowMs,
	lastAnsweredAt: undefined,
	trial: createTrial(),
});
