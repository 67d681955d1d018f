import type { DatabaseSync } from 'node:sqlite';
import type { Extent } from './store.ts';

/** What the rooms that keep rows in the file see of it; `node:sqlite` itself belongs to `store`. */
export type LedgerDatabase = DatabaseSync;

/** The SQLite file of the ledger and the jobs. */
export interface LedgerFile {
	/**
	 * Runs `work` in one BEGIN IMMEDIATE transaction, durable when it resolves; `work` must not wait. A locked file is
	 * tried again for a bounded time without blocking the event loop; then, and on any other failure, it rejects
	 * and nothing was written.
	 */
	transaction<Result>(
		work: (database: LedgerDatabase) => Result,
		signal?: AbortSignal,
	): Promise<Result>;
	/** Rejects likewise. */
	read<Result>(work: (database: LedgerDatabase) => Result): Promise<Result>;
	/** True when the file was missing or unreadable and began anew: what was spent before is not known. */
	readonly startedEmpty: boolean;
	/** Whether the last transaction could be written. */
	healthy(): boolean;
	/** Takes what was deleted off the disk. Rejects when that fails; what was deleted stays so. */
	compact(extent: Extent): Promise<void>;
	close(): Promise<void>;
}
