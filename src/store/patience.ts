import { type Clock, sleep } from '../clock.ts';

/** SQLite blocks the event loop this long by itself, so it stays short; the rest is waited for asynchronously. */
export const BUSY_TIMEOUT_MS = 10;

const PATIENCE_MS = 2_000;
const LONGEST_PAUSE_MS = 100;

/** Primary result codes, https://sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;

/** SQLite's primary result code of anything that `node:sqlite` threw. */
export function sqliteCode(error: unknown): number | undefined {
	if (!(error instanceof Error) || !('errcode' in error)) return undefined;
	return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function isBusy(error: unknown): boolean {
	const code = sqliteCode(error);
	return code === BUSY || code === LOCKED;
}

/** Tries again while another connection holds the lock, for two seconds; then rejects with SQLite's own error. */
export async function patiently<Result>(clock: Clock, work: () => Result): Promise<Result> {
	const giveUpAt = clock.monotonic() + PATIENCE_MS;
	for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
		try {
			return work();
		} catch (error) {
			if (!isBusy(error) || clock.monotonic() >= giveUpAt) throw error;
		}
		await sleep(clock, pauseMs);
	}
}
