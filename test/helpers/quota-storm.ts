import { sending } from '../../src/jobs/sqlite-jobs.ts';
import { createQuota } from '../../src/quota/manager.ts';
import type { Asker, Lease, Standing } from '../../src/quota/quota.ts';
import { createSqliteLedger } from '../../src/quota/sqlite-ledger.ts';
import { openLedgerFile } from '../../src/store/sqlite-ledger-file.ts';
import { createLedgerFolder } from './ledger-folder.ts';
import { silentLog } from './log.ts';
import { createManualClock } from './manual-clock.ts';
import { createMortal } from './mortal.ts';
import { noPause } from './no-pause.ts';
import { createQuotaOracle } from './quota-oracle.ts';
import { createDice, createRandom } from './random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 10, 23, 23, 58);

/** `account`: on whose, on which day. */
type Held = { readonly lease: Lease; readonly account: string };

/**
 * Random steps against the manager over a real file; the oracle sees every lease. Clocks step either way, the bot ends,
 * dies and begins anew, the machine starts anew.
 */
export async function storm({ seed, steps, path }: { seed: number; steps: number; path?: string }) {
	const random = createRandom(seed);
	const below = (limit: number) => Math.floor(random() * limit);
	const folder = await createLedgerFolder();
	const clock = createManualClock(START);
	const oracle = createQuotaOracle(START);
	let stepped = 0;
	let isFirstStart = true;
	const at = () => ({ truth: clock.now() - START - stepped, wall: clock.now() });

	const start = async () => {
		const mortal = createMortal(clock);
		const file = await openLedgerFile({
			path: path ?? folder.path,
			clock,
			log: silentLog,
			isFirstStart,
			pause: noPause,
		});
		isFirstStart = false;
		const ledger = createSqliteLedger({ file: mortal.hold(file), clock: mortal.clock, sending });
		const quota = createQuota({ ledger, clock: mortal.clock, log: silentLog });
		return { file, ledger, quota, kill: mortal.kill };
	};
	let bot = await start();
	const held = new Set<Held>();
	const seen = new Set<string>();
	const served = new Map<string, number>();
	let servedOn = 0;
	let waiting = new Set<AbortController>();
	let jobs = 0;
	let refused = 0;

	const any = <Item>(items: ReadonlySet<Item>) => [...items][below(items.size)];
	const askerOf = (person: number): Asker => ({
		personId: `person-${person}`,
		...(person % 5 === 0 ? {} : { serverId: `server-${below(3)}` }),
		...(person % 3 === 0 ? { weight: [0.5, 2, 3][below(3)] ?? 1 } : {}),
		...(person % 4 === 0 ? { dailyCap: 1 + below(20) } : {}),
	});
	/** Counted anew whenever the day changes: a day that the clock comes back to later may be forgotten. */
	const serve = (
		{ serverId, personId, dailyCap = Number.POSITIVE_INFINITY }: Asker,
		standing: Standing,
	) => {
		const today = oracle.today(clock.now());
		if (today !== servedOn) served.clear();
		servedOn = today;
		const account = `${today} ${serverId} ${personId}`;
		const before = served.get(account) ?? 0;
		if (standing === 'new' && before >= dailyCap)
			oracle.violations.push(`${account} had ${before} of ${dailyCap}`);
		served.set(account, before + 1);
		return account;
	};
	const enqueue = () => {
		const controller = new AbortController();
		const asker = askerOf(below(12));
		const standing = random() < 0.1 ? (random() < 0.5 ? 'again' : 'refused') : 'new';
		waiting.add(controller);
		bot.quota
			.lease({
				jobId: `job-${jobs++}`,
				asker,
				standing,
				signal: controller.signal,
				onWaiting: ({ earliest, latest }) => {
					if (earliest < clock.now() - 1 || latest < earliest)
						oracle.violations.push(`promised ${earliest} to ${latest} at ${clock.now()}`);
				},
			})
			.then(
				(lease) => {
					seen.add(lease.attemptId);
					oracle.admit(lease.attemptId, at());
					held.add({ lease, account: serve(asker, standing) });
				},
				() => {
					refused++;
				},
			)
			.finally(() => waiting.delete(controller));
	};
	const use = async () => {
		const one = any(held);
		if (one === undefined) return;
		held.delete(one);
		const { lease, account } = one;
		if (random() < 0.1) {
			await lease.giveBack();
			oracle.giveBack(lease.attemptId);
			served.set(account, (served.get(account) ?? 1) - 1);
			return;
		}
		const isSent = await lease.sent().then(
			() => true,
			() => false,
		);
		if (isSent) oracle.sent(lease.attemptId, at());
		if (random() < 0.1) return;
		await lease.settle(random() < 0.5 ? 'answered' : 'failed');
		oracle.over(lease.attemptId);
	};
	const settled = () => clock.advance(0);
	const leave = async () => {
		// Settled first: a lease taken back unseen has shown the ledger a wall time that the oracle cannot know.
		await settled();
		const controller = any(waiting);
		controller?.abort(new Error('left'));
		controller?.abort(new Error('left again'));
	};
	const refuseMinute = async () => {
		await settled();
		const limit = random() < 0.5 ? 5 + below(20) : undefined;
		const aheadMs = below(60_000);
		const news = { kind: 'minute-refused', retryAt: clock.now() + aheadMs } as const;
		oracle.freeze(at().truth + aheadMs + 2_000);
		if (limit !== undefined) oracle.limitMinute(limit, at().truth);
		await bot.quota.learn(limit === undefined ? news : { ...news, limit });
	};
	const refuseDay = async () => {
		await settled();
		const retryAt = clock.now() + 1 + below(DAY_MS);
		const limit = random() < 0.5 ? 50 : 1_000;
		oracle.closeDay(retryAt, limit, at());
		await bot.quota.learn({ kind: 'day-refused', retryAt, limit });
	};
	const hear = async () => {
		await settled();
		const limit = [50, 50, 200, 1_000][below(4)] ?? 50;
		const { dayUsed } = await bot.ledger.read({});
		const most = Math.max(dayUsed, oracle.leastUsed(clock.now()));
		const isLate = random() < 0.3 && oracle.isBusy(at().truth);
		const used = isLate ? below(most) : most + (random() < 0.3 ? below(5) : 0);
		// Learned by the ledger alone first: the manager lets somebody through in the same breath.
		await bot.ledger.learn({ kind: 'counter', used, limit });
		oracle.hear({ used, limit }, at(), (await bot.ledger.read({})).today);
		await bot.quota.learn({ kind: 'counter', used, limit });
	};
	const stepClock = async () => {
		await settled();
		const size = [3_000, 2 * HOUR_MS, 1.5 * DAY_MS, 40 * DAY_MS][below(4)] ?? 0;
		const step = Math.floor((random() - 0.5 - stepped / (400 * DAY_MS)) * size);
		stepped += step;
		clock.stepWall(step);
	};
	/** What died with its charge unseen is shown to the oracle all the same. */
	const showUnseen = async () => {
		const rows = await bot.file.read((database) =>
			database.prepare('SELECT id FROM attempts').all(),
		);
		for (const id of rows.map((row) => String(row['id'])).filter((id) => !seen.has(id))) {
			seen.add(id);
			oracle.admit(id, at());
			oracle.over(id);
		}
	};
	const forget = () => {
		for (const { lease } of held) oracle.over(lease.attemptId);
		held.clear();
		waiting = new Set();
	};
	const die = async () => {
		const old = bot;
		for (let turn = below(6); turn > 0; turn--) await null;
		old.kill();
		forget();
		bot = await start();
		await showUnseen();
		await old.file.close();
	};
	const restart = async () => {
		await settled();
		if (random() < 0.5) {
			for (let count = below(5); count > 0; count--) enqueue();
			await die();
		} else {
			await bot.quota.close();
			await bot.file.close();
			forget();
			if (random() < 0.3) clock.reboot();
			if (random() < 0.5) await stepClock();
			if (random() < 0.5) await clock.advance(below(300_000));
			bot = await start();
		}
	};
	const roll = createDice<() => unknown>(random, [
		[450, enqueue],
		[200, use],
		[50, leave],
		[230, () => clock.advance(below(6_000))],
		[30, () => clock.advance(below(40_000))],
		[15, hear],
		[8, refuseMinute],
		[1, refuseDay],
		[8, stepClock],
		[4, restart],
		[6, () => clock.advance(below(1_800_000))],
	]);

	for (let index = 0; index < steps && oracle.violations.length === 0; index++) await roll()();
	await settled();
	const charged = (await bot.ledger.read({})).dayUsed;
	for (const controller of waiting) controller.abort(new Error('over'));
	await settled();
	await bot.quota.close();
	await bot.file.close();
	await folder.remove();
	return {
		violations: oracle.violations,
		admitted: oracle.total(),
		refused,
		charged,
		counted: oracle.dayCount(clock.now()),
		timers: clock.timers(),
	};
}
