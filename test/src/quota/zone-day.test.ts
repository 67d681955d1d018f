import { describe, expect, test } from 'vitest';
import { dayEndsIn, dayIn } from '../../../src/quota/zone-day.ts';

const PACIFIC = 'America/Los_Angeles';
const HOUR_MS = 3_600_000;
const dayOf = (date: string) => Date.parse(`${date}T00:00Z`) / 86_400_000;

describe('the day of a zone', () => {
	test.each([
		['in winter', '2026-11-23', '2026-11-24T08:00Z', 24],
		['in summer', '2026-07-01', '2026-07-02T07:00Z', 24],
		['when summer time ends', '2026-11-01', '2026-11-02T08:00Z', 25],
		['when summer time begins', '2027-03-14', '2027-03-15T07:00Z', 23],
	])('%s ends at midnight there', (_, date, ends, hours) => {
		const end = dayEndsIn(PACIFIC, dayOf(date));
		expect(new Date(end).toISOString()).toBe(new Date(ends).toISOString());
		expect(dayIn(PACIFIC, end - 1)).toBe(dayOf(date));
		expect(dayIn(PACIFIC, end)).toBe(dayOf(date) + 1);
		expect(end - dayEndsIn(PACIFIC, dayOf(date) - 1)).toBe(hours * HOUR_MS);
	});

	test('ends also where its midnight does not exist', () => {
		// Chile goes forward at midnight of 6 September 2026.
		const end = dayEndsIn('America/Santiago', dayOf('2026-09-05'));
		expect(dayIn('America/Santiago', end)).toBe(dayOf('2026-09-06'));
		expect(dayIn('America/Santiago', end - 1)).toBe(dayOf('2026-09-05'));
	});

	test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'UTC'])(
		'is found in %s',
		(zone) => {
			const at = Date.UTC(2026, 10, 23, 12);
			const end = dayEndsIn(zone, dayIn(zone, at));
			expect(end).toBeGreaterThan(at);
			expect(end - at).toBeLessThanOrEqual(24 * HOUR_MS);
		},
	);

	test('of a zone that does not exist is an error', () => {
		expect(() => dayIn('Mars/Olympus', 0)).toThrow(RangeError);
	});
});
