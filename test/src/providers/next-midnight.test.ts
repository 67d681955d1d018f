import { expect, test } from 'vitest';
import { nextMidnight } from '../../../src/providers/next-midnight.ts';

const PACIFIC = 'America/Los_Angeles';

test.each([
	['in winter', '2026-12-01T12:00:00Z', '2026-12-02T08:00:00Z'],
	['in summer', '2026-07-01T12:00:00Z', '2026-07-02T07:00:00Z'],
	['while it is still yesterday there', '2026-07-01T06:59:59.999Z', '2026-07-01T07:00:00Z'],
	['at midnight itself', '2026-07-01T07:00:00Z', '2026-07-02T07:00:00Z'],
	['on the day that has 23 hours', '2026-03-08T08:00:00Z', '2026-03-09T07:00:00Z'],
	['on the day that has 25 hours', '2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z'],
	['within the hour that comes twice', '2026-11-01T09:30:00Z', '2026-11-02T08:00:00Z'],
	['on the last day of the year', '2026-12-31T20:00:00Z', '2027-01-01T08:00:00Z'],
])('the next midnight Pacific, %s', (_, now, expected) => {
	expect(new Date(nextMidnight(PACIFIC, Date.parse(now))).toISOString()).toBe(
		new Date(expected).toISOString(),
	);
});

test('a zone without summer time, ahead of UTC by half an hour more', () => {
	const at = nextMidnight('Asia/Kolkata', Date.parse('2026-07-01T18:29:59Z'));
	expect(at).toBe(Date.parse('2026-07-01T18:30:00Z'));
});
