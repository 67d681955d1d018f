import type { Clock } from '../../src/clock.ts';
import { sending } from '../../src/jobs/sqlite-jobs.ts';
import type { Ledger } from '../../src/quota/ledger.ts';
import { createSqliteLedger } from '../../src/quota/sqlite-ledger.ts';
import type { LedgerFile } from '../../src/store/ledger-file.ts';
import { openLedgerFile } from '../../src/store/sqlite-ledger-file.ts';
import { attemptOf } from './attempt-of.ts';
import { createLedgerFolder } from './ledger-folder.ts';
import { silentLog } from './log.ts';
import { noPause } from './no-pause.ts';
import { createQuotaOracle } from './quota-oracle.ts';
import { createDice, createRandom } from './random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 10, 23, 23, 58);

type Process = { readonly file: LedgerFile; readonly ledger: Ledger };

/**
 * Random steps of two processes against one ledger in a real file; the oracle sees every verdict. Clocks step either
 * way, processes end, die and begin anew, the machine starts anew.
 */
export async function stormLedger({ seed, steps }: { seed: number; steps: number }) {
	const random = createRandom(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const folder = await createLedgerFolder();
	const oracle = createQuotaOracle(START);
	let truth = 0;
	let stepped = 0;
	let bootedAt = 0;
	const now = () => START + truth + stepped;
	const clock: Clock = { now, monotonic: () => truth - bootedAt, after: () => () => undefined };
	const at = () => ({ truth, wall: now() });
	let isFirstStart = true;
	const start = async (): Promise<Process> => {
		const file = await openLedgerFile({
			path: folder.path,
			clock,
			log: silentLog,
			isFirstStart,
			pause: noPause,
		});
		isFirstStart = false;
		return { file, ledger: createSqliteLedger({ file, clock, sending }) };
	};
	const processes = [await start(), await start()];
	const which = () => below(processes.length);
	const ledger = (): Ledger => processes[which()]?.ledger ?? fail();
	const held: string[] = [];
	const ended: string[] = [];
	let next = 0;

	const takeHeld = () => {
		const index = below(held.length);
		const id = held[index];
		const last = held.pop();
		if (id !== undefined && last !== undefined && index < held.length) held[index] = last;
		return id;
	};
	const admit = async () => {
		const id = `a${next++}`;
		const request = attemptOf(id, {
			serverKey: `s${below(3)}`,
			personId: `p${below(12)}`,
			tries: 1 + below(3),
			isAlone: random() < 0.5,
		});
		const verdict = await ledger().admit(request, {});
		if (!verdict.admitted) return;
		oracle.admit(id, at(), verdict.units);
		held.push(id);
	};
	const admitAgain = async () => {
		const id = held[below(held.length)];
		if (id === undefined) return;
		const before = (await ledger().read({})).dayUsed;
		const verdict = await ledger().admit(attemptOf(id), {});
		if (!verdict.admitted || verdict.state.dayUsed !== before)
			oracle.violations.push(`${id} was another verdict`);
	};
	const isDone = (work: Promise<unknown>) =>
		work.then(
			() => true,
			() => false,
		);
	const trySome = async (id: string) => {
		if (random() < 0.3) advance(100_000)();
		const count = 1 + below(3);
		await ledger().tried(id, count);
		oracle.tried(id, count, at());
	};
	const settle = async (id: string) => {
		if (random() < 0.1) advance(100_000)();
		await ledger().settle(id, random() < 0.5 ? 'answered' : 'failed');
		oracle.settled(id, at());
	};
	const use = async () => {
		const id = takeHeld();
		if (id === undefined) return;
		const isSent = await isDone(ledger().sent(id));
		if (isSent) oracle.sent(id, at());
		if (isSent && random() < 0.7) await trySome(id);
		const isSettled = random() < 0.9;
		if (isSettled) await settle(id);
		if (isSent || isSettled) ended[below(50)] = id;
	};
	const giveBack = async () => {
		const id = takeHeld();
		if (id === undefined) return;
		if (!(await ledger().giveBack(id))) oracle.violations.push(`${id} could not be given back`);
		oracle.giveBack(id);
		if (await isDone(ledger().admit(attemptOf(id), {})))
			oracle.violations.push(`${id} was admitted after it was given back`);
	};
	/** What was sent or settled does not change any more, but that it ends. */
	const meddle = async () => {
		const id = ended[below(50)];
		if (id === undefined) return;
		if (await isDone(ledger().sent(id))) oracle.violations.push(`${id} was sent twice`);
		if (await ledger().giveBack(id)) oracle.violations.push(`${id} was given back after its end`);
		await ledger().settle(id, 'answered');
		oracle.settled(id, at());
	};
	const refuseMinute = async () => {
		const limit = random() < 0.5 ? 5 + below(20) : undefined;
		const aheadMs = below(60_000);
		const news = { kind: 'minute-refused', retryAt: now() + aheadMs } as const;
		await ledger().learn(limit === undefined ? news : { ...news, limit });
		oracle.freeze(truth + aheadMs + 2_000);
		if (limit !== undefined) oracle.limitMinute(limit, truth);
	};
	const refuseDay = async () => {
		const retryAt = now() + 1 + below(DAY_MS);
		const limit = random() < 0.5 ? 50 : 1_000;
		oracle.closeDay(retryAt, limit, at());
		await ledger().learn({ kind: 'day-refused', retryAt, limit });
	};
	const hear = async () => {
		const { dayUsed } = await ledger().read({});
		const limit = [50, 50, 200, 1_000][below(4)] ?? 50;
		const isLate = random() < 0.3 && oracle.isBusy(truth);
		const most = Math.max(dayUsed, oracle.leastUsed(now()));
		const used = isLate ? below(most) : most + (random() < 0.3 ? below(5) : 0);
		await ledger().learn({ kind: 'counter', used, limit });
		oracle.hear({ used, limit }, at(), (await ledger().read({})).today);
	};
	const stepClock = () => {
		const size = [3_000, 2 * HOUR_MS, 1.5 * DAY_MS, 40 * DAY_MS][below(4)] ?? 0;
		// Steps back are larger by a little, so that the clock does not run away.
		stepped += Math.floor((random() - 0.5 - stepped / (400 * DAY_MS)) * size);
	};
	const restart = async () => {
		const index = which();
		const old = processes[index];
		const isKilled = random() < 0.5;
		if (!isKilled) await old?.file.close();
		if (random() < 0.5) stepClock();
		if (random() < 0.3) truth += below(DAY_MS);
		processes[index] = await start();
		// What was killed is closed only now, so that its end has tidied nothing for the next.
		if (isKilled) await old?.file.close();
	};
	const reboot = async () => {
		for (const { file } of processes) await file.close();
		const passed = below(90_000);
		truth += passed;
		bootedAt = truth - below(passed + 1);
		if (random() < 0.5) stepClock();
		for (const index of processes.keys()) processes[index] = await start();
	};
	const advance = (limit: number) => () => {
		truth += below(limit);
	};
	/** What was held till then is lost with whoever had it. */
	const advanceToMidnight = () => {
		for (const id of held.splice(0)) oracle.over(id);
		truth += DAY_MS - ((now() + 4_000) % DAY_MS);
	};
	const roll = createDice<() => unknown>(random, [
		[300, admit],
		[10, admitAgain],
		[130, use],
		[30, giveBack],
		[10, meddle],
		[300, advance(6_000)],
		[150, advance(500)],
		[30, advance(40_000)],
		[3, advance(2 * HOUR_MS)],
		[2, advanceToMidnight],
		[15, hear],
		[6, refuseMinute],
		[1, refuseDay],
		[10, stepClock],
		[1, restart],
		[0.3, reboot],
	]);

	for (let index = 0; index < steps && oracle.violations.length === 0; index++) await roll()();
	const charged = (await ledger().read({})).dayUsed;
	const counted = oracle.dayCount(now());
	for (const { file } of processes) await file.close();
	await folder.remove();
	return { violations: oracle.violations, admitted: oracle.total(), charged, counted };
}

function fail(): never {
	throw new Error('no process runs');
}
