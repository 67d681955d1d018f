import { expect, test } from 'vitest';
import { countedDays, dayEndsAt, dayOf, nextSlot } from '../../../src/quota/windows.ts';

const MIDNIGHT = Date.UTC(2026, 2, 29);
const DAY = dayOf(MIDNIGHT);

test.each([
	['nothing before', [], 3, 500, 500],
	['room left', [0, 100], 3, 500, 500],
	['full: when the oldest is 62 s old', [0, 100, 200], 3, 500, 62_000],
	['full, and that is over', [0, 100, 200], 3, 62_000, 62_000],
	['a lowered limit waits for more of them', [0, 100, 200], 2, 500, 62_100],
	['one a minute', [0, 100, 200], 1, 500, 62_200],
])('the next slot, %s', (_, stamps, perMinute, now, expected) => {
	expect(nextSlot(stamps, perMinute, now)).toBe(expected);
});

test.each([
	[MIDNIGHT - 2_001, DAY - 1, DAY - 1],
	[MIDNIGHT - 2_000, DAY - 1, DAY],
	[MIDNIGHT, DAY - 1, DAY],
	[MIDNIGHT + 1_999, DAY - 1, DAY],
	[MIDNIGHT + 2_000, DAY, DAY],
])('at %i the days that count are %i to %i', (at, first, last) => {
	expect(countedDays(at)).toEqual({ first, last });
});

test('a day ends two seconds after midnight UTC, on the day that summer time begins as on any other', () => {
	expect(dayEndsAt(DAY - 1)).toBe(Date.UTC(2026, 2, 29, 0, 0, 2));
	expect(dayEndsAt(DAY)).toBe(Date.UTC(2026, 2, 30, 0, 0, 2));
});
