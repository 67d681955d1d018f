import type { Clock } from '../../src/clock.ts';
import type { LedgerFile } from '../../src/store/ledger-file.ts';

const never = <Result>() => new Promise<Result>(() => undefined);

/** Clock and file as a process sees them that may be killed: from then on none of its timers and promises goes on. */
export function createMortal(clock: Clock) {
	const timers = new Set<() => void>();
	let isDead = false;
	const whileAlive = async <Result>(begin: () => Promise<Result>): Promise<Result> => {
		if (isDead) return never();
		const [settled] = await Promise.allSettled([begin()]);
		if (isDead) return never();
		if (settled.status === 'rejected') throw settled.reason;
		return settled.value;
	};
	const mortalClock: Clock = {
		now: clock.now,
		monotonic: clock.monotonic,
		after(delayMs, run) {
			const cancel = clock.after(delayMs, () => {
				timers.delete(cancel);
				run();
			});
			timers.add(cancel);
			return () => {
				timers.delete(cancel);
				cancel();
			};
		},
	};
	return {
		clock: mortalClock,
		hold: (file: LedgerFile): LedgerFile => ({
			transaction: (work, signal) => whileAlive(() => file.transaction(work, signal)),
			read: (work) => whileAlive(() => file.read(work)),
			startedEmpty: file.startedEmpty,
			healthy: file.healthy,
			compact: file.compact,
			close: file.close,
		}),
		kill() {
			isDead = true;
			for (const cancel of timers) cancel();
		},
	};
}
