import { describe, expect, test } from 'vitest';
import { createShownTime } from '../../../../src/demo/terminal/shown-time.ts';

const now = 1_800_000_000_000;
const shownTime = (locale: string) => createShownTime({ locale, timeZone: 'UTC', now: () => now });
const english = shownTime('en-GB');

test.each([
	[12, 'in 12 seconds'],
	[1, 'in 1 second'],
	[0, '0 seconds ago'],
	[-5, '5 seconds ago'],
	[90, 'in 2 minutes'],
	[7200, 'in 2 hours'],
	[-86_400 * 3, '3 days ago'],
])('%i seconds from now reads %s', (seconds, words) => {
	expect(english(now / 1000 + seconds, 'R')).toBe(words);
});

test('the other styles give a time, a date or both', () => {
	expect(english(now / 1000, 't')).toBe('08:00');
	expect(english(now / 1000, 'D')).toBe('15 January 2027');
	expect(english(now / 1000, 'f')).toMatch(/2027.*08:00/);
});

describe('in Chinese', () => {
	test.each(['zh-CN', 'zh-TW'])('%s: as a reader there writes it', (locale) => {
		const chinese = shownTime(locale);
		expect(chinese(now / 1000 + 180, 'R')).toMatch(/^3 ?分[钟鐘][后後]$/);
		expect(chinese(now / 1000 + 43_200, 't')).toBe('20:00');
		expect(chinese(now / 1000, 'D')).toBe('2027年1月15日');
	});
});

test('a moment outside of all calendars stays as it was written', () => {
	expect(english(9e15, 'R')).toBe('<t:9000000000000000:R>');
});
