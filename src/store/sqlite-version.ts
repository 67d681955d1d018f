/** First safe patch of each line that got the fix; anything from 3.51.3 on has it. https://sqlite.org/wal.html */
const FIXED_PATCH: Readonly<Record<number, number>> = { 44: 6, 50: 7, 51: 3 };

/** Whether this SQLite is free of the WAL-reset bug, which can corrupt a file that several connections write. */
export function isSafeSqlite(version: string): boolean {
	const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
	if (major !== 3) return major > 3;
	const fixed = FIXED_PATCH[minor];
	return minor > 51 || (fixed !== undefined && patch >= fixed);
}
