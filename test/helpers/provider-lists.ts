import type { Lease } from '../../src/quota/quota.ts';
import { createAccount } from '../../src/stand-ins/provider/account.ts';
import { createManualClock } from './manual-clock.ts';
import { createQuotaHouse } from './quota-house.ts';
import { createRandom } from './random.ts';

const POLL_EVERY_MS = 300_000;
const COUNTER_LAG_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * The real manager and ledger before a provider that tries up to three models for a request, each some time after the one
 * before, and counts each try or the request once. People come in bursts with quiet times between.
 */
export async function serveLists({
	cost,
	seed,
	hours,
}: {
	cost: 'once' | 'each';
	seed: number;
	hours: number;
}) {
	const random = createRandom(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const clock = createManualClock(Date.UTC(2026, 10, 23, 18));
	const account = createAccount({
		clock,
		minuteLimit: 20,
		dayLimit: 1_000,
		minuteWindow: 'both',
	});
	const house = await createQuotaHouse({ clock });
	const { quota, file } = house.parts();
	const refusals: string[] = [];
	let asked = 0;
	let arrived = 0;
	let tried = 0;

	const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
	const count = () => {
		const refusal = account.attempt();
		if (refusal) refusals.push(`${refusal.by} at ${new Date(clock.now()).toISOString()}`);
	};
	const arrive = async (tries: number): Promise<void> => {
		arrived++;
		for (let index = 0; index < tries; index++) {
			if (index > 0) await wait(below(random() < 0.1 ? 90_000 : 2_000));
			if (index === 0 || cost === 'each') count();
			tried++;
		}
	};
	const send = async (lease: Lease): Promise<void> => {
		await wait(below(2_000));
		await lease.sent();
		await wait(below(500));
		const tries = Math.min(lease.tries, 1 + below(3));
		await arrive(tries);
		if (random() < 0.05) {
			await lease.settle('failed');
			return;
		}
		if (tries < lease.tries) await lease.tried(tries);
		await wait(below(5_000));
		await lease.settle('answered');
	};
	const ask = async (): Promise<void> => {
		const request = {
			jobId: `job-${asked++}`,
			asker: { personId: `person-${below(12)}`, serverId: `server-${below(3)}` },
			standing: 'again',
			tries: 3,
			onWaiting: () => undefined,
			signal: new AbortController().signal,
		} as const;
		const lease = await quota.lease(request).catch(() => undefined);
		if (lease) await send(lease);
	};
	const hear = () =>
		quota.learn({ kind: 'counter', used: account.dayUsed(), limit: account.dayLimit() });

	await hear();
	const until = clock.now() + hours * 60 * MINUTE_MS;
	while (clock.now() < until) {
		const isBurst = random() < 0.2;
		for (let index = isBurst ? below(40) : below(3); index > 0; index--) void ask();
		await clock.advance(POLL_EVERY_MS + COUNTER_LAG_MS);
		if ((clock.now() / MINUTE_MS) % (24 * 60) > 2) await hear();
	}
	await clock.advance(10 * MINUTE_MS);
	const known = await file.read((database) =>
		String(database.prepare('SELECT lists_cost FROM account').get()?.['lists_cost']),
	);
	await house.remove();
	return { refusals, arrived, tried, known, timers: clock.timers() };
}
