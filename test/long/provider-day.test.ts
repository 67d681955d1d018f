import { expect, test } from 'vitest';
import { serveForHours } from '../helpers/provider-day.ts';

const startMs = Date.UTC(2026, 10, 23, 20);

test.each([
	[20, 40_000, 1],
	[16, 40_000, 2],
	[20, 1_000, 3],
	[16, 3_500, 4],
	[20, 4_550, 5],
])(
	'%i a minute, %i a day, eight hours at full demand: the provider refuses none (%i)',
	async (perMinute, perDay, seed) => {
		const result = await serveForHours({ hours: 8, startMs, perMinute, perDay, seed });
		expect(result.refusals).toEqual([]);
		expect(result.timers).toBe(0);
		expect(result.arrived).toBeGreaterThan(Math.min(perDay, perMinute * 0.9 * 480));
	},
);
