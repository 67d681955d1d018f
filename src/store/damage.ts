import { existsSync, renameSync } from 'node:fs';
import { isCorrupt } from './sqlite-failure.ts';

class DamagedError extends Error {
	override name = 'DamagedError';
}

/** For what SQLite's own check finds before anything else fails. */
export const damaged = () => new DamagedError('quick_check found damage');

/** Whether the file has to be replaced, rather than tried again. */
export const isDamage = (error: unknown) => error instanceof DamagedError || isCorrupt(error);

/** The write-ahead log goes first: left behind, it would be replayed into the new file. Returns the new path. */
export function moveAside(path: string, nowMs: number): string {
	const suffix = `.corrupt-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}`;
	for (const part of [`${path}-wal`, `${path}-shm`, path]) {
		if (existsSync(part)) renameSync(part, part + suffix);
	}
	return path + suffix;
}
