import type { Lease } from '../../src/quota/quota.ts';
import { createManualClock } from './manual-clock.ts';
import { createQuotaHouse } from './quota-house.ts';
import { createQuotaOracle } from './quota-oracle.ts';

/** A small generator with a seed, so that a storm that finds something can be had again (mulberry32). */
export function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * Random steps against the manager over a real file; the oracle sees every lease. A clock that steps forward while
 * nothing runs cannot be told from time that passed, so storms with restarts step back only.
 */
export async function storm({ seed, steps, path }: { seed: number; steps: number; path?: string }) {
	const random = createRandom(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const clock = createManualClock(Date.UTC(2026, 10, 23, 23, 58));
	const house = await createQuotaHouse({ clock, ...(path === undefined ? {} : { path }) });
	const oracle = createQuotaOracle();
	const hasRestarts = seed % 2 === 0;
	const held = new Set<Lease>();
	let waiting = new Set<AbortController>();
	let jobs = 0;
	let refused = 0;

	const enqueue = () => {
		const controller = new AbortController();
		waiting.add(controller);
		house
			.parts()
			.quota.lease({
				jobId: `job-${jobs++}`,
				asker: { personId: `person-${below(12)}`, serverId: `server-${below(3)}` },
				standing: random() < 0.1 ? (random() < 0.5 ? 'again' : 'refused') : 'new',
				signal: controller.signal,
				onWaiting: ({ earliest, latest }) => {
					if (earliest < clock.now() - 1 || latest < earliest)
						oracle.violations.push(`promised ${earliest} to ${latest} at ${clock.now()}`);
				},
			})
			.then(
				(lease) => {
					oracle.admit(lease.attemptId, clock.monotonic(), clock.now());
					held.add(lease);
				},
				() => {
					refused++;
				},
			)
			.finally(() => waiting.delete(controller));
	};
	const any = <Item>(items: Set<Item>) => [...items][below(items.size)];
	const use = async () => {
		const lease = any(held);
		if (lease === undefined) return;
		held.delete(lease);
		const { attemptId } = lease;
		if (random() < 0.1) {
			await lease.giveBack();
			oracle.giveBack(attemptId);
			return;
		}
		const isSent = await lease.sent().then(
			() => true,
			() => false,
		);
		if (isSent) oracle.sent(attemptId, clock.monotonic(), clock.now());
		if (random() < 0.9) await lease.settle('answered');
	};
	const refuseMinute = async () => {
		await clock.advance(0);
		const limit = random() < 0.5 ? 5 + below(20) : undefined;
		const aheadMs = below(60_000);
		const news = { kind: 'minute-refused', retryAt: clock.now() + aheadMs } as const;
		oracle.freeze(clock.monotonic() + aheadMs + 2_000);
		if (limit !== undefined) oracle.limitMinute(limit, clock.monotonic());
		await house.parts().quota.learn(limit === undefined ? news : { ...news, limit });
	};
	const hearCounter = async () => {
		await clock.advance(0);
		const limit = [50, 50, 200, 1_000][below(4)] ?? 50;
		const outside = random() < 0.3 ? below(5) : 0;
		const { dayUsed } = await house.parts().ledger.read({});
		oracle.useOutside(outside, clock.now());
		oracle.limitDay(limit);
		await house.parts().quota.learn({ kind: 'counter', used: dayUsed + outside, limit });
	};
	const restart = async () => {
		await clock.advance(0);
		held.clear();
		await house.restart();
		waiting = new Set();
	};
	const leave = async () => {
		// Settled first: a lease taken back unseen has shown the ledger a wall time that the oracle cannot know.
		await clock.advance(0);
		any(waiting)?.abort(new Error('left'));
	};
	const stepClock = async () => {
		await clock.advance(0);
		clock.stepWall(hasRestarts ? -below(3_000) : below(14_400_000) - 7_200_000);
	};
	const kinds: readonly (readonly [upTo: number, run: () => unknown])[] = [
		[0.45, enqueue],
		[0.65, use],
		[0.7, leave],
		[0.96, () => clock.advance(below(random() < 0.1 ? 40_000 : 6_000))],
		[0.975, hearCounter],
		[0.985, refuseMinute],
		[0.99, stepClock],
		[0.995, hasRestarts ? restart : stepClock],
		[1, () => clock.advance(below(1_800_000))],
	];
	const step = async () => {
		const kind = random();
		await kinds.find(([upTo]) => kind < upTo)?.[1]();
	};

	for (let index = 0; index < steps; index++) await step();
	const charged = (await house.parts().ledger.read({})).dayUsed;
	for (const controller of waiting) controller.abort(new Error('over'));
	await clock.advance(0);
	await house.remove();
	return {
		violations: oracle.violations,
		admitted: oracle.total(),
		refused,
		charged,
		counted: oracle.dayCount(clock.now()),
		timers: clock.timers(),
	};
}
