import type { Clock } from '../../clock.ts';

const EPOCH_MS = 1_420_070_400_000;
const INCREMENTS_PER_MS = 4_096n;

/** Ids as Discord makes them: the millisecond, then a counter; strictly increasing even when the wall clock steps back. */
export function createSnowflakes(clock: Clock): () => string {
	let last = 0n;
	return () => {
		const first = BigInt(Math.floor(clock.now()) - EPOCH_MS) * 1_024n * INCREMENTS_PER_MS;
		last = first > last ? first : last + 1n;
		return String(last);
	};
}

/** Wall milliseconds at which the id was made. */
export function snowflakeTime(id: string): number {
	return Number(BigInt(id) >> 22n) + EPOCH_MS;
}

export function isSnowflake(value: unknown): value is string {
	return typeof value === 'string' && /^\d{15,20}$/.test(value);
}
