import type { Lease } from '../../src/quota/quota.ts';
import { createAccount } from '../../src/stand-ins/provider/account.ts';
import { createManualClock } from './manual-clock.ts';
import { createQuotaHouse } from './quota-house.ts';
import { createRandom } from './random.ts';

const LONGEST_DELAY_MS = 500;
const LONGEST_PREPARATION_MS = 3_000;
const POLL_EVERY_MS = 300_000;
/** So many wait at any time that nobody is ever missing. */
const WAITING = 30;

/**
 * The real manager and ledger before a provider's account that counts each request when it arrives, up to half a second
 * after it was sent, in rolling and clock minutes at once. As many ask as there is room for.
 */
export async function serveForHours({
	hours,
	startMs,
	perMinute,
	perDay,
	seed,
}: {
	hours: number;
	startMs: number;
	perMinute: number;
	perDay: number;
	seed: number;
}) {
	const random = createRandom(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const clock = createManualClock(startMs);
	const account = createAccount({
		clock,
		minuteLimit: perMinute,
		dayLimit: perDay,
		minuteWindow: 'both',
	});
	const house = await createQuotaHouse({ clock });
	const { quota } = house.parts();
	const refusals: string[] = [];
	const life = new AbortController();
	let arrived = 0;
	let asked = 0;

	const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
	const send = async (lease: Lease): Promise<void> => {
		if (random() < 0.3) await wait(below(LONGEST_PREPARATION_MS));
		await lease.sent();
		await wait(below(LONGEST_DELAY_MS));
		const refusal = account.attempt();
		arrived++;
		if (refusal) refusals.push(`${refusal.by} at ${new Date(clock.now()).toISOString()}`);
		await lease.settle(refusal ? 'refused' : 'answered');
	};
	const ask = async (person: number): Promise<void> => {
		while (!life.signal.aborted) {
			const request = {
				jobId: `job-${asked++}`,
				asker: { personId: `person-${person}`, serverId: `server-${person % 4}` },
				standing: 'new',
				onWaiting: () => undefined,
				signal: life.signal,
			} as const;
			const lease = await quota.lease(request).catch(() => undefined);
			await (lease === undefined ? wait(10_000) : send(lease));
		}
	};
	await quota.learn({ kind: 'counter', used: 0, limit: perDay });
	if (perMinute < 20)
		await quota.learn({ kind: 'minute-refused', retryAt: clock.now(), limit: perMinute });
	for (let person = 0; person < WAITING; person++) void ask(person);
	for (let passed = 0; passed < hours * 3_600_000; passed += POLL_EVERY_MS) {
		await clock.advance(POLL_EVERY_MS);
		await quota.learn({ kind: 'counter', used: account.dayUsed(), limit: perDay });
	}
	life.abort();
	await clock.advance(2 * LONGEST_PREPARATION_MS + 10_000);
	await house.remove();
	return { refusals, arrived, timers: clock.timers() };
}
