import type { Clock } from '../../src/clock.ts';
import type { Attempt } from '../../src/quota/attempts.ts';
import type { Ledger, Tally, Usage } from '../../src/quota/ledger.ts';
import type { Limits, Saving } from '../../src/quota/quota.ts';
import { refusalOf, stateOf } from '../../src/quota/state.ts';
import { countedDays, dayOf, WINDOW_MS } from '../../src/quota/windows.ts';
import { newAccount } from '../../test/helpers/new-account.ts';

const HOUR_MS = 3_600_000;

/** The rules of the ledger without its file: for simulated days, in which nothing crashes. `asked`: of the days before. */
export function createMemoryLedger({
	clock,
	limits,
	asked: before = new Map(),
}: {
	clock: Clock;
	limits: Limits;
	asked?: Usage['asked'];
}): Ledger {
	const account = { ...newAccount, dayLimit: limits.perDay };
	const asked = new Map(before);
	const days = new Map<number, number>();
	const charged = new Map<string, Usage['people'][number]>();
	const attempts = new Map<string, Attempt>();
	let recent: Attempt[] = [];
	let today = dayOf(clock.now());

	const read = () => {
		const now = clock.now();
		if (dayOf(now) !== today) {
			today = dayOf(now);
			charged.clear();
			attempts.clear();
		}
		while (recent[0] !== undefined && recent[0].at <= now - WINDOW_MS) recent.shift();
		return stateOf({
			account,
			moment: { steady: now, wall: now, now, monotonic: now },
			overrides: { perMinute: limits.perMinute },
			inWindow: recent,
			usedOn: (day) => ({ own: days.get(day) ?? 0, outside: 0 }),
		});
	};
	const charge = ({ firstDay, lastDay }: Attempt, change: 1 | -1) => {
		for (let day = firstDay; day <= lastDay; day++) days.set(day, (days.get(day) ?? 0) + change);
	};

	return {
		async admit({ id, serverKey, personId }) {
			const refusal = refusalOf(read());
			if (refusal) return refusal;
			const now = clock.now();
			const { first: firstDay, last: lastDay } = countedDays(now);
			const attempt: Attempt = {
				id,
				at: now,
				firstDay,
				lastDay,
				state: 'sent',
				units: 1,
				tries: 1,
				isTold: true,
			};
			recent.push(attempt);
			attempts.set(id, attempt);
			charge(attempt, 1);
			const key = `${serverKey} ${personId}`;
			const had = charged.get(key)?.attempts ?? 0;
			charged.set(key, { serverKey, personId, attempts: had + 1 });
			return { admitted: true, tries: 1, units: 1, state: read() };
		},
		async sent() {},
		tried: async () => 0,
		async settle() {},
		async giveBack(id) {
			const attempt = attempts.get(id);
			if (!attempt) return false;
			attempts.delete(id);
			recent = recent.filter((one) => one !== attempt);
			charge(attempt, -1);
			return true;
		},
		async learn() {},
		async tally({ asked: count = 0 }: Tally) {
			const hour = Math.floor(clock.now() / HOUR_MS);
			asked.set(hour, (asked.get(hour) ?? 0) + count);
		},
		async usage() {
			const none: Record<Saving, number> = { joined: 0, merged: 0, spared: 0 };
			return {
				day: dayOf(clock.now()),
				people: [...charged.values()],
				servers: new Set([...charged.values()].map(({ serverKey }) => serverKey)).size,
				charged: new Map(),
				asked,
				days: [],
				saved: none,
			};
		},
		read: async () => read(),
		healthy: () => true,
	};
}
