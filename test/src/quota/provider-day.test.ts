import { expect, test } from 'vitest';
import { serveForHours } from '../../helpers/provider-day.ts';

const startMs = Date.UTC(2026, 10, 23, 23, 40);

test.each([
	[20, 40_000],
	[16, 40_000],
	[20, 330],
])(
	'%i a minute, %i a day, half a second of jitter, over midnight: the provider refuses none',
	async (perMinute, perDay) => {
		const result = await serveForHours({ hours: 0.7, startMs, perMinute, perDay, seed: 3 });
		expect(result.refusals).toEqual([]);
		expect(result.timers).toBe(0);
		const wanted = perDay > 1_000 ? perMinute * 0.9 * 42 : perDay;
		expect(result.arrived).toBeGreaterThan(wanted);
	},
);
