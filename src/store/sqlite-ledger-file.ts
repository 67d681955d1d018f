import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { type Clock, sleep } from '../clock.ts';
import { describeError, FatalError } from '../errors.ts';
import { createTurns, turnOfTheLoop } from '../in-turn.ts';
import type { Logger } from '../log.ts';
import { createCompaction } from './compact.ts';
import { openConnection } from './ledger-connection.ts';
import type { LedgerFile } from './ledger-file.ts';
import { isBusy, isConnectionLost, isStorageFailure } from './sqlite-failure.ts';

/** Counted from the call, so that those who queue behind a held lock are not told later and later. */
const LOCKED_FOR_AT_MOST_MS = 2_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 200;

/** Which file the path leads to; undefined: none. What is written to a file that was removed is lost. */
function identify(path: string): string | undefined {
	const found = statSync(path, { bigint: true, throwIfNoEntry: false });
	return found && `${found.dev}:${found.ino}`;
}

/**
 * Opens the ledger's file. Where it cannot be used just now it still resolves, not `healthy`, and every transaction
 * tries to open it again. Rejects with a FatalError (exit code 4) when a newer version of the bot wrote it.
 * `isFirstStart` vouches that nothing was spent before, should the file be missing now. `pause` is made within a burst
 * of transactions.
 */
export async function openLedgerFile({
	path,
	clock,
	log,
	isFirstStart = false,
	pause = turnOfTheLoop,
}: {
	path: string;
	clock: Clock;
	log: Logger;
	isFirstStart?: boolean;
	pause?: () => Promise<void>;
}): Promise<LedgerFile> {
	let isVouchedFor = isFirstStart;
	/** What is found at the path may be older than what was spent. */
	let isDoubted = false;
	let database: DatabaseSync | undefined;
	let identity: string | undefined;
	let startedEmpty = false;
	let healthy = false;
	let closed = false;
	const inTurn = createTurns(pause);

	const connect = () => {
		if (closed) throw new Error('the ledger is closed');
		if (identity !== undefined && identify(path) !== identity) {
			log.error(
				{ path },
				'the ledger was removed or replaced while open: it is opened anew and takes the day as unknown',
			);
			disconnect();
			identity = undefined;
			isDoubted = true;
		}
		if (database !== undefined) return database;
		const connection = openConnection({ path, log, clock, isVouchedFor, isDoubted });
		isVouchedFor = false;
		isDoubted = false;
		startedEmpty ||= connection.startedEmpty;
		database = connection.database;
		identity = identify(path);
		return database;
	};

	const disconnect = () => {
		database?.close();
		database = undefined;
	};

	const attempt = <Result>(begin: string, work: (database: DatabaseSync) => Result): Result => {
		const open = connect();
		try {
			open.exec(begin);
			const result = work(open);
			if (result instanceof Promise) throw new TypeError('a transaction must not wait');
			open.exec('COMMIT');
			return result;
		} catch (error) {
			if (isConnectionLost(error)) disconnect();
			else if (open.isTransaction) open.exec('ROLLBACK');
			throw error;
		}
	};

	const whenUnlocked = <Result>(step: () => Result, signal?: AbortSignal): Promise<Result> => {
		const giveUpAt = clock.monotonic() + LOCKED_FOR_AT_MOST_MS;
		return inTurn(async () => {
			for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
				signal?.throwIfAborted();
				try {
					return step();
				} catch (error) {
					if (!isBusy(error) || clock.monotonic() + pauseMs > giveUpAt) throw error;
				}
				await sleep(clock, pauseMs, signal);
			}
		});
	};

	try {
		await whenUnlocked(connect);
		healthy = true;
	} catch (error) {
		if (error instanceof FatalError) throw error;
		log.error(
			{ path, ...describeError(error) },
			'the ledger cannot be opened; questions have to wait for it',
		);
	}

	return {
		async transaction(work, signal) {
			try {
				const result = await whenUnlocked(() => attempt('BEGIN IMMEDIATE', work), signal);
				healthy = true;
				return result;
			} catch (error) {
				if (isStorageFailure(error)) healthy = false;
				throw error;
			}
		},
		read: (work) => whenUnlocked(() => attempt('BEGIN', work)),
		get startedEmpty() {
			return startedEmpty;
		},
		healthy: () => healthy,
		compact: createCompaction(path),
		close: () =>
			inTurn(() => {
				closed = true;
				disconnect();
			}),
	};
}
