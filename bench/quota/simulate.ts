import type { AccountQuota } from '../../src/quota/account-quota.ts';
import { createQuota } from '../../src/quota/manager.ts';
import type { Waiting } from '../../src/quota/quota.ts';
import { silentLog } from '../../test/helpers/log.ts';
import { createManualClock } from '../../test/helpers/manual-clock.ts';
import type { Question } from './demand.ts';
import { createIdleWatch } from './idle-watch.ts';
import { createMemoryLedger } from './memory-ledger.ts';

const DAY_MS = 86_400_000;
const PER_MINUTE = 20;
/** An answer to a command cannot be shown later than this. */
export const WAITS_AT_MOST_MS = 14 * 60_000;

/** The simulated day, in UTC days since the epoch. */
export const DAY = 20_780;
const MIDNIGHT = DAY * DAY_MS;

/** What it was shown while it waited. All times in milliseconds of the day. */
export type Told = Pick<Waiting, 'earliest' | 'latest' | 'isLate'> & { readonly atMs: number };

/** What became of one question. */
export type Fate = Question & { startedMs?: number; readonly told: Told[] };

/** `idleMs`: the longest that nobody went although somebody might have. */
export type PlayedDay = { readonly fates: readonly Fate[]; readonly idleMs: number };

/** A day to be played. `asked`: by hours, on the days before. */
export type Play = {
	readonly questions: readonly Question[];
	readonly perDay: number;
	readonly asked?: ReadonlyMap<number, number>;
};

/** Plays a day against the real manager on a manual clock. */
export async function playDay({ questions, perDay, asked = new Map() }: Play): Promise<PlayedDay> {
	const clock = createManualClock(MIDNIGHT);
	const nowMs = () => clock.now() - MIDNIGHT;
	const limits = { perMinute: PER_MINUTE, perDay };
	const ledger = createMemoryLedger({ clock, limits, asked });
	const quota = createQuota({ ledger, clock, log: silentLog });
	const watch = createIdleWatch({ limits, asked, day: DAY });
	const fates: Fate[] = [];

	function ask(question: Question): void {
		const fate: Fate = { ...question, told: [] };
		fates.push(fate);
		const leaving = new AbortController();
		const cancel = clock.after(WAITS_AT_MOST_MS, () => leaving.abort());
		const leavesAt = clock.now() + WAITS_AT_MOST_MS;
		const request: Parameters<AccountQuota['lease']>[0] = {
			jobId: `${fates.length}`,
			asker: { personId: question.personId, serverId: question.serverId },
			standing: 'new',
			leavesAt: () => leavesAt,
			signal: leaving.signal,
			onWaiting({ earliest, latest, isLate }) {
				if (fate.told.length === 0) watch.waits(question, clock.now());
				const [from, to] = [earliest - MIDNIGHT, latest - MIDNIGHT];
				fate.told.push({ earliest: from, latest: to, isLate, atMs: nowMs() });
			},
		};
		void quota
			.lease(request)
			.then(
				() => {
					fate.startedMs = nowMs();
					watch.starts(question, clock.now());
				},
				() => watch.leaves(question, clock.now()),
			)
			.finally(cancel);
	}

	for (const question of questions) {
		await clock.advance(question.atMs - nowMs());
		ask(question);
	}
	await clock.advance(DAY_MS - 1 - nowMs());
	await quota.close();
	return { fates, idleMs: watch.idleMs() };
}

/** The usual way: whoever comes first, as long as there is anything. */
export function firstComeFirstServed({ questions, perDay }: Play): PlayedDay {
	const fates = questions.map((question, index) => ({
		...question,
		told: [],
		...(index < perDay ? { startedMs: question.atMs } : {}),
	}));
	return { fates, idleMs: 0 };
}
