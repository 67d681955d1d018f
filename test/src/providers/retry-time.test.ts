import { expect, test } from 'vitest';
import {
	busyRetryAt,
	dayRetryAt,
	durationMs,
	inTime,
	limitOf,
	minuteRetryAt,
	resetsLater,
} from '../../../src/providers/retry-time.ts';

const NOON = Date.UTC(2026, 9, 2, 12);
const MIDNIGHT = Date.UTC(2026, 9, 3);
const reset = (value: unknown) => (name: string) =>
	name === 'x-ratelimit-reset' ? String(value) : undefined;
const after = (value: string) => (name: string) => (name === 'retry-after' ? value : undefined);
const nothing = () => undefined;

test('a reset is read in milliseconds and in seconds', () => {
	const now = 1_743_292_790_000;
	expect(minuteRetryAt(reset(1_743_292_800_000), now)).toBe(1_743_292_800_000);
	expect(minuteRetryAt(reset(1_743_292_800), now)).toBe(1_743_292_800_000);
});

test.each([
	['far ahead', NOON + 10 * 86_400_000, NOON + 120_000],
	['past', NOON - 1, NOON + 60_000],
	['now', NOON, NOON + 60_000],
	['zero', 0, NOON + 60_000],
	['negative', -5, NOON + 60_000],
	['a duration', 60, NOON + 60_000],
	['no number', 'soon', NOON + 60_000],
	['infinite', 'Infinity', NOON + 60_000],
	['beyond any date', '9'.repeat(40), NOON + 120_000],
])('a minute whose reset is %s is waited out within two minutes', (_, value, expected) => {
	expect(minuteRetryAt(reset(value), NOON)).toBe(expected);
});

test.each([
	['at midnight', MIDNIGHT, MIDNIGHT],
	['at midnight, in seconds', MIDNIGHT / 1000, MIDNIGHT],
	['a bit later', MIDNIGHT + 60_000, MIDNIGHT + 60_000],
	['far ahead', MIDNIGHT + 10 * 86_400_000, MIDNIGHT + 300_000],
	['past', NOON - 1, MIDNIGHT],
	['no number', '', MIDNIGHT],
])('a day whose reset is %s ends near the next UTC midnight', (_, value, expected) => {
	expect(dayRetryAt(reset(value), NOON)).toBe(expected);
});

test('no wait is ever longer than 24 hours', () => {
	const justAfterMidnight = Date.UTC(2026, 9, 2, 0, 0, 1);
	const day = 86_400_000;
	const far = reset(justAfterMidnight + 9 * day);
	expect(dayRetryAt(far, justAfterMidnight)).toBeLessThanOrEqual(justAfterMidnight + day);
	expect(busyRetryAt(after('999999999'), NOON)).toBe(NOON + day);
});

test('Retry-After is read as seconds and as a date', () => {
	expect(busyRetryAt(after('29'), NOON)).toBe(NOON + 29_000);
	expect(busyRetryAt(after('0.5'), NOON)).toBe(NOON + 500);
	expect(busyRetryAt(after(new Date(NOON + 45_000).toUTCString()), NOON)).toBe(NOON + 45_000);
});

test.each(['', ' ', '0', '-3', 'later', new Date(NOON - 1000).toUTCString()])(
	'a Retry-After of "%s" says nothing',
	(value) => expect(busyRetryAt(after(value), NOON)).toBeUndefined(),
);

test('a minute without a reset goes by Retry-After', () => {
	expect(minuteRetryAt(after('7'), NOON)).toBe(NOON + 7000);
	expect(minuteRetryAt(nothing, NOON)).toBe(NOON + 60_000);
});

test('a limit is a positive whole number or nothing', () => {
	const limit = (value: string) => limitOf((name) => (name.endsWith('limit') ? value : undefined));
	expect(limit('16')).toBe(16);
	for (const value of ['0', '-1', '2.5', 'many', 'Infinity']) expect(limit(value)).toBeUndefined();
	expect(limitOf(nothing)).toBeUndefined();
});

test('only a reset beyond two minutes is that of a day', () => {
	expect(resetsLater(reset(NOON + 119_000), NOON)).toBe(false);
	expect(resetsLater(reset(NOON + 121_000), NOON)).toBe(true);
	expect(resetsLater(nothing, NOON)).toBe(false);
});

test.each([
	['2m59.56s', 179_560],
	['370ms', 370],
	['7.66s', 7660],
	['1h23m31s', 5_011_000],
	['42s', 42_000],
	['42.87350591s', 42_873.50591],
	['1d2h', 93_600_000],
])('the duration %s is %d milliseconds', (written, expected) => {
	expect(durationMs(written)).toBeCloseTo(expected, 5);
});

test.each(['', 'soon', '5', '5 s', '1.2.3s', 's', '-5s', '5sx'])('%j is no duration', (written) => {
	expect(durationMs(written)).toBeUndefined();
});

test('nobody is believed to be away for longer than a day', () => {
	expect(inTime(1500.2, NOON)).toBe(NOON + 1501);
	expect(inTime(1e15, NOON)).toBe(NOON + 86_400_000);
});
