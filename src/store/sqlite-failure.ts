import { sqliteCode } from './patience.ts';

const BUSY = [5, 6];
const CORRUPT = [11, 26];
/** Read-only, I/O, cannot open, corrupt, not a database: the file must be opened anew before it can be trusted. */
const CONNECTION_LOST = [8, 10, 14, ...CORRUPT];

export const isBusy = (error: unknown): boolean => BUSY.includes(sqliteCode(error) ?? 0);

export const isCorrupt = (error: unknown): boolean => CORRUPT.includes(sqliteCode(error) ?? 0);

export const isConnectionLost = (error: unknown): boolean =>
	CONNECTION_LOST.includes(sqliteCode(error) ?? 0);

/** Whether SQLite or the disk failed, rather than the work that was to be done. */
export function isStorageFailure(error: unknown): boolean {
	return sqliteCode(error) !== undefined || (error instanceof Error && 'syscall' in error);
}
