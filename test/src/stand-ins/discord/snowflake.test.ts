import { expect, test } from 'vitest';
import { createSnowflakes, snowflakeTime } from '../../../../src/stand-ins/discord/snowflake.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';

test('an id tells its millisecond', async () => {
	const clock = createManualClock();
	await clock.advance(1_500);
	expect(snowflakeTime(createSnowflakes(clock)())).toBe(clock.now());
});

test('ids rise even when the wall clock steps back', () => {
	const clock = createManualClock();
	const next = createSnowflakes(clock);
	const first = next();
	clock.stepWall(-60_000);
	const later = [next(), next()];
	expect([first, ...later].map(BigInt)).toEqual(
		[first, ...later].map(BigInt).toSorted((a, b) => (a < b ? -1 : 1)),
	);
	expect(new Set([first, ...later]).size).toBe(3);
});
