import type { Clock } from '../../src/clock.ts';
import { sending } from '../../src/jobs/sqlite-jobs.ts';
import type { ModelBudget } from '../../src/quota/quota.ts';
import { createSqliteModelLedger } from '../../src/quota/sqlite-model-ledger.ts';
import { openLedgerFile } from '../../src/store/sqlite-ledger-file.ts';
import { createLedgerFolder } from './ledger-folder.ts';
import { silentLog } from './log.ts';
import { type Arrival, overAdmissions } from './model-oracle.ts';
import { noPause } from './no-pause.ts';
import { createDice, createRandom } from './random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_WAY_MS = 1_900;
const target = { provider: 'groq', remoteId: 'gpt' };

/**
 * Random steps of two processes against the budget of one model in a real file. What is sent reaches the provider up to
 * two seconds later. Processes end, die and begin anew, the machine starts anew, and where `leaps` says so the wall clock leaps.
 */
export async function stormModels({
	budget,
	seed,
	rounds,
	startMs,
	leaps,
}: {
	budget: ModelBudget;
	seed: number;
	rounds: number;
	startMs: number;
	leaps: boolean;
}) {
	const random = createRandom(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const folder = await createLedgerFolder();
	let truth = 0;
	let stepped = 0;
	let bootedAt = 0;
	const now = () => startMs + truth + stepped;
	const clock: Clock = { now, monotonic: () => truth - bootedAt, after: () => () => undefined };
	let isFirstStart = true;
	const start = async () => {
		const file = await openLedgerFile({
			path: folder.path,
			clock,
			log: silentLog,
			isFirstStart,
			pause: noPause,
		});
		isFirstStart = false;
		return { file, ledger: createSqliteModelLedger({ file, clock, sending }) };
	};
	const processes = [await start(), await start()] as const;
	const running = [...processes];
	const ledger = () => (running[below(2)] ?? processes[0]).ledger;
	const held: { id: string; tokens: number; wall: number }[] = [];
	const sent: { id: string; tokens: number; arrival: Arrival }[] = [];
	const arrivals: Arrival[] = [];
	let next = 0;
	let refused = 0;

	const take = <Item>(items: Item[]): Item | undefined => items.splice(below(items.length), 1)[0];
	const admit = async () => {
		const id = `a${next++}`;
		const tokens = 1 + below(400);
		const attempt = { id, jobId: id, target, tokens, serverKey: 's', personId: `p${below(5)}` };
		const verdict = await ledger().admit(attempt, budget);
		if (verdict.admitted) held.push({ id, tokens, wall: now() });
		else refused++;
	};
	const send = async () => {
		const one = take(held);
		if (one === undefined) return;
		const isSent = await ledger()
			.sent(one.id)
			.then(
				() => true,
				() => false,
			);
		if (!isSent) return;
		const way = below(LONGEST_WAY_MS);
		// Where a clock was set back since it was admitted, it has its place on the later day.
		const wall = Math.max(one.wall, now() + way);
		const arrival = { truth: truth + way, wall, tokens: one.tokens };
		arrivals.push(arrival);
		sent.push({ ...one, arrival });
	};
	/** Most use less than was reserved; of who ends early nothing is known. */
	const settle = async () => {
		const one = take(sent);
		if (one === undefined) return;
		if (random() < 0.3) await ledger().settle(one.id, 'stopped');
		else {
			one.arrival.tokens = 1 + below(one.tokens);
			await ledger().settle(one.id, 'answered', one.arrival.tokens);
		}
	};
	const giveBack = async () => {
		const one = take(held);
		if (one && !(await ledger().giveBack(one.id))) throw new Error('it could not be given back');
	};
	const stepClock = () => {
		const size = [3_000, 2 * HOUR_MS, 1.5 * DAY_MS, 20 * DAY_MS][below(4)] ?? 0;
		if (leaps) stepped += Math.floor((random() - 0.5 - stepped / (400 * DAY_MS)) * size);
	};
	const restart = async () => {
		const index = below(2);
		const old = running[index] ?? processes[0];
		const isKilled = random() < 0.5;
		if (!isKilled) await old.file.close();
		stepClock();
		running[index] = await start();
		if (isKilled) await old.file.close();
	};
	const reboot = async () => {
		for (const { file } of running) await file.close();
		const passed = below(90_000);
		truth += passed;
		bootedAt = truth - below(passed + 1);
		stepClock();
		for (const index of running.keys()) running[index] = await start();
	};
	const advance = (limit: number) => () => {
		truth += below(limit);
	};
	const roll = createDice<() => unknown>(random, [
		[300, admit],
		[200, send],
		[150, settle],
		[20, giveBack],
		[250, advance(3_000)],
		[60, advance(40_000)],
		[15, advance(HOUR_MS)],
		[3, advance(9 * HOUR_MS)],
		[5, stepClock],
		[2, restart],
		[0.5, reboot],
	]);
	for (let index = 0; index < rounds; index++) await roll()();
	for (const { file } of running) await file.close();
	await folder.remove();
	return { violations: overAdmissions(budget, arrivals), arrived: arrivals.length, refused };
}
