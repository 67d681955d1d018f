import { expect, test } from 'vitest';
import { shownTime } from '../../../../src/demo/terminal/shown-time.ts';

const now = 1_800_000_000_000;

test.each([
	[12, 'in 12 seconds'],
	[1, 'in 1 second'],
	[-5, '5 seconds ago'],
	[90, 'in 2 minutes'],
	[7200, 'in 2 hours'],
	[-86_400 * 3, '3 days ago'],
])('%i seconds from now reads %s', (seconds, words) => {
	expect(shownTime(now / 1000 + seconds, 'R', now)).toBe(words);
});

test('the other styles give a time, a date or both', () => {
	expect(shownTime(now / 1000, 't', now)).toMatch(/^\d\d:\d\d$/);
	expect(shownTime(now / 1000, 'D', now)).toMatch(/^\d+ January 2027$/);
	expect(shownTime(now / 1000, 'f', now)).toMatch(/2027.*\d\d:\d\d/);
});

test('a moment outside of all calendars stays as it was written', () => {
	expect(shownTime(9e15, 'R', now)).toBe('<t:9000000000000000:R>');
});
